import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, expect, test } from 'vitest'
import { buildSite, writeContent } from './build-site.ts'
import { pageAt, pagesOf, textOf } from './pages.ts'

const source = (title: string): string =>
  `title: ${title}\npublisher: 見本通信\nURL: https://news.example.com/${encodeURI(title)}\nverified: 2025-02-14\n`
const report = (published: string): string =>
  `---\ntitle: 月初の記事\npublished: ${published}\nsources: [s1]\ntopics: [半導体]\n---\n\n## 結論 [#end]\n\n本文[@s1]。\n`

type Built = Awaited<ReturnType<typeof buildSite>>

/** One content, built where the day begins last and then, on what is kept, where it begins first. */
let west: Built
let east: Built
/** Another content, built from the same checkout at the same time. */
let other: Built

beforeAll(async () => {
  const content = await writeContent({
    'reports/month-start.mdx': report('2025-02-01'),
    'reports/midnight.mdx': report('2025-02-10T00:30:00+09:00'),
    'reports/uncited.mdx': report('2025-02-02').replace('[s1]', '[s1, s2]'),
    'reports/hidden.mdx': report('2025-02-02')
      .replace('月初の記事', '下書きの題')
      .replace('[s1]', '[s3]\ndraft: true')
      .replace('@s1', '@s3'),
    'sources/s1.yaml': source('題'),
    'sources/s2.yaml': source('題二'),
    'sources/s3.yaml': source('下書きの典拠の題'),
  })
  const two = await writeContent({
    'reports/b.mdx': report('2025-02-01'),
    'sources/s1.yaml': source('乙の題'),
  })
  const zone = 'America/Los_Angeles'
  ;[west, other] = await Promise.all([
    buildSite(content, undefined, { TZ: zone }),
    buildSite(two, undefined, { TZ: zone }),
  ])
  east = await buildSite(content, undefined, { TZ: 'Asia/Tokyo' })
})

test('two content folders are published from one checkout at once', () => {
  expect([west, other].map(({ exitCode, stderr }) => [exitCode, stderr.match(/Error/)])).toEqual([
    [0, null],
    [0, null],
  ])
  expect(pageAt(west.outDir, '/reports/month-start/').html).toContain('「題」')
  expect(pageAt(other.outDir, '/reports/b/').html).toContain('「乙の題」')
  expect(existsSync(join(other.outDir, 'reports/month-start/index.html'))).toBe(false)
})

test('another folder built with warm caches gets the bytes of the first, in another time zone too', () => {
  expect(pagesOf(east.outDir).map(({ path, html }) => [path, html])).toEqual(
    pagesOf(west.outDir).map(({ path, html }) => [path, html]),
  )
})

test('a warning is said again when nothing was rendered anew', () => {
  for (const built of [west, east])
    expect(
      (built.stdout + built.stderr).match(/Source 2 `s2` is not cited in the text/g),
    ).toHaveLength(1)
})

test('a calendar day is the same wherever the site is built', () => {
  expect(textOf(pageAt(west.outDir, '/reports/month-start/'), 'time')).toBe('2025年2月1日')
  expect(textOf(pageAt(west.outDir, '/reports/midnight/'), 'time')).toBe('2025年2月10日')
})

test('a draft, and a source that only it lists, is in no output of a build', () => {
  expect(
    pagesOf(west.outDir).filter(
      ({ path, html }) => path.includes('hidden') || /下書きの題|下書きの典拠の題/.test(html),
    ),
  ).toEqual([])
  expect(existsSync(join(west.outDir, 'sources/s3/index.html'))).toBe(false)
  expect(readFileSync(join(west.outDir, 'sitemap-1.xml'), 'utf8')).not.toContain('s3')
})
