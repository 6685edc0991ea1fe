import { catalogueName, isPerson } from '../citations/names.ts'
import type { Name } from '../schemas/name.ts'
import { site } from '../site.config.ts'
import { instantOf } from './instant.ts'
import { besidePage, fileIn, pathTo, urlTo } from './paths.ts'
import { modifiedOn, reportGraph, scriptJson, siteGraph } from './structured-data.ts'
import type { MetaTag, NumberedSource, PageMetadata, ReportView } from './view.ts'

const property = (name: string, content: string): MetaTag => ({ property: name, content })
const named = (name: string, content: string): MetaTag => ({ name, content })

/** Persons as Highwire's tags have them: readers would take an organisation's words for given names. */
const persons = (names: readonly Name[]): ['citation_author', string][] =>
  names.filter(isPerson).map((name) => ['citation_author', catalogueName(name)])

/** `citation_title=…; citation_author=…`, as reference managers and scholarly indexes read it. */
const reference = (source: NumberedSource): string =>
  [
    ['citation_title', source.title],
    ...persons(source.authors),
    ['citation_journal_title', source.namedMedium],
    ['citation_publication_date', source.issued?.iso.replaceAll('-', '/')],
    ['citation_public_url', source.URL],
  ]
    .flatMap(([name, value]) => (value ? [`${name}=${value.replaceAll(';', ',')}`] : []))
    .join('; ')

const scholarly = (report: ReportView): MetaTag[] => [
  named('citation_title', report.title.full),
  ...persons(report.authors).map(([name, value]) => named(name, value)),
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
    ...(site.publish.markdown
      ? [{ type: 'text/markdown', href: besidePage(report.path, 'md') }]
      : []),
    ...(site.publish.claims
      ? [{ type: 'application/json', href: besidePage(report.path, 'json') }]
      : []),
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
