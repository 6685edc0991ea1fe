import type { Element } from 'xast'
import { toXml } from 'xast-util-to-xml'
import { x } from 'xastscript'
import { site } from '../site.config.ts'
import { pathTo, urlTo } from './paths.ts'
import { allReports } from './reports.ts'
import { listSources } from './sources.ts'
import { modifiedOn } from './structured-data.ts'
import { listTopics } from './topics.ts'

/** An address with the day of its last change; null where nobody can know it. */
export interface SitemapPage {
  path: string
  lastmod: string | null
}

/** A report as the news sitemap names it. */
export interface NewsPage {
  path: string
  title: string
  published: string
  language: string
}

const NAMESPACE = 'http://www.sitemaps.org/schemas/sitemap/0.9'
const NEWS = 'http://www.google.com/schemas/sitemap-news/0.9'
/** Half of what the protocol allows. */
const MOST_PAGES = 25_000

const xml = (root: Element): string =>
  `${toXml([{ type: 'instruction', name: 'xml', value: 'version="1.0" encoding="utf-8"' }, root])}\n`

/** The sitemap of some pages. */
export const sitemap = (pages: readonly SitemapPage[]): string =>
  xml(
    x(
      'urlset',
      { xmlns: NAMESPACE },
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
      { xmlns: NAMESPACE },
      paths.map((path) => x('sitemap', [x('loc', urlTo(path))])),
    ),
  )

const daysBefore = (day: string, days: number): string =>
  new Date(Date.parse(day) - days * 86_400_000).toISOString().slice(0, 10)

/**
 * The sitemap for news: what was published in the last two days. They are counted from the newest
 * report, since a build asks no clock and a site is built when it publishes.
 */
export const newsSitemap = (pages: readonly NewsPage[]): string => {
  const newest =
    pages
      .map(({ published }) => published)
      .sort()
      .at(-1) ?? ''
  const recent = pages.filter(({ published }) => published >= daysBefore(newest, 1))
  return xml(
    x(
      'urlset',
      { xmlns: NAMESPACE, 'xmlns:news': NEWS },
      recent.map(({ path, title, published, language }) =>
        x('url', [
          x('loc', urlTo(path)),
          x('news:news', [
            x('news:publication', [
              x('news:name', site.publisher),
              x('news:language', language.slice(0, 2)),
            ]),
            x('news:publication_date', published),
            x('news:title', title),
          ]),
        ]),
      ),
    ),
  )
}

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
  return [...lists, { path: pathTo('/about/'), lastmod: null }, ...reports, ...topics, ...sources]
}

/** The pages of the sitemap in portions. */
export const sitemapPortions = async (): Promise<SitemapPage[][]> => {
  const pages = await sitemapPages()
  return Array.from({ length: Math.ceil(pages.length / MOST_PAGES) }, (_, index) =>
    pages.slice(index * MOST_PAGES, (index + 1) * MOST_PAGES),
  )
}

/** The reports as the news sitemap wants them. */
export const newsPages = async (): Promise<NewsPage[]> =>
  (await allReports()).map(({ summary }) => ({
    path: summary.path,
    title: summary.title.full,
    published: summary.published.iso,
    language: summary.language,
  }))
