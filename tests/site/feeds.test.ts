import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { XMLParser, XMLValidator } from 'fast-xml-parser'
import { parseAtomFeed, parseFeed, parseJsonFeed, parseRssFeed } from 'feedsmith'
import type { Root } from 'hast'
import { fromHtml } from 'hast-util-from-html'
import { selectAll } from 'hast-util-select'
import { beforeAll, expect, test } from 'vitest'
import { buildSite, writeContent } from './build-site.ts'
import { all, brokenLinks, pageAt, textOf } from './pages.ts'

const TITLE = '配信の見本&<題>]]></script>"「終わり」 😀'
const REPORT = `---
title: '${TITLE}'
description: 説明&<要約>
published: 2025-02-14
sources: [s1, s2]
topics: [半導体]
corrections:
  - { date: 2025-03-01, kind: correction, summary: 単位を<改めた>。 }
---

<Callout>

囲みの本文[@s1]。

</Callout>

**「順守」**と説明[@s1]。[前の記事](../b/)と[結論](#end)と[案内](/about/)と注[^1]。

<Figure src="./dot.png" alt="点">図[@s1]</Figure>

| 甲 | 乙 |
|---|---|
| 表[@s1] | 二 |

## 結論 [#end]

終わり[@s1, p. 3]。

[^1]: 注の文。
`
const OTHER = `---
title: 別の題
published: 2025-02-20
sources: [s2, s3]
---

## 結論 [#end]

乙の話[@s2]、丙の話[@s3]。
`
const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8BQDwAEhQGAhKmMIQAAAABJRU5ErkJggg==',
  'base64',
)
const SITE = 'https://press.example.org/news/'

let outDir: string
const read = (name: string): string => readFileSync(join(outDir, name), 'utf8')
beforeAll(async () => {
  const content = await writeContent({
    'reports/a.mdx': REPORT,
    'reports/b.mdx': OTHER,
    'sources/s1.yaml':
      'title: 題&<一>\npublisher: 見本通信\nURL: https://news.example.com/?a=1&b=2\n',
    'sources/s2.yaml': 'title: 題二\npublisher: 見本通信\nURL: https://news.example.com/2\n',
    'sources/s3.yaml': 'type: report\ntitle: 年次報告書\n',
    'topics.yaml': '半導体: semiconductors\n',
  })
  writeFileSync(join(content, 'reports/dot.png'), PNG)
  const built = await buildSite(content, undefined, {
    SITE: 'https://press.example.org',
    BASE_PATH: '/news/',
  })
  expect(built.exitCode, built.stderr).toBe(0)
  outDir = built.outDir
})

const contents = (): Record<string, [string, string]> => {
  const rss = parseRssFeed(read('rss.xml'))
  const atom = parseAtomFeed(read('atom.xml'))
  const json = parseJsonFeed(read('feed.json'))
  return {
    'rss.xml': [rss.items?.[0]?.title ?? '', rss.items?.[0]?.content?.encoded ?? ''],
    'atom.xml': [atom.entries?.[0]?.title?.value ?? '', atom.entries?.[0]?.content?.value ?? ''],
    'feed.json': [json.items?.[0]?.title ?? '', json.items?.[0]?.content_html ?? ''],
  }
}

test.each(['rss.xml', 'atom.xml', 'sitemap.xml', 'sitemap-1.xml', 'news-sitemap.xml'])(
  '%s is well-formed and holds no control character',
  (name) => {
    expect(XMLValidator.validate(read(name))).toBe(true)
    expect(read(name)).not.toMatch(/(?![\t\n\r])\p{Cc}|[\ufffe\uffff]/u)
  },
)

test('a feed parser knows each feed for what it is, and reads every title to the letter', () => {
  expect(['rss.xml', 'atom.xml', 'feed.json'].map((name) => parseFeed(read(name)).format)).toEqual([
    'rss',
    'atom',
    'json',
  ])
  for (const [title] of Object.values(contents())) expect(title).toBe(TITLE)
})

test('the three feeds carry one content, in which every address is whole and under the base path', () => {
  const [[, first], ...others] = Object.values(contents()) as [
    [string, string],
    ...[string, string][],
  ]
  for (const [, other] of others) expect(other.trim()).toBe(first.trim())
  const tree: Root = fromHtml(first, { fragment: true })
  const addresses = selectAll('a[href], img[src]', tree).map(({ properties }) =>
    String(properties.href ?? properties.src),
  )
  expect(addresses.filter((address) => !address.startsWith(SITE))).toEqual([
    'https://news.example.com/?a=1&b=2',
    'https://news.example.com/2',
  ])
  expect(addresses).toEqual(
    expect.arrayContaining([`${SITE}reports/b/`, `${SITE}reports/a/#end`, `${SITE}about/`]),
  )
  expect(addresses.find((address) => /\.(?:png|webp)$/.test(address))).toMatch(
    /^https:\/\/press\.example\.org\/news\/_astro\//,
  )
})

test('a source of which only the title is known is printed once, and said to have no address', () => {
  const page = pageAt(outDir, '/reports/b/')
  const words = textOf(page, '#source-2') ?? ''
  expect(words.match(/年次報告書/g)).toHaveLength(1)
  expect(words).toContain('アドレスなし')
  expect(read('feed.json').match(/年次報告書/g)).toHaveLength(1)
})

test('the title stands to the letter in the head, and ends no element of it', () => {
  const page = pageAt(outDir, '/reports/a/')
  const script = all(page, 'script[type="application/ld+json"]')[0]?.children[0]
  const [article] = JSON.parse(script?.type === 'text' ? script.value : '')['@graph']
  expect(article.headline).toBe(TITLE)
  expect(all(page, 'meta[property="og:title"]')[0]?.properties.content).toBe(TITLE)
  expect(all(page, 'meta[name="citation_title"]')[0]?.properties.content).toBe(TITLE)
})

test('every link of the pages leads somewhere, those that editors wrote too', () => {
  expect(brokenLinks(outDir, '/news/')).toEqual([])
})

test('a mark leads to its entry in the page, and no id or markup of the page is left', () => {
  const [, content] = contents()['rss.xml'] as [string, string]
  const tree = fromHtml(content, { fragment: true })
  const marks = selectAll('a[href*="#source-"]', tree).map(({ properties }) => properties.href)
  expect(marks).toEqual(Array.from({ length: 5 }, () => `${SITE}reports/a/#source-1`))
  expect(all(pageAt(outDir, '/reports/a/'), '#source-1')).toHaveLength(1)
  expect(selectAll('[id], [class], [role], [aria-hidden], script, style', tree)).toEqual([])
  expect(content).not.toMatch(/\*\*|import |side-sources|Callout|__ASTRO/)
})

test('a corrected report comes first, with the day of its correction and what was corrected', () => {
  const atom = parseAtomFeed(read('atom.xml'))
  expect(atom.entries?.map(({ id, published, updated }) => [id, published, updated])).toEqual([
    [`${SITE}reports/a/`, '2025-02-13T15:00:00.000Z', '2025-02-28T15:00:00.000Z'],
    [`${SITE}reports/b/`, '2025-02-19T15:00:00.000Z', '2025-02-19T15:00:00.000Z'],
  ])
  expect(atom.updated).toBe('2025-02-28T15:00:00.000Z')
  expect(contents()['atom.xml']?.[1]).toContain('2025年3月1日：単位を&#60;改めた&#62;。')
})

test('the sitemap has the canonical address of each page once, with the day of its last change', () => {
  const { urlset } = new XMLParser().parse(read('sitemap-1.xml'))
  const byLoc = new Map(urlset.url.map((url: { loc: string; lastmod?: string }) => [url.loc, url]))
  expect(byLoc.size).toBe(urlset.url.length)
  expect(byLoc.get(`${SITE}reports/a/`)).toEqual({
    loc: `${SITE}reports/a/`,
    lastmod: '2025-03-01',
  })
  expect(byLoc.get(`${SITE}topics/semiconductors/`)).toMatchObject({ lastmod: '2025-03-01' })
  for (const loc of byLoc.keys()) {
    const path = String(loc).slice(SITE.length - 1)
    const canonical = all(pageAt(outDir, path), 'link[rel=canonical]')[0]?.properties.href
    expect(canonical).toBe(loc)
  }
  expect(new XMLParser().parse(read('sitemap.xml')).sitemapindex.sitemap.loc).toBe(
    `${SITE}sitemap-1.xml`,
  )
  expect(read('robots.txt')).toContain(`Sitemap: ${SITE}sitemap.xml\n`)
})

test('the news sitemap holds the last two days of publication', () => {
  const { urlset } = new XMLParser().parse(read('news-sitemap.xml'))
  expect(urlset.url).toMatchObject({
    loc: `${SITE}reports/b/`,
    'news:news': { 'news:publication_date': '2025-02-20', 'news:title': '別の題' },
  })
})
