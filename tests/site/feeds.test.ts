import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { XMLParser, XMLValidator } from 'fast-xml-parser'
import { parseAtomFeed, parseFeed, parseJsonFeed, parseRssFeed } from 'feedsmith'
import type { Root } from 'hast'
import { fromHtml } from 'hast-util-from-html'
import { selectAll } from 'hast-util-select'
import { toString } from 'hast-util-to-string'
import { beforeAll, expect, test } from 'vitest'
import { buildSite, writeContent } from './build-site.ts'
import { all, brokenLinks, type Page, pageAt, textOf } from './pages.ts'

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
sources: [s2, s3, chinese, english]
origin: { title: The origin, publisher: 見本通信, URL: 'https://times.example.com/1', language: en }
---

## 結論 [#end]

乙の話[@s2]、丙の話[@s3]、丁の話[@chinese][@english]。
`
const ENGLISH = `---
title: Prices of inference
published: 2025-01-10
language: en
author: [{ family: Doe, given: Jo, url: 'https://jo.example/' }, { family: 見本, given: 花子 }]
sources: [s2, chinese, english]
keyPoints: [One point.]
corrections:
  - { date: 2025-01-11, kind: clarification, summary: 語を改めた。, before: They rose, after: They fell, anchor: costs }
---

## Costs [#costs]

They fell[@s2][@chinese].
`
const AHEAD = '---\ntitle: 年の打ち間違い\npublished: 9999-02-14\n---\n\n本文。\n'
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
    'reports/english.mdx': ENGLISH,
    'reports/ahead.mdx': AHEAD,
    'sources/s1.yaml':
      'title: 題&<一>\npublisher: 見本通信\nURL: https://news.example.com/?a=1&b=2\n',
    'sources/s2.yaml': 'title: 題二\npublisher: 見本通信\nURL: https://news.example.com/2\n',
    'sources/chinese.yaml':
      'title: 芯片降价\nlanguage: zh-CN\npublisher: 新华社\nURL: https://news.example.com/3\n',
    'sources/english.yaml':
      'title: Kanji 漢 explained\nlanguage: en\npublisher: Fortune\nURL: https://news.example.com/4\nquotes: [{ text: A 漢字 fell. }]\n',
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
    [`${SITE}reports/english/`, '2025-01-09T15:00:00.000Z', '2025-01-10T15:00:00.000Z'],
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
    const path = decodeURI(String(loc).slice(SITE.length - 1))
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

test('a reader that shows the summary alone shows what was corrected', () => {
  const summary = '【訂正 2025年3月1日】単位を<改めた>。 説明&<要約>'
  expect(parseRssFeed(read('rss.xml')).items?.[0]?.description).toBe(summary)
  expect(parseAtomFeed(read('atom.xml')).entries?.[0]?.summary?.value).toBe(summary)
  expect(parseJsonFeed(read('feed.json')).items?.[0]?.summary).toBe(summary)
})

test('each author has a place of their own in the feeds', () => {
  const isEnglish = ({ title }: { title?: unknown }) => JSON.stringify(title)?.includes('Prices')
  expect(parseRssFeed(read('rss.xml')).items?.find(isEnglish)?.dc?.creators).toEqual([
    'Jo Doe',
    '見本花子',
  ])
  expect(parseAtomFeed(read('atom.xml')).entries?.find(isEnglish)?.authors).toEqual([
    { name: 'Jo Doe', uri: 'https://jo.example/' },
    { name: '見本花子' },
  ])
  expect(parseJsonFeed(read('feed.json')).items?.find(isEnglish)?.authors).toEqual([
    { name: 'Jo Doe', url: 'https://jo.example/' },
    { name: '見本花子' },
  ])
})

test('a report whose day is not reached is in no feed, and moves none', () => {
  for (const name of ['rss.xml', 'atom.xml', 'feed.json', 'news-sitemap.xml'])
    expect(read(name)).not.toMatch(/打ち間違い|9999/)
})

test('the head of every page names the three feeds', () => {
  for (const path of ['/', '/reports/a/', '/about/']) {
    const feeds = all(pageAt(outDir, path), 'link[rel=alternate][title]')
    expect(feeds.map(({ properties }) => [properties.type, properties.href])).toEqual([
      ['application/rss+xml', '/news/rss.xml'],
      ['application/atom+xml', '/news/atom.xml'],
      ['application/feed+json', '/news/feed.json'],
    ])
  }
})

test('the page of an English report is English, and says where it is Japanese', () => {
  const page = pageAt(outDir, '/reports/english/')
  const langOf = (selector: string) => all(page, selector)[0]?.properties.lang
  expect({
    page: langOf('html'),
    head: langOf('body > div'),
    labels: langOf('main'),
    title: langOf('h1'),
    points: langOf('.key-points ul'),
    contents: langOf('.toc a span'),
    row: langOf('.evidence th[scope=row] span'),
    text: langOf('.prose'),
  }).toEqual({
    page: 'en',
    head: 'ja',
    labels: 'ja',
    title: 'en',
    points: 'en',
    contents: 'en',
    row: 'en',
    text: 'en',
  })
  expect(all(pageAt(outDir, '/reports/b/'), '.prose')[0]?.properties.lang).toBeUndefined()
})

const tagged = (page: Page, within: string) =>
  all(page, `${within} [lang]`).map((element) => [
    toString(element).trim(),
    element.properties.lang,
  ])

test('titles, media and quotations are tagged wherever they are shown', () => {
  const page = pageAt(outDir, '/reports/b/')
  expect(tagged(page, '.source-entry')).toEqual([
    ['新华社', 'zh-CN'],
    ['芯片降价', 'zh-CN'],
    ['Fortune', 'en'],
    ['Kanji 漢 explained', 'en'],
    ['A 漢字 fell.', 'en'],
  ])
  expect(tagged(page, '.side-sources')).toEqual([
    ['新华社', 'zh-CN'],
    ['Fortune', 'en'],
  ])
  expect(
    all(page, 'dl.facts a[lang]')
      .map(toString)
      .map((text) => text.trim()),
  ).toEqual(['The origin'])
  expect(tagged(pageAt(outDir, '/sources/chinese/'), '.facts')).toEqual([
    ['芯片降价', 'zh-CN'],
    ['新华社', 'zh-CN'],
  ])
  expect(tagged(pageAt(outDir, '/sources/'), 'main')).toEqual(
    expect.arrayContaining([
      ['新华社', 'zh-CN'],
      ['芯片降价', 'zh-CN'],
      ['Fortune', 'en'],
      ['Kanji 漢 explained', 'en'],
    ]),
  )
  expect(tagged(pageAt(outDir, '/publishers/'), 'main')).toEqual([
    ['Fortune', 'en'],
    ['新华社', 'zh-CN'],
  ])
  expect(all(pageAt(outDir, '/publishers/fortune/'), 'h1')[0]?.properties.lang).toBe('en')
  expect(tagged(pageAt(outDir, '/'), '[aria-labelledby=top-sources]')).toEqual(
    expect.arrayContaining([['新华社', 'zh-CN']]),
  )
})

test("an English report's words are English where a Japanese page shows them, and its chrome is Japanese", () => {
  const page = pageAt(outDir, '/reports/english/')
  expect(tagged(page, '.prose')).toEqual(
    expect.arrayContaining([
      ['[1]', 'ja'],
      ['新华社', 'zh-CN'],
      ['補', 'ja'],
    ]),
  )
  expect(tagged(page, '.back-links')).toContainEqual(['Costs', 'en'])
  expect(tagged(page, '.correction')).toEqual([
    ['They rose', 'en'],
    ['They fell', 'en'],
  ])
  const section = pageAt(outDir, '/reports/english/costs/')
  expect(all(section, 'html')[0]?.properties.lang).toBe('en')
  expect(tagged(section, 'main')).toEqual([
    ['この節を「Prices of inference」で読む', 'ja'],
    ['Prices of inference', 'en'],
  ])
  const source = pageAt(outDir, '/sources/s2/')
  expect(tagged(source, 'main')).toEqual(
    expect.arrayContaining([
      ['They fell.', 'en'],
      ['Costs', 'en'],
    ]),
  )
  const { records } = JSON.parse(read('search/0.json'))
  expect(records.map(({ path, lang }: Record<string, string>) => [path, lang])).toContainEqual([
    '/news/reports/english/',
    'en',
  ])
})

test('feeds tell the language of each report, and of each title and medium in its list', () => {
  const content = (title: string): string =>
    parseJsonFeed(read('feed.json')).items?.find((item) => item.title === title)?.content_html ?? ''
  expect(content('Prices of inference')).toMatch(/^<div lang="en"><h2>Costs/)
  expect(content('Prices of inference')).toContain('</div><h2>典拠</h2><ul><li>[1] 「題二」')
  expect(content('別の題')).toContain(
    '[3] 「<span lang="zh-CN">芯片降价</span>」（題名未確認）、<span lang="zh-CN">新华社</span>',
  )
  expect(content('別の題')).toContain(
    '[4] 「<span lang="en">Kanji 漢 explained</span>」（題名未確認）、<span lang="en">Fortune</span>',
  )
  expect(read('atom.xml').match(/xml:lang="[^"]*"/g)).toEqual(['xml:lang="ja"', 'xml:lang="en"'])
  expect(parseRssFeed(read('rss.xml')).items?.map(({ dc }) => dc?.languages)).toEqual([
    ['ja'],
    ['ja'],
    ['en'],
  ])
})

test('the Markdown shows the figure where the page has it', () => {
  const [image] = all(pageAt(outDir, '/reports/a/'), '.prose img')
  const address = new URL(String(image?.properties.src), SITE).href
  const shown = `![点](${address})\n\n図[\\[1\\]]`
  expect(read('reports/a.md')).toContain(`${shown}(#source-1)`)
  expect(read('llms-full.txt')).toContain(`${shown}(#a-source-1)`)
})

test('the data of a report names its schema, which the site has', () => {
  const { $schema } = JSON.parse(read('reports/a.json'))
  expect(JSON.parse(read(String($schema).slice(SITE.length))).$id).toBe($schema)
})

test('the page of a source holds its record in each form', () => {
  const links = all(pageAt(outDir, '/sources/s2/'), 'a[download]')
  const files = links.map(({ properties }) => {
    const [type, data = ''] = String(properties.href).split(',')
    return [properties.download, type, Buffer.from(data, 'base64').toString().split('\n')[0]]
  })
  expect(files).toEqual([
    ['s2.bib', 'data:application/x-bibtex;charset=utf-8;base64', '@online{s2,'],
    ['s2.ris', 'data:application/x-research-info-systems;charset=utf-8;base64', 'TY  - ELEC'],
    ['s2.json', 'data:application/vnd.citationstyles.csl+json;charset=utf-8;base64', '['],
  ])
})
