import type {
  AnalysisNewsArticle,
  BreadcrumbList,
  CreativeWork,
  Graph,
  Organization,
  Person,
  Thing,
  WebSite,
} from 'schema-dts'
import { catalogueParts, isPerson } from '../citations/names.ts'
import type { Name } from '../schemas/name.ts'
import { site } from '../site.config.ts'
import { authorText } from './author-text.ts'
import { instantOf } from './instant.ts'
import { fileIn, linkTo, pathTo } from './paths.ts'
import { isFuture } from './today.ts'
import type { NumberedSource, OriginView, ReportView } from './view.ts'

/** Makes an address whole; the site's own paths begin with its base. */
type UrlTo = (path: string) => string

type Organisation = Exclude<Organization, string>

const organization = (name: string) => ({ '@type': 'Organization' as const, name })

/** Who publishes a report; of the site's own publisher the settings say more. */
const publisherOf = (name: string, urlTo: UrlTo): Organisation =>
  name === site.publisher
    ? {
        ...organization(name),
        url: urlTo(linkTo(site.publisherPage, '/')),
        logo: { '@type': 'ImageObject', url: urlTo(pathTo(site.publisherLogo)) },
      }
    : organization(name)

const nameParts = (name: Parameters<typeof catalogueParts>[0]) => {
  const { family, given, suffix } = catalogueParts(name)
  return {
    familyName: family,
    ...(given === '' ? {} : { givenName: given }),
    ...(suffix === '' ? {} : { honorificSuffix: suffix }),
  }
}

const bearer = (name: Name): Exclude<Person, string> | Organisation => ({
  ...(isPerson(name)
    ? {
        '@type': 'Person' as const,
        name: authorText(name),
        ...nameParts(name),
      }
    : organization(name.literal)),
  ...(name.url === undefined ? {} : { url: name.url }),
})

/** A work that the report names; what nobody knows is left out. */
const work = (source: {
  title: string | null
  URL: string | null
  publisher: string | null
  language: string | null
  authors?: readonly Name[]
  issued?: { iso: string } | null
}): CreativeWork => ({
  '@type': 'CreativeWork',
  ...(source.title === null ? {} : { name: source.title }),
  ...(source.URL === null ? {} : { url: source.URL }),
  ...(source.authors?.length ? { author: source.authors.map(bearer) } : {}),
  ...(source.publisher === null ? {} : { publisher: organization(source.publisher) }),
  ...(source.issued ? { datePublished: source.issued.iso } : {}),
  ...(source.language === null ? {} : { inLanguage: source.language }),
})

const cited = (source: NumberedSource): CreativeWork =>
  work({ ...source, publisher: source.publisher ?? source.namedMedium })

const basis = (origin: OriginView): CreativeWork => work(origin)

const authorsOf = (report: ReportView, urlTo: UrlTo): ReturnType<typeof bearer>[] =>
  report.authors.length === 0 ? [publisherOf(report.publisher, urlTo)] : report.authors.map(bearer)

interface Dated {
  published: { iso: string }
  updated: { iso: string } | null
  corrections: readonly { date: string }[]
}

const daysOf = ({ published, updated, corrections }: Dated): string[] =>
  [published.iso, updated?.iso ?? '', ...corrections.map(({ date }) => date)].sort()

/** The day of the last change: an update or a correction, else the publication. */
export const modifiedOn = (report: Dated): string => daysOf(report).at(-1) ?? ''

/** The same among the days that are reached; undefined for a report whose publication is not. */
export const changedOn = (report: Dated): string | undefined =>
  isFuture(report.published.iso) ? undefined : daysOf(report).findLast((day) => !isFuture(day))

const article = (report: ReportView, urlTo: UrlTo): AnalysisNewsArticle => ({
  // The vocabulary has one type a thing; readers of JSON-LD that know only the wider one need both.
  '@type': ['NewsArticle', 'AnalysisNewsArticle'] as unknown as 'AnalysisNewsArticle',
  '@id': urlTo(report.path),
  url: urlTo(report.path),
  headline: report.title.full,
  description: report.description,
  image: urlTo(fileIn(report.path, 'card.png')),
  inLanguage: report.language,
  datePublished: instantOf(report.published.iso),
  dateModified: instantOf(modifiedOn(report)),
  author: authorsOf(report, urlTo),
  publisher: publisherOf(report.publisher, urlTo),
  isAccessibleForFree: true,
  ...(report.topics.length === 0 ? {} : { keywords: report.topics.map(({ name }) => name) }),
  ...(report.sources.length === 0 ? {} : { citation: report.sources.map(cited) }),
  ...(report.origin === null ? {} : { isBasedOn: basis(report.origin) }),
  ...(report.corrections.length === 0
    ? {}
    : {
        correction: report.corrections.map((correction) => ({
          '@type': 'CorrectionComment' as const,
          datePublished: instantOf(correction.date),
          text: correction.summary,
        })),
      }),
})

/** The way from the home page: names with their paths. */
const breadcrumbs = (
  way: readonly [name: string, path: string][],
  urlTo: UrlTo,
): BreadcrumbList => ({
  '@type': 'BreadcrumbList',
  itemListElement: way.map(([name, path], index) => ({
    '@type': 'ListItem',
    position: index + 1,
    name,
    item: urlTo(path),
  })),
})

const graph = (things: readonly Thing[]): Graph => ({
  '@context': 'https://schema.org',
  '@graph': things,
})

/** A report as schema.org describes it. */
export const reportGraph = (report: ReportView, urlTo: UrlTo): Graph =>
  graph([
    article(report, urlTo),
    breadcrumbs(
      [
        [site.name, site.base],
        ['分析', pathTo('/reports/')],
        [report.title.full, report.path],
      ],
      urlTo,
    ),
  ])

/** The site as schema.org describes it, with its search. */
export const siteGraph = (urlTo: UrlTo): Graph => {
  const website: WebSite = {
    '@type': 'WebSite',
    '@id': urlTo(site.base),
    url: urlTo(site.base),
    name: site.fullName,
    description: site.description,
    inLanguage: site.language,
    publisher: publisherOf(site.publisher, urlTo),
    potentialAction: {
      '@type': 'SearchAction',
      target: {
        '@type': 'EntryPoint',
        urlTemplate: `${urlTo(pathTo('/search/'))}?q={search_term_string}`,
      },
      // The vocabulary's types leave out what the actions' own grammar adds.
      ...{ 'query-input': 'required name=search_term_string' },
    },
  }
  return graph([website])
}

/** JSON that may stand in a script element: no character of it can end the element or begin a comment. */
export const scriptJson = (data: object): string =>
  JSON.stringify(data).replace(
    /[<>&\u2028\u2029]/g,
    (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`,
  )
