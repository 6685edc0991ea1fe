import GithubSlugger from 'github-slugger'
import type { Paragraph, ReportFacts } from '../markdown/rendered-report.ts'
import type { ReportData } from '../schemas/report.ts'

/** A published report as the ledger sees it. */
export interface PublishedReport {
  slug: string
  data: ReportData
  facts: Pick<ReportFacts, 'outline'>
}

/** A published report whose paragraphs are to be recorded too. */
export interface RecordableReport extends PublishedReport {
  paragraphs: readonly Paragraph[]
}

/** Everything that a content folder publishes. */
export interface Published<Report extends PublishedReport = PublishedReport> {
  reports: readonly Report[]
  /** Titles of the registry's entries by key. */
  sources: ReadonlyMap<string, string | undefined>
  /** Addresses of topics by name, from topics.yaml. */
  topics: Readonly<Record<string, string>>
}

/** The word that stands in a topic's address: the given one, else made of its name. */
export const topicSlug = (name: string, given: string | undefined): string =>
  given ?? (new GithubSlugger().slug(name.normalize('NFKC')) || 'topic')

/** The earlier slugs of a report. */
export const earlierSlugs = ({ data }: PublishedReport): string[] =>
  data.aliases.filter((alias) => typeof alias === 'string')

/** The earlier anchors of a report's sections, with the anchor now. */
export const earlierAnchors = ({ data }: PublishedReport): Map<string, string> =>
  new Map(data.aliases.flatMap((alias) => (typeof alias === 'string' ? [] : Object.entries(alias))))

/** Topics of the published reports: name by address. */
export const publishedTopics = ({ reports, topics }: Published): Map<string, string> =>
  new Map(
    reports.flatMap(({ data }) =>
      data.topics.map((name): [string, string] => [topicSlug(name, topics[name]), name]),
    ),
  )
