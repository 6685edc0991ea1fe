import { x } from 'xastscript'
import { site } from '../site.config.ts'
import { urlTo } from './paths.ts'
import { SITEMAP_NAMESPACE, xml } from './sitemap-xml.ts'
import { isFuture } from './today.ts'

/** A report as the news sitemap names it. */
export interface NewsPage {
  path: string
  title: string
  published: string
  language: string
}

const NEWS = 'http://www.google.com/schemas/sitemap-news/0.9'

const dayBefore = (day: string): string =>
  day === '' ? '' : new Date(Date.parse(day) - 86_400_000).toISOString().slice(0, 10)

const newestOf = (pages: readonly NewsPage[]): string =>
  pages
    .map(({ published }) => published)
    .sort()
    .at(-1) ?? ''

/**
 * What the sitemap for news holds: what was published on a day and the day before. A build asks no
 * clock: the day is the newest report's unless the site says one. A later day does not count.
 */
export const recentNews = (
  pages: readonly NewsPage[],
  until: string | null = site.newsUntil,
): NewsPage[] => {
  const reached = pages.filter(({ published }) => !isFuture(published))
  const last = until ?? newestOf(reached)
  return reached.filter(({ published }) => published <= last && published >= dayBefore(last))
}

/** A language as the protocol asks: two or three letters, and for Chinese which script. */
const newsLanguage = (tag: string): string => {
  const { language, script } = new Intl.Locale(tag).maximize()
  return language === 'zh' ? (script === 'Hant' ? 'zh-tw' : 'zh-cn') : language
}

/** The sitemap for news. The protocol allows no empty one. */
export const newsSitemap = (pages: readonly NewsPage[]): string =>
  xml(
    x(
      'urlset',
      { xmlns: SITEMAP_NAMESPACE, 'xmlns:news': NEWS },
      pages.map(({ path, title, published, language }) =>
        x('url', [
          x('loc', urlTo(path)),
          x('news:news', [
            x('news:publication', [
              x('news:name', site.publisher),
              x('news:language', newsLanguage(language)),
            ]),
            x('news:publication_date', published),
            x('news:title', title),
          ]),
        ]),
      ),
    ),
  )
