import type { FileMessage } from '../../../schemas/messages.ts'
import type { RawReport } from '../../read/raw-report.ts'
import type { Change } from '../account.ts'

/** The written report, with the way back from its letters to the text that was worked on. */
export interface WrittenReport {
  /** Its path in the content folder. */
  name: string
  mdx: string
  /** The offset in the worked text, of an offset in `mdx`; undefined where the importer wrote it. */
  originOf: (offset: number) => number | undefined
}

/** Rules that the account tells as a count of its own. */
const COUNTED = new Set(['uncited-source', 'no-sources'])

const offsetOf = (text: string, { line, column }: FileMessage): number => {
  let start = 0
  for (let passed = 1; passed < line; passed++) start = text.indexOf('\n', start) + 1
  return start + column - 1
}

/** The raw file's line of what is said of a written report; undefined where none says it. */
export const rawLineOf = (
  message: FileMessage,
  { mdx, originOf }: Pick<WrittenReport, 'mdx' | 'originOf'>,
  { title, placeOf }: RawReport,
): number | undefined => {
  const offset = offsetOf(mdx, message)
  const origin = originOf(offset)
  if (origin !== undefined) return placeOf(origin).line
  const isTitle = /^title:/.test(mdx.slice(mdx.lastIndexOf('\n', offset - 1) + 1))
  return isTitle && title.heading ? placeOf(title.heading.start).line : undefined
}

/**
 * What the site's check warns of in a report, each with the raw file's line, or with the report's own
 * place where no line of the raw file says it. What the account tells already is not told again.
 */
export const warningChanges = (
  warnings: readonly FileMessage[],
  written: WrittenReport,
  report: RawReport,
  told: readonly Change[],
): Change[] =>
  warnings.flatMap((message): Change[] => {
    const { ruleId, reason, line, column } = message
    const rawLine = rawLineOf(message, written, report)
    const isTold = told.some(
      (change) => change.kind === ruleId && (rawLine === undefined || change.line === rawLine),
    )
    if (isTold || COUNTED.has(ruleId)) return []
    const place = rawLine === undefined ? `${written.name}:${line}:${column} ` : ''
    return [{ line: rawLine ?? 1, kind: 'warning', what: `${place}${reason} (${ruleId})` }]
  })
