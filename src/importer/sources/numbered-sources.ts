import { articleAddress } from '../../citations/article-address.ts'
import type { Layout } from '../read/layout.ts'
import type { Span } from '../read/raw-markdown.ts'
import { Refusal } from '../read/refusal.ts'
import type { Change } from '../write/account.ts'
import { definitionItems, inlineItems, noteItems } from './loose-sources.ts'
import { sameArticles } from './same-articles.ts'
import type { SourceItem } from './source-item.ts'
import type { SourceList } from './source-lists.ts'

/** A report's sources by number, and what leaves the text with them. */
export interface NumberedSources {
  byNumber: Map<number, SourceItem>
  /** Items of the list, also those that could not be used. */
  listed: number
  spans: Span[]
  /** Identifiers of notes that are sources. */
  sourceNotes: Set<string>
  /** The items of a list that shows one number for different sources: they are numbered by place. */
  byPlace: SourceItem[]
  changes: Change[]
}

type LineOf = (offset: number) => number

const firstOfEach = (items: readonly SourceItem[]): SourceItem[] =>
  items.filter((item, index) => items.findIndex(({ label }) => label === item.label) === index)

const checkInline = (
  byNumber: ReadonlyMap<number, SourceItem>,
  items: readonly SourceItem[],
  lineOf: LineOf,
): void => {
  for (const item of items) {
    const first = byNumber.get(item.label ?? 0)
    if (first && !isSame(first, item))
      throw new Refusal(
        `The number ${item.label} leads to two addresses: ${first.address} (line ${lineOf(first.offset)}) and ${item.address} (line ${lineOf(item.offset)}); give one of them a number of its own`,
      )
  }
}

const isUsable = (item: SourceItem): boolean =>
  item.title !== undefined || item.address !== undefined

const isSame = (one: SourceItem, other: SourceItem): boolean =>
  one.address === undefined || other.address === undefined
    ? one.title === undefined || other.title === undefined || one.title === other.title
    : articleAddress(one.address) === articleAddress(other.address)

const merged = (one: SourceItem, other: SourceItem): SourceItem => ({ ...other, ...one })

const place = (
  byNumber: Map<number, SourceItem>,
  item: SourceItem,
  number: number,
  lineOf: LineOf,
  changes: Change[],
): void => {
  if (number < 1 || number > 999)
    throw new Refusal(
      `The list numbers a source ${number} (line ${lineOf(item.offset)}); expected 1 to 999; number the list so`,
    )
  const before = byNumber.get(number)
  if (before && !isSame(before, item))
    throw new Refusal(
      `The list gives number ${number} to two sources: ${before.address ?? before.title ?? '?'} (line ${lineOf(before.offset)}) and ${item.address ?? item.title ?? '?'} (line ${lineOf(item.offset)}); give one of them a number of its own`,
    )
  if (before)
    changes.push({
      line: lineOf(item.offset),
      kind: 'repeated-label',
      what: `number ${number} stands twice with one article`,
    })
  byNumber.set(number, before ? merged(before, item) : item)
}

/** Gives unlabelled items their place: behind the item before them, or at the end. */
const placeUnlabelled = (
  byNumber: Map<number, SourceItem>,
  items: readonly SourceItem[],
  lineOf: LineOf,
  changes: Change[],
): void => {
  let last = 0
  const told: number[] = []
  for (const item of items) {
    if (item.label !== undefined) {
      last = item.label
      continue
    }
    if (!isUsable(item)) continue
    const number = byNumber.has(last + 1) ? Math.max(0, ...byNumber.keys()) + 1 : last + 1
    place(byNumber, item, number, lineOf, changes)
    last = number
    told.push(number)
  }
  const [first] = items
  if (told.length > 0 && first)
    changes.push({
      line: lineOf(first.offset),
      kind: 'numbered-by-place',
      what: `the list shows no number for ${told.length} sources; they are ${told.slice(0, 8).join(', ')}${told.length > 8 ? ' …' : ''} by their place`,
    })
}

const hasLabels = ({ items }: SourceList): boolean => items.some(({ label }) => label !== undefined)

/**
 * The lists that count: lists of links only where no list of sources stands. Several lists without
 * any number belong to the sections that they end, and stay there.
 */
const chosen = (lists: readonly SourceList[], lineOf: LineOf, changes: Change[]): SourceList[] => {
  const sources = lists.filter(({ kind }) => kind === 'sources')
  const used = sources.some(({ items }) => items.length > 0) ? sources : [...lists]
  const plain = used.filter((list) => list.items.length > 0 && !hasLabels(list))
  if (plain.length < 2) return used
  const [first] = plain
  changes.push({
    line: lineOf(first?.offset ?? 0),
    kind: 'lists-in-sections',
    what: `${plain.length} lists without numbers stay in their sections; they are no sources of the whole`,
  })
  return used.filter((list) => !plain.includes(list))
}

const repeatsNumbers = (items: readonly SourceItem[]): boolean => {
  const byLabel = new Map<number, SourceItem>()
  return items.some((item) => {
    if (item.label === undefined) return false
    const before = byLabel.get(item.label)
    byLabel.set(item.label, before ?? item)
    return before !== undefined && !isSame(before, item)
  })
}

/** Where headings number groups and the sources have no numbers, a mark may mean either. */
const refuseGroups = (
  lists: readonly SourceList[],
  cited: ReadonlySet<number>,
  lineOf: LineOf,
): void => {
  const list = lists.find(({ isGrouped, items }) => isGrouped && items.some((item) => !item.label))
  if (!list || cited.size === 0) return
  throw new Refusal(
    `The list (line ${lineOf(list.offset)}) numbers groups and not its sources, so what [${[...cited][0]}] means is not certain; number the sources`,
  )
}

/** Lists by kind that each begin at 1: where no mark cites a number they are counted on, by their place. */
const runningOn = (
  lists: SourceList[],
  cited: ReadonlySet<number>,
  lineOf: LineOf,
  changes: Change[],
): SourceList[] => {
  const items = lists.flatMap((list) => list.items)
  if (cited.size > 0 || !repeatsNumbers(items)) return lists
  const place = new Map(items.map((item, index) => [item, index + 1]))
  changes.push({
    line: lineOf(items[0]?.offset ?? 0),
    kind: 'numbered-by-place',
    what: `the list begins anew within itself and no mark cites it; its ${items.length} sources are numbered by their place`,
  })
  return lists.map((list) => ({
    ...list,
    items: list.items.map((item) => ({ ...item, label: place.get(item) ?? 0 })),
  }))
}

/** Items that all show one number and lead to different articles. */
const numberedByPlace = (
  items: readonly SourceItem[],
  lineOf: LineOf,
  changes: Change[],
): SourceItem[] => {
  const same = items.filter(({ shown }) => shown !== undefined)
  const [first] = same
  if (!first || same.every((item) => isSame(first, item))) return []
  changes.push({
    line: lineOf(first.offset),
    kind: 'numbered-by-place',
    what: `the list shows number ${first.shown} for each of ${same.length} sources; they are numbered by their place`,
  })
  return same
}

const tellItem = (item: SourceItem, number: number, line: number): Change[] => [
  ...(item.badDay === undefined
    ? []
    : [
        {
          line,
          kind: 'placeholder-date',
          what: `source ${number}: ${item.badDay} is no day of access, left out`,
        },
      ]),
  ...(item.badTitle
    ? [
        {
          line,
          kind: 'placeholder-title',
          what: `source ${number}: ${item.badTitle.fault}, left out: ${item.badTitle.text.slice(0, 60)}`,
        },
      ]
    : []),
  ...(item.address === undefined && item.badAddress === undefined && isUsable(item)
    ? [{ line, kind: 'no-address', what: `source ${number}: no address: ${item.title ?? ''}` }]
    : []),
  ...(item.badAddress === undefined
    ? []
    : [
        {
          line,
          kind: 'placeholder-address',
          what: `source ${number}: no address: ${item.badAddress.slice(0, 60)}`,
        },
      ]),
  ...(item.doubt === undefined
    ? []
    : [
        {
          line,
          kind: 'bare-address',
          what: `source ${number}: nobody can tell whether 「${item.doubt}」 is part of ${item.address}; put a space where the address ends`,
        },
      ]),
  ...(item.otherAddresses.length > 0
    ? [
        {
          line,
          kind: 'further-address',
          what: `source ${number} names a further address, left out: ${item.otherAddresses.join(' ')}`,
        },
      ]
    : []),
]

/** Brings the lists, definitions and notes of a report together under their numbers. */
export const numberedSources = (
  text: string,
  layout: Layout,
  lists: readonly SourceList[],
  cited: ReadonlySet<number>,
  lineOf: LineOf,
): NumberedSources => {
  const changes: Change[] = []
  refuseGroups(lists, cited, lineOf)
  const used = runningOn(chosen(lists, lineOf, changes), cited, lineOf, changes)
  const inLists = (span: Span) =>
    used.some(({ spans }) => spans.some((list) => list.start <= span.start && span.end <= list.end))
  const definitions = definitionItems(layout, inLists)
  const notes = noteItems(text, layout, inLists)
  const own = [...used.flatMap((list) => list.items), ...definitions.items, ...notes.items]
  const inline = own.length === 0 ? inlineItems(text, layout) : []
  const byNumber = new Map<number, SourceItem>()
  const items = [...own, ...firstOfEach(inline)]
  for (const item of items)
    if (item.label !== undefined) place(byNumber, item, item.label, lineOf, changes)
  const byPlace = numberedByPlace(own, lineOf, changes)
  checkInline(byNumber, inline, lineOf)
  if (inline[0])
    changes.push({
      line: lineOf(inline[0].offset),
      kind: 'list-from-links',
      what: `no list of sources: the ${byNumber.size} numbered links of the text are the sources`,
    })
  for (const list of used) placeUnlabelled(byNumber, list.items, lineOf, changes)
  for (const [number, item] of byNumber) {
    changes.push(...tellItem(item, number, lineOf(item.offset)))
    if (isUsable(item)) continue
    byNumber.delete(number)
    changes.push({
      line: lineOf(item.offset),
      kind: 'dropped-source',
      what: `source ${number} has neither address nor title; it is not listed`,
    })
  }
  for (const { headings } of used)
    for (const { span, rest } of headings.slice(1))
      if (rest === 0)
        changes.push({
          line: lineOf(span.start),
          kind: 'list-heading',
          what: `a heading within the list left out: ${text.slice(span.start, span.end).slice(0, 60)}`,
        })
  changes.push(...sameArticles(byNumber, lineOf))
  const listed = new Set(items.map(({ label }, index) => label ?? `-${index}`)).size
  const spans = [...used.flatMap((list) => list.spans), ...definitions.spans, ...notes.spans]
  return { byNumber, listed, spans, sourceNotes: notes.sourceNotes, byPlace, changes }
}
