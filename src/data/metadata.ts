import { besidePage, fileIn, pathTo, urlTo } from './paths.ts'
import { modifiedOn, reportGraph, scriptJson, siteGraph } from './structured-data.ts'
import type { MetaTag, NumberedSource, PageMetadata, ReportView } from './view.ts'

/** Midnight in Tokyo of a calendar day, as machines write it. */
export const instantOf = (day: string): string => `${day}T00:00:00+09:00`

const property = (name: string, content: string): MetaTag => ({ property: name, content })
const named = (name: string, content: string): MetaTag => ({ name, content })

/** `citation_title=…; citation_author=…`, as reference managers and scholarly indexes read it. */
const reference = (source: NumberedSource): string =>
  Object.entries({
    citation_title: source.title,
    citation_author: source.author,
    citation_journal_title: source.namedMedium,
    citation_publication_date: source.issued?.iso.replaceAll('-', '/'),
    citation_public_url: source.URL,
  })
    .flatMap(([name, value]) => (value ? [`${name}=${value.replaceAll(';', ',')}`] : []))
    .join('; ')

const scholarly = (report: ReportView): MetaTag[] => [
  named('citation_title', report.title.full),
  named('citation_author', report.author ?? report.publisher),
  named('citation_publisher', report.publisher),
  named('citation_publication_date', report.published.iso.replaceAll('-', '/')),
  named('citation_language', report.language),
  named('citation_public_url', urlTo(report.path)),
  ...report.sources.map((source) => named('citation_reference', reference(source))),
]

/** What a report's head says beside its title and description. */
export const reportMetadata = (report: ReportView): PageMetadata => ({
  type: 'article',
  image: urlTo(fileIn(report.path, 'card.png')),
  tags: [
    property('article:published_time', instantOf(report.published.iso)),
    property('article:modified_time', instantOf(modifiedOn(report))),
    ...report.topics.map(({ name }) => property('article:tag', name)),
    ...scholarly(report),
  ],
  alternates: [
    { type: 'text/markdown', href: besidePage(report.path, 'md') },
    { type: 'application/json', href: besidePage(report.path, 'json') },
  ],
  graph: scriptJson(reportGraph(report, urlTo)),
})

/** What the home page's head says beside its title and description. */
export const homeMetadata = (): PageMetadata => ({
  type: 'website',
  image: urlTo(pathTo('/card.png')),
  tags: [],
  alternates: [],
  graph: scriptJson(siteGraph(urlTo)),
})
