import { generateAtomFeed, generateJsonFeed, generateRssFeed } from 'feedsmith'
import { site } from '../site.config.ts'
import { authorText } from './author-text.ts'
import { feedContent } from './feed-content.ts'
import { instantOf } from './instant.ts'
import { fileIn, pathTo, urlTo } from './paths.ts'
import { changedOn } from './structured-data.ts'
import type { ReportView } from './view.ts'

/** A report in a feed, with its text as the page shows it. */
export interface FeedReport {
  view: ReportView
  /** The whole address under which it was first published: readers know it by that for ever. */
  id: string
  /** Its HTML for readers. */
  content: string
}

/** How many reports a feed holds: those published or changed last. */
export const FEED_LENGTH = 30

/** XML 1.0 knows no other characters. */
const NOT_XML = /[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/gu

const plain = (text: string): string => text.toWellFormed().replace(NOT_XML, '')

const changes = (view: ReportView): string =>
  view.corrections.length === 0
    ? ''
    : `<h2>訂正の記録</h2><ul>${view.corrections
        .map(({ dateView, summary }) => `<li>${dateView.text}：${escape(summary)}</li>`)
        .join('')}</ul>`

/** Many readers of RSS show this alone: what was corrected stands in it too, the last first. */
const summaryOf = (view: ReportView): string =>
  [
    ...view.corrections
      .map(({ name, dateView, summary }) => `【${name} ${dateView.text}】${summary}`)
      .reverse(),
    view.description,
  ].join(' ')

const escape = (text: string): string =>
  text.replace(/[&<>]/g, (sign) => `&#${sign.charCodeAt(0)};`)

/** A report for the feeds, of its page's HTML. */
export const feedReport = (view: ReportView, id: string, html: string): FeedReport => ({
  view,
  id,
  content: plain(feedContent(html, urlTo(view.path), view.sources, view.language) + changes(view)),
})

const authorsOf = ({ authors, publisher }: ReportView): { name: string; url?: string }[] =>
  authors.length === 0
    ? [{ name: publisher }]
    : authors.map((name) => ({
        name: plain(authorText(name)),
        ...(name.url === undefined ? {} : { url: name.url }),
      }))

const item = ({ view, id, content }: FeedReport) => {
  const url = urlTo(view.path)
  return {
    id,
    url,
    title: plain(view.title.full),
    summary: plain(summaryOf(view)),
    content,
    published: new Date(instantOf(view.published.iso)),
    updated: new Date(instantOf(changedOn(view) ?? view.published.iso)),
    authors: authorsOf(view),
    topics: view.topics.map(({ name }) => name),
    language: view.language,
    image: urlTo(fileIn(view.path, 'card.png')),
  }
}

const FIRST_DAY = new Date(0)

/** When the newest of the reports changed; no clock is asked, so that the same content gives the same feed. */
const changedAt = (reports: readonly FeedReport[]): Date =>
  reports[0] ? item(reports[0]).updated : FIRST_DAY

/** RSS 2.0 with the whole text of each report. */
export const rssFeed = (reports: readonly FeedReport[]): string =>
  generateRssFeed({
    title: site.fullName,
    link: urlTo(site.base),
    description: site.description,
    language: site.language,
    lastBuildDate: changedAt(reports),
    atom: {
      links: [{ href: urlTo(pathTo('/rss.xml')), rel: 'self', type: 'application/rss+xml' }],
    },
    items: reports.map(item).map((report) => ({
      title: report.title,
      link: report.url,
      guid: { value: report.id, isPermaLink: true },
      description: report.summary,
      pubDate: report.published,
      categories: report.topics.map((name) => ({ name })),
      dc: { creators: report.authors.map(({ name }) => name), languages: [report.language] },
      atom: { updated: report.updated },
      content: { encoded: report.content },
    })),
  })

/** Atom 1.0 with the whole text of each report. */
export const atomFeed = (reports: readonly FeedReport[]): string =>
  generateAtomFeed({
    id: urlTo(site.base),
    xml: { lang: site.language },
    title: { value: site.fullName },
    subtitle: { value: site.description },
    updated: changedAt(reports),
    links: [
      { href: urlTo(pathTo('/atom.xml')), rel: 'self', type: 'application/atom+xml' },
      { href: urlTo(site.base), rel: 'alternate', type: 'text/html' },
    ],
    entries: reports.map(item).map((report) => ({
      id: report.id,
      ...(report.language === site.language ? {} : { xml: { lang: report.language } }),
      title: { value: report.title },
      links: [{ href: report.url, rel: 'alternate', type: 'text/html' }],
      authors: report.authors.map(({ name, url }) => ({ name, ...(url && { uri: url }) })),
      published: report.published,
      updated: report.updated,
      categories: report.topics.map((term) => ({ term })),
      summary: { value: report.summary },
      content: { type: 'html', value: report.content },
    })),
  })

/** JSON Feed 1.1 with the whole text of each report. */
export const jsonFeed = (reports: readonly FeedReport[]): string =>
  JSON.stringify(
    generateJsonFeed({
      title: site.fullName,
      home_page_url: urlTo(site.base),
      feed_url: urlTo(pathTo('/feed.json')),
      description: site.description,
      language: site.language,
      items: reports.map(item).map((report) => ({
        id: report.id,
        url: report.url,
        title: report.title,
        summary: report.summary,
        content_html: report.content,
        image: report.image,
        date_published: report.published,
        date_modified: report.updated,
        authors: report.authors,
        tags: report.topics,
        language: report.language,
      })),
    }),
    null,
    1,
  )
