import type { OutlineItem } from '../markdown/rendered-report.ts'
import type { Correction } from '../schemas/correction.ts'
import type { Name } from '../schemas/name.ts'

/** What the data room hands to layouts and components: joined, sorted, formatted, nothing left to look up. */

/** A calendar date to be shown: machine form and Japanese form (`2025年2月14日`, or as far as known). */
export interface DateView {
  iso: string
  text: string
}

/** A topic with its address. */
export interface TopicView {
  name: string
  slug: string
  path: string
}

/** A title in two clauses: `…解決したか？` and `その背景と影響`; sub is empty for a plain title. */
export interface TitleView {
  full: string
  main: string
  sub: string
}

/** 元記事. */
export interface OriginView {
  title: string | null
  publisher: string
  URL: string
  host: string
  language: string | null
}

/** One use of a source in a report's text. */
export interface UseView {
  /** a, b, c … */
  letter: string
  /** Id of the mark, `cite-4-a`. */
  markId: string
  /** Id of the back-link in the source's entry, `source-4-a`. */
  backId: string
  /** The section that carries it; null before the first heading. */
  section: OutlineItem | null
  /** 一, 二 … of the h2 that it stands under; empty before the first. */
  numeral: string
  locator: string | null
  sentence: string
}

/** A registry entry with everything that a page shows of it. */
export interface SourceView {
  key: string
  /** /sources/<key>/ under the site's base. */
  path: string
  /** Title, or null where nobody knows it (then show the address with 題名不明). */
  title: string | null
  /** Japanese title where the source has another language. */
  titleJa: string | null
  /** BCP 47 tag of the title's language, or null when unknown. */
  language: string | null
  /** Whether somebody has compared the entry with the source; where false show 題名未確認. */
  verified: DateView | null
  titleBasis: 'address' | 'list' | null
  /** container-title, else publisher, else host, else the title: a label for where one word has to do. */
  medium: string
  /** The language of that label, or null when unknown. */
  mediumLanguage: string | null
  /** The medium beside the title; null where nothing but the title is known. */
  namedMedium: string | null
  publisher: string | null
  authors: Name[]
  /** The authors as readers see them; null where none is known. */
  author: string | null
  issued: DateView | null
  accessed: DateView | null
  URL: string | null
  /** Host as the browser would show it (punycode for look-alikes), without www. */
  host: string | null
  archive: { URL: string; date: DateView | null } | null
  linkState: 'live' | 'moved' | 'dead' | 'blocked' | null
  note: string | null
}

/** A source under its number in one report's list. */
export interface NumberedSource extends SourceView {
  number: number
  /** Id of the entry in the report's page: `source-4`. */
  entryId: string
  /** Its words that support what is cited here, with the letters of the uses that they belong to. */
  quotes: { text: string; uses: string[] }[]
  /** Why it was withdrawn from the list; null for a source that stands. */
  withdrawn: string | null
  /** Uses in the order of the text; empty: 本文では引かれていない. */
  uses: UseView[]
}

/** A medium that several reports draw on. */
export interface MediumView {
  name: string
  /** Of its name, where its sources leave no doubt. */
  language: string | null
  slug: string
  path: string
  sourceCount: number
  /** Newest first. */
  reports: ReportSummary[]
}

/** A medium in a list. */
export interface ListedMedium extends Omit<MediumView, 'slug' | 'reports'> {
  reportCount: number
}

/** A row of 典拠の見取り図: a section and how often it cites each source, in number order. */
export interface EvidenceRow {
  heading: OutlineItem | null
  numeral: string
  counts: number[]
}

/** What the sentences of a section stand on. */
export interface SectionGrounds {
  heading: OutlineItem | null
  numeral: string
  /** How many sentences state something. */
  stated: number
  /** How many publishers stand behind the sources that it cites. */
  publishers: number
  /** The sentences that state something and carry no mark. */
  unmarked: string[]
}

/** What the sentences of a report stand on; sections that state nothing are left out. */
export interface GroundsView {
  sections: SectionGrounds[]
  stated: number
  unmarked: number
  publishers: number
}

/** A report as lists show it. */
export interface ReportSummary {
  slug: string
  /** /reports/<slug>/ under the site's base. */
  path: string
  title: TitleView
  description: string
  language: string
  published: DateView
  updated: DateView | null
  topics: TopicView[]
  origin: OriginView | null
  draft: boolean
  sourceCount: number
  citationCount: number
  correctionCount: number
  /** Rows for h2 and h3 only (and one without heading if text before the first heading cites). */
  evidence: EvidenceRow[]
}

/** A section as it is shared: by a page of its own, which leads to the section in the report. */
export interface SectionView {
  anchor: string
  /** 2 or 3, as in h2 and h3. */
  depth: number
  title: string
  /** Its first sentence, plain; empty where it has none. */
  lead: string
  /** Path of its own page. */
  path: string
  /** Path of the report with the anchor. */
  landing: string
}

/** The page by which a section is shared. */
export interface SectionPageView {
  title: string
  /** The section's heading, its report's title, and its first sentence, which may be empty. */
  section: string
  report: string
  lead: string
  description: string
  /** The report's. */
  language: string
  /** Its own address, and its picture's. */
  address: string
  image: string
  /** When the report was published. */
  published: string
  /** Path of the report with the section's anchor. */
  landing: string
}

/** What the picture of a link says. */
export interface CardView {
  title: string
  /** Beneath the title, smaller: the report that a section belongs to. Empty where there is none. */
  below: string
  /** At the foot, left: who publishes it. */
  publisher: string
  /** At the foot, right: date and number of sources. */
  facts: string
  /** How often each section (row) cites each source (column): the report's fingerprint. */
  dots: readonly (readonly number[])[]
}

/** A report as others cite it. */
export interface CitationForms {
  /** Japanese style, one line. */
  japanese: string
  /** APA style, one line. */
  apa: string
}

/** One `<meta>` of a page's head. */
export type MetaTag = { name: string; content: string } | { property: string; content: string }

/** What a page's head says to machines beside title, description and canonical address. */
export interface PageMetadata {
  type: 'article' | 'website'
  /** Address of the picture that a link to the page shows. */
  image: string
  tags: MetaTag[]
  /** The same text in other forms. */
  alternates: { type: string; href: string }[]
  /** JSON-LD, safe to stand in a script element. */
  graph: string | null
}

/** A page at an earlier address: it leads to the present one, or says why there is none. */
export interface MovedView {
  /** Without the site's base and slashes at the ends: `reports/old`. */
  name: string
  title: string
  /** Path where it leads; null for what was retired. */
  target: string | null
  retired: { date: DateView; reason: string } | null
}

/** A section as the search reads it: anchor (empty before the first heading), heading, text. */
export type SearchPart = [anchor: string, heading: string, text: string]

/** A report as the search reads it. */
export interface SearchRecord {
  path: string
  title: string
  date: string
  /** Of its title and text, where it is not the site's. */
  lang?: string
  parts: SearchPart[]
}

/** An entry of 更新・訂正履歴. */
export interface CorrectionView extends Correction {
  /** Its place in the report's record, from 1; its entry's id is `correction-1`, its seal's `corrected-1`. */
  number: number
  dateView: DateView
  /** 訂正, 補足 or 更新. */
  name: string
  /** 訂, 補 or 更. */
  seal: string
}

/** A correction of any report, for the page of all. */
export interface SiteCorrection extends CorrectionView {
  report: ReportSummary
  /** Address of its entry in the report's page. */
  path: string
}

/** A year of publication, and how many reports it has. */
export interface YearView {
  year: string
  count: number
  path: string
}

/** The way through a list of several pages; null where there is no further page. */
export interface PagesView {
  current: number
  last: number
  newer: string | null
  older: string | null
}

/** A section that a report had: its anchor says where it is now, or when and why it was taken down. */
export interface GoneSection {
  anchor: string
  title: string
  target: string | null
  retired: { date: DateView; reason: string } | null
}

/** A report with all that its page shows. */
export interface ReportView extends ReportSummary {
  goneSections: GoneSection[]
  /** The slugs under which it was published before. */
  earlierSlugs: string[]
  authors: Name[]
  /** The authors as readers see them; null where the publisher alone answers for it. */
  author: string | null
  publisher: string
  keyPoints: string[]
  /** Minutes, at 500 Japanese characters a minute, at least 1. */
  readingMinutes: number
  outline: OutlineItem[]
  /** The sections that have a page of their own. */
  sections: SectionView[]
  /** numeral of each h2 by its id. */
  numerals: Record<string, string>
  sources: NumberedSource[]
  corrections: CorrectionView[]
  grounds: GroundsView
  /** What paper says of the page: whole address, the path of its QR code, and which text it was. */
  edition: { address: string; text: string }
  /** What readers take away for reference managers. */
  records: { name: string; href: string }[]
  /** Whether it needs the styles of more than paragraphs, lists and citations. */
  rich: boolean
}

/** A passage that cites a source, for the source's own page. */
export interface CitingPassage {
  report: ReportSummary
  use: UseView
  number: number
  /** Address of the mark itself: /reports/<slug>/#cite-4-a. */
  markPath: string
  /** Address of the section, or of the report. */
  sectionPath: string
}

/** A source's record as a file that the page itself holds. */
export interface SourceRecord {
  /** What the form is called: BibTeX. */
  name: string
  /** The file's name. */
  file: string
  /** The file as a data: address. */
  href: string
}

/** A source with every report that lists it. */
export interface SourcePageView extends SourceView {
  records: SourceRecord[]
  passages: CitingPassage[]
  /** Reports that list it without citing it, with its number there. */
  uncitedIn: { report: ReportSummary; number: number }[]
}
