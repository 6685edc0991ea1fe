import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseAtomFeed, parseJsonFeed, parseRssFeed } from 'feedsmith'
import { beforeAll, describe, expect, test } from 'vitest'
import { buildSite } from './build-site.ts'
import { all, brokenLinks, pageAt, pagesOf } from './pages.ts'

const ORIGIN = 'https://press.example.org'
const PATH = 'reports/deepseek-nvidia/'

describe.each([
  ['/', '/'],
  ['/news', '/news/'],
  ['/news/', '/news/'],
])('BASE_PATH=%s', (given, base) => {
  let outDir: string
  const read = (name: string): string => readFileSync(join(outDir, name), 'utf8')
  beforeAll(async () => {
    const built = await buildSite(undefined, undefined, { SITE: `${ORIGIN}/`, BASE_PATH: given })
    expect(built.exitCode, built.stderr).toBe(0)
    outDir = built.outDir
  })

  test('every internal link and anchor of every page leads somewhere', () => {
    expect(brokenLinks(outDir, base)).toEqual([])
  })

  test('every canonical address is under the site and its base', () => {
    for (const page of pagesOf(outDir))
      for (const { properties } of all(page, 'link[rel=canonical]'))
        expect(String(properties.href).startsWith(ORIGIN + base)).toBe(true)
  })

  test('page, link card, JSON-LD, sitemap, feeds, exports and ledger give a report one address', () => {
    const page = pageAt(outDir, `/${PATH}`)
    const script = all(page, 'script[type="application/ld+json"]')[0]?.children[0]
    const [article] = JSON.parse(script?.type === 'text' ? script.value : '{}')['@graph']
    const [line] = Object.keys(JSON.parse(readFileSync('content/addresses.json', 'utf8')))
    const addresses = [
      all(page, 'link[rel=canonical]')[0]?.properties.href,
      all(page, 'meta[property="og:url"]')[0]?.properties.content,
      String(all(page, 'meta[property="og:image"]')[0]?.properties.content).replace('card.png', ''),
      article.url,
      /<loc>([^<]*deepseek-nvidia\/)<\/loc>/.exec(read('sitemap-1.xml'))?.[1],
      parseRssFeed(read('rss.xml')).items?.[0]?.link,
      parseAtomFeed(read('atom.xml')).entries?.[0]?.id,
      parseJsonFeed(read('feed.json')).items?.[0]?.url,
      JSON.parse(read('reports/deepseek-nvidia.json')).url,
      /アドレス: <(.*)>/.exec(read('reports/deepseek-nvidia.md'))?.[1],
      `${read('llms.txt').match(/\((.*)\.md\)/)?.[1]}/`,
      `${ORIGIN}${base}${line}`,
    ]
    expect(new Set(addresses)).toEqual(new Set([`${ORIGIN}${base}${PATH}`]))
  })
})
