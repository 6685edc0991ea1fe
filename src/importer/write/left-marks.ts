import type { Mark } from '../marks/mark.ts'
import type { RawReport } from '../read/raw-report.ts'
import type { LeftMark } from './account.ts'

/** Marks that stay, each with its place and why. */
export const leftMarks = (report: RawReport, marks: readonly Mark[]): LeftMark[] =>
  [...marks]
    .sort((a, b) => a.start - b.start)
    .map(({ start, raw, why = '' }) => ({ ...report.placeOf(start), text: raw.trim(), why }))

/** Why a file with marks that no list resolves is refused. */
export const unresolvedReason = (report: RawReport): string => {
  const places = leftMarks(report, report.marks.unresolved).map(
    ({ line, column, text }) => `${text} (${line}:${column})`,
  )
  const listed = report.sources.byNumber.size
  const why =
    listed === 0
      ? 'the file has no list of sources'
      : `the list has ${listed} ${listed === 1 ? 'source' : 'sources'}`
  const areTokens = report.marks.unresolved.every(({ isToken }) => isToken)
  const way = areTokens
    ? 'they are tokens of the program that wrote the file; copy the text with its links, or take them out with --keep-unresolved'
    : 'add them to the list, or publish them as plain text with --keep-unresolved'
  return `${places.length} ${places.length === 1 ? 'mark has' : 'marks have'} no source, ${why}: ${places.slice(0, 8).join(', ')}${places.length > 8 ? ' …' : ''}; ${way}`
}

/** Why a file is refused most of whose numbers would stay. */
export const standingReason = (report: RawReport, standing: readonly Mark[]): string => {
  const places = leftMarks(report, standing).map(
    ({ line, column, text }) => `${text} (${line}:${column})`,
  )
  return `${standing.length} numbers that may be marks would stay as text and ${report.marks.resolved.length} became citations: ${places.slice(0, 8).join(', ')}${places.length > 8 ? ' …' : ''}; put them in brackets, or publish them as text with --keep-unresolved`
}
