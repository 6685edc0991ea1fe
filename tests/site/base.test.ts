import { readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { XMLParser } from 'fast-xml-parser'
import { parseAtomFeed, parseJsonFeed, parseRssFeed } from 'feedsmith'
import { beforeAll, describe, expect, test } from 'vitest'
import { buildSite, writeContent } from './build-site.ts'
import { all, brokenLinks, type Page, pageAt, pagesOf } from './pages.ts'

const ORIGIN = 'https://press.example.org'

/** An address of the ledger as a site publishes it. */
const published = (line: string, site: string, slash: string): string => {
  const [page = '', anchor] = line.split('#')
  const address = `${site}${slash === 'never' ? page.replace(/\/$/, '') : page}`
  return anchor === undefined ? address : `${address}#${anchor}`
}

const canonicalOf = (page: Page): string | undefined => {
  const [link] = all(page, 'link[rel=canonical]')
  return link && String(link.properties.href)
}

const isForward = (page: Page): boolean => all(page, 'meta[http-equiv=refresh]').length > 0

const built = async (base: string, slash: string): Promise<string> => {
  const { exitCode, stderr, outDir } = await buildSite(undefined, undefined, {
    SITE: `${ORIGIN}/`,
    BASE_PATH: base,
    TRAILING_SLASH: slash,
  })
  expect(exitCode, stderr).toBe(0)
  return outDir
}

/** The site of `npm run build`, which was built without settings. */
const standing = async (): Promise<string> => resolve(process.env.OUT_DIR ?? 'dist')

describe.each([
  ['https://tenkyo.example', '/', 'always', standing],
  [ORIGIN, '/news/', 'always', built],
  [ORIGIN, '/', 'never', built],
  [ORIGIN, '/news/', 'never', built],
])('SITE=%s BASE_PATH=%s TRAILING_SLASH=%s', (origin, base, slash, siteOf) => {
  const site = origin + base
  const path = slash === 'never' ? '/reports/deepseek-nvidia' : '/reports/deepseek-nvidia/'
  const address = site + path.slice(1)
  let outDir: string
  const read = (name: string): string => readFileSync(join(outDir, name), 'utf8')
  beforeAll(async () => {
    outDir = await siteOf(base, slash)
  })

  test('every internal link and anchor of every page leads somewhere', () => {
    expect(brokenLinks(outDir, base)).toEqual([])
  })

  test('the canonical address of every page is its own, and so is og:url', () => {
    for (const page of pagesOf(outDir)) {
      const canonical = canonicalOf(page)
      if (canonical === undefined || isForward(page)) continue
      expect(canonical).toBe(site + page.path.slice(1))
      expect(all(page, 'meta[property="og:url"]')[0]?.properties.content).toBe(canonical)
    }
  })

  test('the sitemap names the canonical addresses, and nothing else', () => {
    const { urlset } = new XMLParser().parse(read('sitemap-1.xml'))
    const canonical = pagesOf(outDir)
      .filter((page) => !isForward(page) && all(page, 'meta[name=robots]').length === 0)
      .flatMap((page) => canonicalOf(page) ?? [])
    const listed: string[] = urlset.url.map(({ loc }: { loc: string }) => loc)
    expect(canonical).toEqual(expect.arrayContaining(listed))
    // Not worth finding by a search: the search itself, and years.
    expect(canonical.filter((own) => !listed.includes(own))).toEqual(
      ['reports/year/2025/', 'search/'].map((line) => published(line, site, slash)),
    )
  })

  test('page, link card, JSON-LD, sitemap, feeds, exports and ledger give a report one address', () => {
    const page = pageAt(outDir, path)
    const script = all(page, 'script[type="application/ld+json"]')[0]?.children[0]
    const [article] = JSON.parse(script?.type === 'text' ? script.value : '{}')['@graph']
    const [line = ''] = Object.keys(JSON.parse(readFileSync('content/addresses.json', 'utf8')))
    expect({
      canonical: canonicalOf(page),
      'og:url': all(page, 'meta[property="og:url"]')[0]?.properties.content,
      'og:image': all(page, 'meta[property="og:image"]')[0]?.properties.content,
      'JSON-LD': article.url,
      sitemap: /<loc>([^<]*deepseek-nvidia\/?)<\/loc>/.exec(read('sitemap-1.xml'))?.[1],
      'news sitemap': /<loc>([^<]*)<\/loc>/.exec(read('news-sitemap.xml'))?.[1],
      RSS: parseRssFeed(read('rss.xml')).items?.[0]?.link,
      Atom: parseAtomFeed(read('atom.xml')).entries?.[0]?.id,
      'JSON Feed': parseJsonFeed(read('feed.json')).items?.[0]?.url,
      '.json': JSON.parse(read('reports/deepseek-nvidia.json')).url,
      '.md': /アドレス: <(.*)>/.exec(read('reports/deepseek-nvidia.md'))?.[1],
      'llms.txt': read('llms.txt').match(/\((.*\/reports\/.*)\)/)?.[1],
      ledger: published(line, site, slash),
      search: origin + JSON.parse(read('search/0.json')).records[0].path,
    }).toEqual({
      canonical: address,
      'og:url': address,
      'og:image': `${site}reports/deepseek-nvidia/card.png`,
      'JSON-LD': address,
      sitemap: address,
      'news sitemap': address,
      RSS: address,
      Atom: address,
      'JSON Feed': address,
      '.json': address,
      '.md': address,
      'llms.txt': `${site}reports/deepseek-nvidia.md`,
      ledger: address,
      search: address,
    })
  })

  test('every line of the ledger is the address of a page, and its anchor stands there', () => {
    const { format: _, ...lines } = JSON.parse(readFileSync('content/addresses.json', 'utf8'))
    const pages = new Map(pagesOf(outDir).map((page) => [canonicalOf(page), page]))
    for (const page of pagesOf(outDir)) if (!isForward(page)) pages.set(canonicalOf(page), page)
    for (const line of Object.keys(lines)) {
      const [own, anchor] = published(line, site, slash).split('#')
      const page = pages.get(own)
      expect(page, line).toBeDefined()
      if (anchor !== undefined && page) expect(all(page, `[id="${anchor}"]`), line).toHaveLength(1)
    }
  })

  test('a section has its page in the folder of the report, and shows the picture of the report', () => {
    const own = slash === 'never' ? `${path}/conclusion` : `${path}conclusion/`
    const page = pageAt(outDir, own)
    const image = String(all(page, 'meta[property="og:image"]')[0]?.properties.content)
    expect(all(page, 'meta[property="og:url"]')[0]?.properties.content).toBe(site + own.slice(1))
    expect(image).toBe(`${site}reports/deepseek-nvidia/card.png`)
    expect(read(image.slice(site.length)).slice(1, 4)).toBe('PNG')
    expect(canonicalOf(page)).toBe(site + own.slice(1))
    expect(all(page, 'main a')[0]?.properties.href).toBe(`${base}${path.slice(1)}#conclusion`)
  })
})

test('without slashes the links that editors wrote and earlier addresses lead on all the same', async () => {
  const report = (title: string, body: string, fields = ''): string =>
    `---\ntitle: ${title}\npublished: 2025-02-14\n${fields}---\n\n${body}\n`
  const content = await writeContent({
    'reports/a.mdx': report(
      '甲',
      '## 節 [#s]\n\n[乙](../b/)と[乙の節](/reports/b/#t)と[案内](/about/)と[分析](../)。',
      'aliases: [old]\n',
    ),
    'reports/b.mdx': report('乙', '## 節 [#t]\n\n[甲の節](../a/s/)。'),
  })
  const { outDir, exitCode, stderr } = await buildSite(content, undefined, {
    BASE_PATH: '/news/',
    TRAILING_SLASH: 'never',
  })
  expect(exitCode, stderr).toBe(0)
  expect(
    all(pageAt(outDir, '/reports/a'), '.prose p a').map(({ properties }) => properties.href),
  ).toEqual(['/news/reports/b', '/news/reports/b#t', '/news/about', '/news/reports'])
  expect(readFileSync(join(outDir, 'reports/a.md'), 'utf8')).toContain(
    '[乙](https://tenkyo.example/news/reports/b)と[乙の節](https://tenkyo.example/news/reports/b#t)',
  )
  expect(readFileSync(join(outDir, '_redirects'), 'utf8')).toBe(
    [
      '/news/reports/:slug/:anchor/card.png /news/reports/:slug/card.png 301',
      '/news/reports/:slug/cite.bib /news/reports/:slug/references.bib 301',
      '/news/reports/:slug/cite.ris /news/reports/:slug/references.ris 301',
      '/news/reports/:slug/references.json /news/reports/:slug.json 301',
      '/news/reports/old /news/reports/a 301',
      '/news/reports/old.md /news/reports/a.md 301',
      '/news/reports/old.json /news/reports/a.json 301',
      '/news/reports/old/* /news/reports/a/:splat 301',
      '',
    ].join('\n'),
  )
  expect(brokenLinks(outDir, '/news/')).toEqual([])
})
