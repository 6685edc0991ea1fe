import { imageMessages } from '../../citations/image-file.ts'
import type { KnownSources } from '../../citations/registry.ts'
import type { RecordedParagraph } from '../../markdown/paragraph-ids.ts'
import { type ReadReport, readReport } from '../../markdown/read-report.ts'
import { renderReport } from '../../markdown/render-report.ts'
import type { RenderedReport, ReportFacts } from '../../markdown/rendered-report.ts'
import type { PlacedHeading } from '../../markdown/report-context.ts'
import { type FileMessage, inFile } from '../../schemas/messages.ts'
import type { ReportData } from '../../schemas/report.ts'

/** A report's file, and what its published paragraphs are recorded as. */
export interface ReportFile {
  path: string
  raw: string
  recorded: readonly RecordedParagraph[]
}

/** A report with all that is to be said of it. Plain data, so that another thread can hand it over. */
export interface CheckedReport {
  path: string
  /** The fields of the frontmatter without a fault. */
  fields: ReadReport['fields']
  /** Undefined where the report can't be shown. */
  sound: { data: ReportData; facts: ReportFacts } | undefined
  messages: FileMessage[]
}

/** A report that was rendered just now, with what only the lint asks for. */
export interface FreshReport extends CheckedReport {
  sound: { data: ReportData; facts: RenderedReport } | undefined
  /** The keys that it lists, as far as the list could be read. */
  keys: string[]
  unanchored: readonly PlacedHeading[]
}

/** The one check of a report: reads and renders it; one that is refused too, so that all its faults are told. */
export const checkReport = async (
  { path, raw, recorded }: ReportFile,
  registry: KnownSources,
): Promise<FreshReport> => {
  const report = readReport(path, raw, registry)
  const { data, fields, sources } = report
  const outcome = await renderReport(report, registry, '', recorded)
  const { rendered: facts, unanchored } = outcome
  const messages = inFile(path, [...outcome.messages, ...imageMessages(path, outcome.images)])
  messages.sort((a, b) => a.line - b.line || a.column - b.column)
  const isSound = data && facts && !messages.some(({ fatal }) => fatal)
  return {
    path,
    fields,
    sound: isSound ? { data, facts } : undefined,
    messages,
    keys: sources.map(({ key }) => key),
    unanchored,
  }
}
