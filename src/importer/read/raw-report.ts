import type { Root } from 'mdast'
import { citedNumbers } from '../marks/cited-numbers.ts'
import type { DecidedMarks } from '../marks/decide-marks.ts'
import { findMarks } from '../marks/find-marks.ts'
import { otherNotations } from '../marks/other-notations.ts'
import { type NumberedSources, numberedSources } from '../sources/numbered-sources.ts'
import { titleFault } from '../sources/placeholders.ts'
import { findSourceLists, findTailList } from '../sources/source-lists.ts'
import { type ListPlaces, trueLists } from '../sources/true-lists.ts'
import { codeIn } from '../text/wide-markup.ts'
import type { Change } from '../write/account.ts'
import type { Layout } from './layout.ts'
import { refuseHeaded, refuseReply } from './not-a-report.ts'
import { openRaw } from './open-raw.ts'
import type { OriginLine } from './origin-line.ts'
import { type Place, placeIn } from './place.ts'
import type { RawFrontmatter } from './raw-frontmatter.ts'
import { type Span, Spans } from './raw-markdown.ts'
import { Refusal } from './refusal.ts'
import { type ReportTitle, reportTitle } from './report-title.ts'

/** A raw report, read: what it says and where, before anything is written. */
export interface RawReport {
  /** The file's own text. */
  raw: string
  /** The text that is worked on. */
  text: string
  tree: Root
  /** Where an offset of `text` stands in `raw`. */
  originOf(offset: number): number
  /** The place of an offset of `text` in the raw file. */
  placeOf(offset: number): Place
  frontmatter: RawFrontmatter
  layout: Layout
  origin: OriginLine | undefined
  /** The 元記事 title, where it may be published. */
  originTitle: string | undefined
  title: ReportTitle
  sources: NumberedSources
  marks: DecidedMarks
  /** What leaves the text: lists, the 元記事 line, the title's heading. */
  removed: Spans
  changes: Change[]
}

const wholeBlocks = (text: string, span: Span): Span => {
  const after = /^[ \t]*\n*/.exec(text.slice(span.end, span.end + 400))?.[0].length ?? 0
  const before =
    /[ \t]*$/.exec(text.slice(Math.max(0, span.start - 40), span.start))?.[0].length ?? 0
  return { start: span.start - before, end: span.end + after }
}

const tellOrigin = (
  origin: OriginLine | undefined,
  placeOf: (offset: number) => Place,
): Change[] => {
  if (!origin) return []
  const { line } = placeOf(origin.start)
  const fault = titleFault(origin.title)
  return [
    ...(fault === undefined
      ? []
      : [
          {
            line,
            kind: 'placeholder-title',
            what: `元記事: ${fault}, left out: ${origin.title.slice(0, 60)}`,
          },
        ]),
    ...(origin.address === undefined
      ? [
          {
            line,
            kind: 'placeholder-address',
            what: `元記事: no address, the line is left out: ${origin.title.slice(0, 60)} (${origin.destination.slice(0, 60)})`,
          },
        ]
      : []),
  ]
}

const proseLength = (text: string, removed: Spans, layout: Layout): number => {
  let length = text.replace(/\s/g, '').length
  for (const { start, end } of removed.all())
    length -= text.slice(start, end).replace(/\s/g, '').length
  for (const { start, end } of layout.headings)
    if (!removed.touching(start, end)) length -= text.slice(start, end).replace(/\s/g, '').length
  return length
}

const tellBare = (marks: DecidedMarks, placeOf: (offset: number) => Place): Change[] => {
  const bare = marks.resolved.filter(({ raw }) => /^[ \u00A0]?\d/.test(raw))
  const [first] = bare
  return first
    ? [
        {
          line: placeOf(first.start).line,
          kind: 'bare-marks',
          what: `${bare.length} numbers without brackets taken as marks`,
        },
      ]
    : []
}

/** Citations in other notations, but those in lists and the 元記事 line. */
const tellNotations = (
  text: string,
  tree: Root,
  layout: Layout,
  removed: Spans,
  { sourceNotes }: NumberedSources,
  placeOf: (offset: number) => Place,
): Change[] => {
  const inLink = (start: number, end: number) =>
    layout.links.some((link) => link.start <= start && end <= link.end)
  const isElsewhere = (start: number, end: number) =>
    removed.touching(start, end) !== undefined || inLink(start, end)
  return otherNotations(text, layout, sourceNotes, isElsewhere, codeIn(tree)).map(
    ({ start, change }) => ({ line: placeOf(start).line, ...change }),
  )
}

const IN_TITLE = 'stands in the title, which carries no citations'

/** A mark in the heading that becomes the title can't stay there. */
const withoutTitleMarks = (marks: DecidedMarks, heading: Span): DecidedMarks => {
  const isIn = ({ start, end }: Span) => heading.start <= start && end <= heading.end
  const inTitle = [...marks.resolved, ...marks.unresolved].filter(isIn)
  return {
    resolved: marks.resolved.filter((mark) => !isIn(mark)),
    unresolved: marks.unresolved.filter((mark) => !isIn(mark)),
    left: [...marks.left, ...inTitle.map((mark) => ({ ...mark, why: IN_TITLE }))],
    signs: marks.signs,
  }
}

/** Where every item of the list shows one number, a mark may mean that number or a place. */
const refuseAmbiguous = (
  byPlace: NumberedSources['byPlace'],
  marks: DecidedMarks,
  placeOf: (offset: number) => Place,
): void => {
  const [one, other] = byPlace
  const numbered = [...marks.resolved, ...marks.unresolved].filter(
    ({ numbers }) => numbers.length > 0,
  )
  const [mark] = numbered
  if (!one || !other || !mark) return
  const named = [one, other].map(
    ({ address, title, offset }) => `${address ?? title ?? '?'} (line ${placeOf(offset).line})`,
  )
  const { line, column } = placeOf(mark.start)
  throw new Refusal(
    `The list gives number ${one.shown} to ${byPlace.length} sources: ${named.join(', ')}${byPlace.length > 2 ? ' …' : ''}, so what ${mark.raw.trim()} (${line}:${column}) means is not certain; number the list`,
  )
}

const readMarks = (
  text: string,
  layout: Layout,
  removed: Spans,
  { byNumber, sourceNotes }: NumberedSources,
): DecidedMarks => {
  const addresses = new Map([...byNumber].map(([number, { address }]) => [number, address ?? null]))
  return findMarks(text, layout, removed, { addresses, sourceNotes })
}

const refuseOther = (
  text: string,
  headings: readonly Span[],
  removed: Spans,
  { listed }: NumberedSources,
  { resolved, left, unresolved }: DecidedMarks,
  lineOf: (offset: number) => number,
): void => {
  const line = lineOf(Math.max(0, text.search(/\S/)))
  if (headings.length === 0) refuseReply(restOf(text, removed), line)
  if (listed + resolved.length + left.length + unresolved.length > 0) return
  const beside = new Spans()
  for (const { start, end } of [...removed.all(), ...headings]) beside.add({ start, end })
  refuseHeaded(restOf(text, beside), line)
}

/** The report's lists, the numbers that its marks cite, and what only looked like a list. */
const readLists = (text: string, layout: Layout, places: ListPlaces) => {
  const { tree, isOrigin } = places
  const named = findSourceLists(text, tree, isOrigin)
  const tail = findTailList(text, tree, isOrigin)
  const listed = new Spans()
  for (const { spans, headings } of tail ? [...named, tail] : named)
    for (const span of [...spans, ...headings.map(({ span }) => span)]) listed.add({ ...span })
  const cited = citedNumbers(text, layout, listed)
  const { lists, changes } = trueLists(text, named, cited, places)
  const hasItems = lists.some(({ items }) => items.length > 0)
  const isCited = tail?.items.some(({ label = 0 }) => cited.has(label)) === true
  return { lists: tail && isCited && !hasItems ? [...lists, tail] : lists, changes, cited }
}

/** Reads a raw report. Throws a Refusal where the file is none or can't be told apart. */
export const readRawReport = (raw: string): RawReport => {
  const { worked, tree, layout, origin, front, changes } = openRaw(raw)
  const { text } = worked
  const placeOf = (offset: number) => placeIn(raw, worked.originOf(offset))
  const lineAt = (offset: number) => placeOf(offset).line
  const isOrigin = (span: Span) =>
    origin !== undefined && span.start < origin.end && origin.start < span.end
  const found = readLists(text, layout, { tree, isOrigin, lineOf: lineAt })
  const sources = numberedSources(text, layout, found.lists, found.cited, lineAt)
  const removed = new Spans()
  for (const span of [...sources.spans, ...(origin ? [origin] : [])])
    removed.add(wholeBlocks(text, span))
  const marks = readMarks(text, layout, removed, sources)
  refuseAmbiguous(sources.byPlace, marks, placeOf)
  const originTitle = origin && titleFault(origin.title) === undefined ? origin.title : undefined
  const headings = layout.headings.filter(({ start, end }) => !removed.touching(start, end))
  refuseOther(text, headings, removed, sources, marks, lineAt)
  const title = reportTitle(
    text,
    headings,
    [...marks.resolved, ...marks.left, ...marks.unresolved, ...marks.signs],
    front.title,
    originTitle,
    lineAt,
  )
  if (title.heading) removed.add(wholeBlocks(text, title.heading))
  const decided = title.heading ? withoutTitleMarks(marks, title.heading) : marks
  if (proseLength(text, removed, layout) === 0)
    throw new Refusal(
      `The file has headings and no text: no report (line ${lineAt(Math.max(0, text.search(/\S/)))}); write the text under them, or take it out of the folder`,
    )
  return {
    raw,
    text,
    tree,
    originOf: (offset) => worked.originOf(offset),
    placeOf,
    frontmatter: front,
    layout,
    origin,
    originTitle,
    title,
    sources,
    marks: decided,
    removed,
    changes: [
      ...changes,
      ...found.changes,
      ...sources.changes,
      ...tellOrigin(origin, placeOf),
      ...tellBare(decided, placeOf),
      ...tellNotations(text, tree, layout, removed, sources, placeOf),
    ],
  }
}

const restOf = (text: string, removed: Spans): string => {
  let rest = ''
  let from = 0
  for (const { start, end } of removed.all()) {
    rest += text.slice(from, start)
    from = end
  }
  return rest + text.slice(from)
}
