import GithubSlugger from 'github-slugger'
import { namedMediumOf } from '../../citations/format-source.ts'
import { hasMediumPage, mediumSlug } from '../../citations/medium-page.ts'
import type { RenderedReport, ReportFacts } from '../../markdown/rendered-report.ts'
import type { ReportData } from '../../schemas/report.ts'
import type { SourceData } from '../../schemas/source.ts'
import { type Ledger, stands } from './read-ledger.ts'

/** A published report as the ledger sees it. */
export interface PublishedReport {
  slug: string
  data: ReportData
  facts: Pick<ReportFacts, 'outline' | 'links' | 'citations'>
}

/** A published report whose paragraphs are to be recorded too. */
export interface RecordableReport extends PublishedReport {
  facts: PublishedReport['facts'] & Pick<RenderedReport, 'paragraphs'>
}

/** What a content folder publishes: its reports, and what their pages lead to. */
export interface Published<Report extends PublishedReport = PublishedReport> {
  reports: readonly Report[]
  /** The registry's entries by key; those that no report lists are not published. */
  registry: ReadonlyMap<string, SourceData>
  /** Addresses of topics by name, from topics.yaml. */
  topics: Readonly<Record<string, string>>
}

/** The word that stands in a topic's address: the given one, else made of its name. */
export const topicSlug = (name: string, given: string | undefined): string =>
  given ?? (new GithubSlugger().slug(name.normalize('NFKC')) || 'topic')

/** The earlier slugs among a report's aliases. */
export const earlierSlugs = (aliases: ReportData['aliases']): string[] =>
  aliases.filter((alias) => typeof alias === 'string')

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

const listedKeys = ({ data }: PublishedReport): string[] => data.sources.map(({ key }) => key)

/**
 * The sources that have a page: those that a published report lists, and those whose page was
 * published before. What only a draft lists is not published.
 */
export const publishedSources = (
  { reports, registry }: Published,
  ledger: Ledger,
): Map<string, SourceData> => {
  const listed = new Set(reports.flatMap(listedKeys))
  return new Map(
    [...registry].filter(([key]) => listed.has(key) || stands(ledger, `sources/${key}/`)),
  )
}

/** The media that have a page: name by address. */
export const publishedMedia = (
  { reports, registry }: Published,
  ledger: Ledger,
): Map<string, string> => {
  const media = new Map<string, { name: string; reports: Set<string> }>()
  for (const report of reports)
    for (const key of listedKeys(report)) {
      const source = registry.get(key)
      const name = source ? namedMediumOf(source) : null
      if (name === null) continue
      const slug = mediumSlug(name)
      const known = media.get(slug) ?? { name, reports: new Set() }
      if (slug !== '') media.set(slug, known)
      known.reports.add(report.slug)
    }
  return new Map(
    [...media].flatMap(([slug, medium]) =>
      hasMediumPage(medium.reports.size, stands(ledger, `publishers/${slug}/`))
        ? [[slug, medium.name]]
        : [],
    ),
  )
}
