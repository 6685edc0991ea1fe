import type { VFile } from 'vfile'
import type { CitedKey } from '../citations/parse-citation.ts'
import type { Correction } from '../schemas/correction.ts'
import type { NumberedKey } from '../schemas/report.ts'
import type { SourceData } from '../schemas/source.ts'
import type { RecordedParagraph } from './paragraph-ids.ts'
import type { Citation, OutlineItem, Paragraph, SiteLink, TextBlock } from './rendered-report.ts'

/** A source of the report's list with its registry entry. */
interface ListedSource extends NumberedKey {
  data: SourceData
}

/** A correction of the record, under its number in the order of time, with its place in the file. */
export interface ListedCorrection extends Correction {
  number: number
  place: { line: number; column: number }
}

/** A heading's words, and where it stands. */
export interface PlacedHeading {
  text: string
  line: number
  column: number
}

/** What the plugins know of the report that they work on, and what they find out. */
export interface ReportContext {
  /** The language of the text. */
  language: string
  sources: readonly ListedSource[]
  /** Every key of the registry, to tell a key that is not listed from one that does not exist. */
  registryKeys: ReadonlySet<string>
  /** Whether the list of sources could be read; where it could not, a citation may be of any entry. */
  isListRead: boolean
  /** Put before every id and every link within the page; empty on the report's own page. */
  idPrefix: string
  /** Sections' earlier anchors with the anchor now and the place where an editor wrote so. */
  aliases: readonly { old: string; anchor: string; place: { line: number; column: number } }[]
  corrections: readonly ListedCorrection[]
  /** The paragraphs that the ledger knows of this report. */
  recorded: readonly RecordedParagraph[]
  /** The citations that wait for the engine, in the order of the text. */
  clusters: CitedKey[][]
  citations: Citation[]
  outline: OutlineItem[]
  /** The headings to which the editor gave no anchor. */
  unanchored: PlacedHeading[]
  paragraphs: Paragraph[]
  leads: Record<string, string>
  blocks: TextBlock[]
  /** Whether the text holds more than paragraphs, lists and citations, and needs the styles of the rest. */
  rich: boolean
  firstSentence: string
  markdown: string
  characters: number
  links: SiteLink[]
  images: { url: string; place: { line: number; column: number } }[]
}

declare module 'vfile' {
  interface DataMap {
    report: ReportContext
  }
}

/** The report that a file carries, or undefined for a page of the owner's. */
export const contextOf = (file: VFile): ReportContext | undefined => file.data.report
