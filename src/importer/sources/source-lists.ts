import type { Heading, Paragraph, Root, RootContent } from 'mdast'
import { DIGITS } from '../marks/numbers.ts'
import { innerSpan, type Span, spanOf } from '../read/raw-markdown.ts'
import { annotatedEntry, numbersGroups } from './annotated.ts'
import { linesOf, listItems, nodeItems, paragraphItems, slice } from './list-blocks.ts'
import { isOriginName, listKind } from './list-names.ts'
import type { SourceItem } from './source-item.ts'
import { isSentence } from './true-lists.ts'

/** A stretch of a report that lists sources. */
export interface SourceList {
  kind: 'sources' | 'links'
  items: SourceItem[]
  /** Its blocks, which leave the text. */
  spans: Span[]
  /** Its heading and those within it, each with the number of blocks under it that stay in the text. */
  headings: { span: Span; rest: number }[]
  /** Blocks of its section that stay in the text. */
  rest: number
  /** Where it begins. */
  offset: number
  /** Whether its headings number groups of sources, so that a mark may mean a group or a source. */
  isGrouped: boolean
}

/** The depth of a list that no heading but a bold line opens: any heading ends it. */
const ANY_HEADING = 7

interface Opening {
  kind: 'sources' | 'links'
  /** A heading of this depth or less ends the section. */
  depth: number
  span: Span
  /** Lines of the same paragraph that already are items. */
  first: SourceItem[]
}

const headingOpening = (text: string, node: Heading): Opening | undefined => {
  const span = spanOf(node)
  const inner = innerSpan(node)
  const kind = inner && listKind(text.slice(inner.start, inner.end))
  return span && kind && { kind, depth: node.depth, span, first: [] }
}

const MARKED = /^(?:\*\*|__|[■◆●▼【〈<])|[:：]\**$/

/** Whether a block can be nothing but a list of sources. */
const listsSources = (text: string, node: RootContent | undefined): boolean =>
  node?.type === 'list' || (node !== undefined && (nodeItems(text, node) ?? []).length > 0)

/** A list's name as a line of its own, with its items in the lines below or in the next block. */
const paragraphOpening = (
  text: string,
  node: Paragraph,
  next: RootContent | undefined,
): Opening | undefined => {
  const span = spanOf(node)
  if (!span) return undefined
  const lines = linesOf(text, span)
  const at = lines.findIndex(({ text: line }) => listKind(line.trim()) !== undefined)
  const head = lines[at]
  const kind = head && listKind(head.text.trim())
  if (!head || !kind) return undefined
  const below = lines.slice(at + 1)
  const isMarked = at === 0 && MARKED.test(head.text.trim())
  if (below.length === 0 && !isMarked && !listsSources(text, next)) return undefined
  const first = below.length === 0 ? [] : paragraphItems(below)
  return first && { kind, depth: ANY_HEADING, span: { start: head.offset, end: span.end }, first }
}

const openingOf = (
  text: string,
  node: RootContent,
  next: RootContent | undefined,
): Opening | undefined =>
  node.type === 'heading'
    ? headingOpening(text, node)
    : node.type === 'paragraph'
      ? paragraphOpening(text, node, next)
      : undefined

interface Section {
  list: SourceList
  next: number
}

/** Whether a node belongs to no list and to no text: a line, a definition that is read elsewhere. */
const isNeutral = (node: RootContent): boolean =>
  node.type === 'thematicBreak' || node.type === 'definition' || node.type === 'footnoteDefinition'

/** Whether a block ends a section: a heading of its rank, another list's heading, the 元記事 line. */
const endsSection = (
  text: string,
  node: RootContent,
  next: RootContent | undefined,
  opening: Opening,
  isOrigin: (span: Span) => boolean,
): boolean => {
  const span = spanOf(node)
  if (!span || isOrigin(span)) return true
  if (node.type === 'heading')
    return (
      node.depth <= opening.depth ||
      headingOpening(text, node) !== undefined ||
      isOriginName(text.slice(span.start, span.end))
    )
  return opening.depth === ANY_HEADING && openingOf(text, node, next) !== undefined
}

const countRest = (list: SourceList): void => {
  list.rest += 1
  const heading = list.headings.at(-1)
  if (heading) heading.rest += 1
}

/** The headings that leave the text: those with nothing left under them; the first only with all. */
const emptyHeadings = ({ headings, rest }: SourceList): Span[] =>
  headings
    .filter((heading, index) => (index === 0 ? rest === 0 : heading.rest === 0))
    .map(({ span }) => span)

/** The blocks behind an opening, up to a heading of its rank. */
const sectionOf = (
  children: readonly RootContent[],
  from: number,
  { depth }: Opening,
): readonly RootContent[] => {
  const end = children.findIndex(
    (node, at) => at > from && node.type === 'heading' && node.depth <= depth,
  )
  return children.slice(from + 1, end === -1 ? undefined : end)
}

const readSection = (
  text: string,
  children: readonly RootContent[],
  from: number,
  opening: Opening,
  isOrigin: (span: Span) => boolean,
): Section => {
  const list: SourceList = {
    kind: opening.kind,
    items: [...opening.first],
    spans: [],
    headings: [{ span: opening.span, rest: 0 }],
    rest: 0,
    offset: opening.span.start,
    isGrouped: numbersGroups(text, sectionOf(children, from, opening)),
  }
  let at = from + 1
  for (; at < children.length; at++) {
    const node = children[at]
    const span = node && spanOf(node)
    if (!node || !span || endsSection(text, node, children[at + 1], opening, isOrigin)) break
    if (isNeutral(node)) continue
    const entry = annotatedEntry(text, children, at, list.isGrouped, isOrigin)
    if (entry) {
      list.items.push(entry.item)
      list.spans.push(...entry.spans)
      at = entry.next - 1
      continue
    }
    if (node.type === 'heading') {
      list.headings.push({ span, rest: 0 })
      continue
    }
    const found = nodeItems(text, node) ?? []
    // Behind a list in the lines of its own name only its further labels belong to it.
    if (opening.first.length > 0 && !found.some(({ label }) => label !== undefined)) break
    list.items.push(...found)
    if (found.length > 0) list.spans.push(span)
    else countRest(list)
    // A bold line's list ends with its first block; what follows is text again.
    if (opening.depth === ANY_HEADING && opening.first.length === 0) return { list, next: at + 1 }
  }
  return { list, next: at }
}

const A_FAMILY = new RegExp(
  String.raw`^\s*[-*+]\s+\[\s*(?:\\?\[)?\s*${DIGITS}\s*(?:\\?\])?\s*[:：]\s*https?:`,
)

/** Lists that need no heading to be known: `- [[1]:address](address)` in each of their items. */
const unmistakable = (text: string, node: RootContent): SourceList | undefined => {
  const span = spanOf(node)
  if (
    node.type !== 'list' ||
    !span ||
    !node.children.every((item) => A_FAMILY.test(slice(text, item)))
  )
    return undefined
  return {
    kind: 'sources',
    items: listItems(text, node),
    spans: [span],
    headings: [],
    rest: 0,
    offset: span.start,
    isGrouped: false,
  }
}

/**
 * Finds the lists of sources among the blocks of a report.
 * @param isOrigin whether a stretch holds the 元記事 line, which ends any list
 */
export const findSourceLists = (
  text: string,
  tree: Root,
  isOrigin: (span: Span) => boolean,
): SourceList[] => {
  const lists: SourceList[] = []
  const { children } = tree
  for (let at = 0; at < children.length; ) {
    const node = children[at]
    if (!node) break
    const opening = openingOf(text, node, children[at + 1])
    if (!opening) {
      const list = unmistakable(text, node)
      if (list) lists.push(list)
      at += 1
      continue
    }
    const { list, next } = readSection(text, children, at, opening, isOrigin)
    const empty = list.items.length === 0 && list.rest === 0 && opening.kind === 'sources'
    if (empty || list.items.length > 0) {
      list.spans.unshift(...emptyHeadings(list))
      lists.push(list)
      at = Math.max(next, at + 1)
    } else at += 1
  }
  return lists
}

/** Whether a block's items are sources beyond doubt: each with a label and an address, none a sentence. */
const isTail = (items: readonly SourceItem[]): boolean =>
  items.length > 0 &&
  items.every((item) => item.address !== undefined && item.label !== undefined) &&
  !items.some(isSentence)

/** What may be a list at the very end without any heading: every item carries a label and an address. */
export const findTailList = (
  text: string,
  tree: Root,
  isOrigin: (span: Span) => boolean,
): SourceList | undefined => {
  const blocks = tree.children.filter((node) => {
    const span = spanOf(node)
    return span && !isNeutral(node) && !isOrigin(span)
  })
  const items: SourceItem[] = []
  const spans: Span[] = []
  for (const block of blocks.slice(1).reverse()) {
    const span = spanOf(block)
    const found = nodeItems(text, block) ?? []
    if (!span || !isTail(found)) break
    items.unshift(...found)
    spans.unshift(span)
    if (block.type !== 'paragraph') break
  }
  const [first] = spans
  return (
    first && {
      kind: 'sources',
      items,
      spans,
      headings: [],
      rest: 0,
      offset: first.start,
      isGrouped: false,
    }
  )
}
