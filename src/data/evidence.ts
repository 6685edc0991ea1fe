import { kanjiNumber } from '../japanese/dates.ts'
import type { Citation, OutlineItem } from '../markdown/rendered-report.ts'
import { NOTES_ID } from '../schemas/page-ids.ts'
import type { EvidenceRow } from './view.ts'

/** The notes at the end of a text, which are in no outline. */
const NOTES: OutlineItem = { depth: 2, id: NOTES_ID, text: '脚注', explicit: true }

/** The section of an id; null where the text has no such section. */
export const sectionOf = (
  outline: readonly OutlineItem[],
  id: string | null,
): OutlineItem | null =>
  id === NOTES.id ? NOTES : (outline.find((heading) => heading.id === id) ?? null)

/** The numeral of each h2 by its id: 一, 二 … in the order of the text. */
export const numeralsOf = (outline: readonly OutlineItem[]): Record<string, string> =>
  Object.fromEntries(
    outline.filter(({ depth }) => depth === 2).map(({ id }, index) => [id, kanjiNumber(index + 1)]),
  )

/** The numeral of the h2 that a section stands under; empty before the first. */
export const numeralAbove = (
  outline: readonly OutlineItem[],
  numerals: Readonly<Record<string, string>>,
  section: string | null,
): string => {
  const end = outline.findIndex(({ id }) => id === section)
  const chapter = outline.slice(0, end + 1).findLast(({ depth }) => depth === 2)
  return chapter === undefined ? '' : (numerals[chapter.id] ?? '')
}

const countsIn = (
  citations: readonly Citation[],
  numbers: readonly number[],
  section: string | null,
): number[] =>
  numbers.map(
    (number) =>
      citations.filter((citation) => citation.section === section && citation.number === number)
        .length,
  )

/**
 * 典拠の見取り図: how often each h2 and h3 section cites each source, in number order. Text outside
 * any section, and the notes, have a row only where they cite something.
 */
export const evidenceRows = (
  outline: readonly OutlineItem[],
  citations: readonly Citation[],
  numbers: readonly number[],
): EvidenceRow[] => {
  const numerals = numeralsOf(outline)
  const outside = countsIn(citations, numbers, null)
  const rows = outline
    .filter(({ depth }) => depth <= 3)
    .map((heading) => ({
      heading,
      numeral: numerals[heading.id] ?? '',
      counts: countsIn(citations, numbers, heading.id),
    }))
  const inNotes = countsIn(citations, numbers, NOTES.id)
  return [
    ...(outside.some(Boolean) ? [{ heading: null, numeral: '', counts: outside }] : []),
    ...rows,
    ...(inNotes.some(Boolean) ? [{ heading: NOTES, numeral: '', counts: inNotes }] : []),
  ]
}
