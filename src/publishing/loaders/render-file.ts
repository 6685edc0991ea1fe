import { imageMessages } from '../../citations/image-file.ts'
import type { KnownSources } from '../../citations/registry.ts'
import type { RecordedParagraph } from '../../markdown/paragraph-ids.ts'
import { type ReadReport, readReport } from '../../markdown/read-report.ts'
import { renderReport } from '../../markdown/render-report.ts'
import type { RenderedReport } from '../../markdown/rendered-report.ts'
import { messageLine } from '../../schemas/messages.ts'
import type { ReportData } from '../../schemas/report.ts'
import type { ErrorPlace } from './content-error.ts'

/** A report's file, and what its published paragraphs are recorded as. */
export interface ReportFile {
  path: string
  raw: string
  recorded: readonly RecordedParagraph[]
}

/** Why a report can't be shown: its faults, and the place of the first. */
export interface Refusal {
  lines: string[]
  place: ErrorPlace
}

/** A sound report with its warnings. */
export interface SoundReport {
  data: ReportData
  rendered: RenderedReport
  warnings: string[]
}

/** What became of a file. Plain data, so that another thread can hand it over. */
export type FileOutcome =
  | { refusal: Refusal; sound?: undefined }
  | { sound: SoundReport; refusal?: undefined }

const refusalOf = (path: string, messages: ReadReport['file']['messages']): FileOutcome => {
  const faults = messages.filter((message) => message.fatal)
  const first = faults[0]
  return {
    refusal: {
      lines: faults.map((message) => messageLine(path, message)),
      place: { file: path, line: first?.line ?? 1, column: first?.column ?? 1 },
    },
  }
}

type Message = ReadReport['file']['messages'][number]

const byPlace = (a: Message, b: Message): number =>
  (a.line ?? 0) - (b.line ?? 0) || (a.column ?? 0) - (b.column ?? 0)

/** Reads and renders one report. One that is refused is rendered too, so that all its faults are told. */
export const renderFile = async (
  { path, raw, recorded }: ReportFile,
  registry: KnownSources,
): Promise<FileOutcome> => {
  const report = readReport(path, raw, registry)
  const { rendered, messages, images } = await renderReport(report, registry, '', recorded)
  const all = [...messages, ...imageMessages(path, images)].sort(byPlace)
  if (!rendered || !report.data || all.some(({ fatal }) => fatal)) return refusalOf(path, all)
  return {
    sound: {
      data: report.data,
      rendered,
      warnings: all.map((message) => messageLine(path, message)),
    },
  }
}
