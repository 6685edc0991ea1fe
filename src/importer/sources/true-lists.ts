import type { Root } from 'mdast'
import type { Span } from '../read/raw-markdown.ts'
import { spanOf } from '../read/raw-markdown.ts'
import type { Change } from '../write/account.ts'
import type { SourceItem } from './source-item.ts'
import type { SourceList } from './source-lists.ts'

/** What is known of the places at which lists may stand. */
export interface ListPlaces {
  tree: Root
  isOrigin: (span: Span) => boolean
  lineOf: (offset: number) => number
}

const isAddressed = ({ address, badAddress }: SourceItem): boolean =>
  address !== undefined || badAddress !== undefined

/** Whether at least half of a list's items lead somewhere. */
const holdsAddresses = ({ items }: SourceList): boolean =>
  items.filter(isAddressed).length * 2 >= items.length

/** Whether an item without an address says a sentence: a note that explains the text. */
const explains = ({ items }: SourceList): boolean =>
  items.some((item) => !isAddressed(item) && isSentence(item))

const labelsOf = ({ items }: SourceList): number[] =>
  items.flatMap(({ label }) => (label === undefined ? [] : [label]))

const IN_QUOTES = /「[^」]*」|『[^』]*』|“[^”]*”|"[^"]*"/g

/** Whether the words of an item are a sentence and no title: 「…です。詳しくは…」. */
export const isSentence = ({ title = '', note = '' }: SourceItem): boolean => {
  const words = `${title} ${note}`.replace(IN_QUOTES, '')
  return /\p{Script=Hiragana}\*{0,2}[。！？]/u.test(words) || note.split(/\s+/).length > 12
}

/** Whether most items say a sentence where a title stands: 「…下げた。https://…」. A title may ask, and ends in no 。 */
const listsSentences = ({ items }: SourceList): boolean =>
  items.filter(({ title = '' }) =>
    /\p{Script=Hiragana}\*{0,2}。/u.test(title.replace(IN_QUOTES, '')),
  ).length *
    2 >
  items.length

const isWritten = (list: SourceList): boolean =>
  list.items.every((item) => item.title !== undefined && !isSentence(item))

/** Whether nothing but lists and the 元記事 line stands behind a list. */
const endsReport = (
  list: SourceList,
  lists: readonly SourceList[],
  { tree, isOrigin }: ListPlaces,
): boolean => {
  const listed = lists.flatMap(({ spans, headings }) => [
    ...spans,
    ...headings.map(({ span }) => span),
  ])
  return tree.children.every((node) => {
    const span = spanOf(node)
    if (!span || span.end <= list.offset || node.type === 'thematicBreak') return true
    if (node.type === 'definition' || node.type === 'footnoteDefinition' || isOrigin(span))
      return true
    return listed.some(({ start, end }) => start < span.end && span.start < end)
  })
}

const isCited = (list: SourceList, cited: ReadonlySet<number>): boolean =>
  labelsOf(list).some((label) => cited.has(label))

const tellKept = (list: SourceList, lineOf: (offset: number) => number, text: string): Change => ({
  line: lineOf(list.offset),
  kind: 'list-as-text',
  what: `no list of sources, it stays in the text: ${text.slice(list.offset, list.offset + 40).split('\n')[0] ?? ''}`,
})

/** Whether a list gives another work a number that a list has. */
const collides = (list: SourceList, other: SourceList): boolean => {
  const labels = new Set(labelsOf(other))
  return labelsOf(list).some((label) => labels.has(label))
}

/**
 * The lists of sources among what may be one: a list that is named so and holds addresses, or one
 * that marks of the text cite. Where no list does, one that is named and ends the report may name
 * books. What is none stays in the text, and is told.
 */
export const trueLists = (
  text: string,
  candidates: readonly SourceList[],
  cited: ReadonlySet<number>,
  places: ListPlaces,
): { lists: SourceList[]; changes: Change[] } => {
  const filled = candidates.filter(({ items }) => items.length > 0)
  const holds = (list: SourceList): boolean => {
    if (listsSentences(list) && !isCited(list, cited)) return false
    const isByMarks = isCited(list, cited) && (holdsAddresses(list) || !list.items.some(isSentence))
    if (list.kind === 'links') return isByMarks && !explains(list)
    return holdsAddresses(list) || isByMarks
  }
  const strong = filled.filter(holds)
  const named = strong.filter((list) => {
    if (isCited(list, cited) && holdsAddresses(list)) return true
    const others = strong.filter((other) => other !== list && isCited(other, cited))
    if (others.length === 0) return true
    const isBefore = others.some(({ offset }) => list.offset < offset)
    return !others.some((other) => collides(list, other)) && !(isBefore && !isCited(list, cited))
  })
  const books = filled.filter(
    (list) => list.kind === 'sources' && isWritten(list) && endsReport(list, candidates, places),
  )
  const taken = named.length > 0 ? named : books
  const lists = candidates.filter((list) => list.items.length === 0 || taken.includes(list))
  return {
    lists,
    changes: filled
      .filter((list) => !taken.includes(list) && (list.kind === 'sources' || holdsAddresses(list)))
      .map((list) => tellKept(list, places.lineOf, text)),
  }
}
