import { x } from 'xastscript'
import { listMedia } from './media.ts'
import { type NewsPage, recentNews } from './news-sitemap.ts'
import { pathTo, urlTo } from './paths.ts'
import { allReports } from './reports.ts'
import { SITEMAP_NAMESPACE, xml } from './sitemap-xml.ts'
import { listSources } from './sources.ts'
import { modifiedOn } from './structured-data.ts'
import { listTopics } from './topics.ts'

/** An address with the day of its last change; null where nobody can know it. */
export interface SitemapPage {
  path: string
  lastmod: string | null
}

/** Half of what the protocol allows. */
const MOST_PAGES = 25_000

/** The sitemap of some pages. */
export const sitemap = (pages: readonly SitemapPage[]): string =>
  xml(
    x(
      'urlset',
      { xmlns: SITEMAP_NAMESPACE },
      pages.map(({ path, lastmod }) =>
        x('url', [x('loc', urlTo(path)), ...(lastmod === null ? [] : [x('lastmod', lastmod)])]),
      ),
    ),
  )

/** The sitemap of sitemaps. */
export const sitemapIndex = (paths: readonly string[]): string =>
  xml(
    x(
      'sitemapindex',
      { xmlns: SITEMAP_NAMESPACE },
      paths.map((path) => x('sitemap', [x('loc', urlTo(path))])),
    ),
  )

/** Every page that search engines should know, with the day of its last change. */
const sitemapPages = async (): Promise<SitemapPage[]> => {
  const reports = (await allReports()).map(({ summary, entry }) => ({
    path: summary.path,
    lastmod: modifiedOn({ ...summary, corrections: entry.data.corrections }),
  }))
  const newest =
    reports
      .map(({ lastmod }) => lastmod)
      .sort()
      .at(-1) ?? null
  const lastIn = (paths: ReadonlySet<string>): string | null =>
    reports
      .filter(({ path }) => paths.has(path))
      .map(({ lastmod }) => lastmod)
      .sort()
      .at(-1) ?? null
  const lists = ['/', '/reports/', '/topics/', '/publishers/', '/sources/', '/corrections/'].map(
    (path) => ({
      path: pathTo(path),
      lastmod: newest,
    }),
  )
  const topics = (await listTopics()).map(({ topic, reports: under }) => ({
    path: topic.path,
    lastmod: lastIn(new Set(under.map(({ path }) => path))),
  }))
  const sources = (await listSources()).map(({ path }) => ({ path, lastmod: null }))
  const media = (await listMedia()).map(({ path, reports: drawing }) => ({
    path,
    lastmod: lastIn(new Set(drawing.map((report) => report.path))),
  }))
  const about = { path: pathTo('/about/'), lastmod: null }
  return [...lists, about, ...reports, ...topics, ...media, ...sources]
}

/** The pages of the sitemap in portions. */
export const sitemapPortions = async (): Promise<SitemapPage[][]> => {
  const pages = await sitemapPages()
  return Array.from({ length: Math.ceil(pages.length / MOST_PAGES) }, (_, index) =>
    pages.slice(index * MOST_PAGES, (index + 1) * MOST_PAGES),
  )
}

/** The reports of the news sitemap. */
export const newsPages = async (): Promise<NewsPage[]> =>
  recentNews(
    (await allReports()).map(({ summary }) => ({
      path: summary.path,
      title: summary.title.full,
      published: summary.published.iso,
      language: summary.language,
    })),
  )

/** The addresses of the sitemaps; without news there is no sitemap for them. */
export const sitemapPaths = async (): Promise<string[]> => [
  pathTo('/sitemap.xml'),
  ...((await newsPages()).length === 0 ? [] : [pathTo('/news-sitemap.xml')]),
]
