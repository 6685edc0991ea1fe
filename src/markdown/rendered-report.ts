/** A heading of a report's text, in order. */
export interface OutlineItem {
  /** 2 to 6, as in h2 to h6. */
  depth: number
  /** The heading's id: the editor's anchor, or a slug of the text where none is given. */
  id: string
  /** The heading's text without citations. */
  text: string
  /** Whether the editor gave the anchor with `[#anchor]`. */
  explicit: boolean
}

/** One citation of one source in the text, in the order of the text. */
export interface Citation {
  /** The source's number in the report's own list. */
  number: number
  /** The source's citation key. */
  key: string
  /** a, b, c … : which use of this source it is. */
  letter: string
  /** Id of the mark in the page: `cite-4-a`. It serves the way back only. */
  id: string
  /** Id of the nearest h2 or h3 before it, `footnote-label` in a note, or null before the first. */
  section: string | null
  /** Id of its paragraph where the ledger has recorded that, or null. */
  paragraph: string | null
  /** Words before the key (`参照`), or null. */
  prefix: string | null
  /** The locator as written (`p. 3`, `第3段落`), or null. */
  locator: string | null
  /** The sentence that carries it, as plain text without marks. */
  sentence: string
}

/** A paragraph or list item of the text, as the ledger of addresses records it. */
export interface Paragraph {
  /** `p-` and five signs; it stands in the page once the ledger has recorded it. */
  id: string
  /** Anchor of its section; empty before the first. */
  section: string
  /** What it is known by when its text is edited. */
  sketch: string
}

/** A block of the text: a paragraph, a list item, a cell, a heading. */
export interface TextBlock {
  /** The element that it became: p, li, td, h2 … */
  tag: string
  /** Anchor of its section, `footnote-label` in a note, or null before the first heading. */
  section: string | null
  /** Its id in the page, where it has one. */
  id: string | null
  /** Its own text without marks and readings. */
  text: string
  /** Where the marks stood, in UTF-16 units. */
  marks: number[]
  /** Its words that have a reading, each with that: 典拠（てんきょ）. */
  readings: string[]
  /** Whether it stands in a quotation whose source is named below it. */
  sourced: boolean
  /** Its text and marks without what is struck out, where something is. */
  standing?: { text: string; marks: number[] }
}

/** The sentences of a section that state something. */
export interface SectionStatements {
  section: string | null
  stated: number
  /** Those that carry no mark. */
  unmarked: string[]
}

/** A link of the text to an address of the site itself. */
export interface SiteLink {
  /** Path from the site's root, composed and not percent-encoded; empty for a place in the report itself. */
  path: string
  /** Without its `#`; empty where there is none. */
  anchor: string
  /** Where it stands in the file. */
  line: number
  column: number
}

/** What is known of a report, without its text. */
export interface ReportFacts {
  outline: OutlineItem[]
  citations: Citation[]
  /** The first sentence of each section, plain, by its anchor. */
  leads: Record<string, string>
  statements: SectionStatements[]
  /** Whether it holds more than paragraphs, lists and citations, and needs the styles of the rest. */
  rich: boolean
  /** First sentence of the text, plain; empty where there is none. */
  firstSentence: string
  /** Characters of the text, for the reading time. */
  characters: number
  /** Links to the site's own pages. */
  links: SiteLink[]
  /** Local and remote images, as Astro's content layer wants them. */
  imagePaths: string[]
  /** Digest of the HTML. */
  htmlDigest: string
}

/** The text of a report in its forms. */
export interface ReportText {
  /** HTML of the text, without title and reference list. */
  html: string
  /** The text block by block. */
  blocks: TextBlock[]
  /** The text as plain Markdown, its citations as numbers: [4, p. 3]. */
  markdown: string
}

/** What the Markdown pipeline makes of one report. */
export interface RenderedReport extends ReportFacts, ReportText {
  /** For the ledger alone, which asks when addresses are recorded. */
  paragraphs: Paragraph[]
}
