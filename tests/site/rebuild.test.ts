import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { buildSite, writeContent } from './build-site.ts'
import { pageAt, pagesOf, textOf } from './pages.ts'

const source = (title: string): string =>
  `title: ${title}\npublisher: 見本通信\nURL: https://news.example.com/1\nverified: 2025-02-14\n`
const report = (published: string): string =>
  `---\ntitle: 月初の記事\npublished: ${published}\nsources: [s1]\ntopics: [半導体]\n---\n\n## 結論 [#end]\n\n本文[@s1]。\n`

test('an edit of the registry alone shows on every page that names the source, with warm caches', async () => {
  const content = await writeContent({
    'reports/a.mdx': report('2025-02-01'),
    'sources/s1.yaml': source('訂正前の題'),
  })
  const first = await buildSite(content)
  const named = pagesOf(first.outDir)
    .filter(({ html }) => html.includes('訂正前の題'))
    .map(({ path }) => path)
  expect(named).toEqual(expect.arrayContaining(['/reports/a/', '/sources/', '/sources/s1/']))

  writeFileSync(join(content, 'sources/s1.yaml'), source('訂正後の題'))
  const second = await buildSite(content, first.outDir)
  expect(second.exitCode).toBe(0)
  expect(pagesOf(first.outDir).filter(({ html }) => html.includes('訂正前の題'))).toEqual([])
  expect(
    pagesOf(first.outDir)
      .filter(({ html }) => html.includes('訂正後の題'))
      .map(({ path }) => path),
  ).toEqual(named)
})

test('a warm build gives the bytes of a cold one', async () => {
  const content = await writeContent({
    'reports/a.mdx': report('2025-02-01'),
    'sources/s1.yaml': source('題'),
  })
  const cold = await buildSite(content)
  const warm = await buildSite(content)
  expect(pagesOf(warm.outDir).map(({ path, html }) => [path, html])).toEqual(
    pagesOf(cold.outDir).map(({ path, html }) => [path, html]),
  )
})

test('a warning is said again when nothing was rendered anew', async () => {
  const content = await writeContent({
    'reports/a.mdx': report('2025-02-01').replace('[s1]', '[s1, s2]'),
    'sources/s1.yaml': source('題'),
    'sources/s2.yaml': source('題二'),
  })
  for (const built of [await buildSite(content), await buildSite(content)])
    expect(
      (built.stdout + built.stderr).match(/Source 2 `s2` is not cited in the text/g),
    ).toHaveLength(1)
})

test.each(['America/Los_Angeles', 'UTC', 'Asia/Tokyo'])(
  'gives the same calendar day when built under %s',
  async (zone) => {
    const content = await writeContent({
      'reports/month-start.mdx': report('2025-02-01'),
      'reports/midnight.mdx': report('2025-02-10T00:30:00+09:00'),
      'sources/s1.yaml': source('題'),
    })
    const before = process.env.TZ
    process.env.TZ = zone
    const { outDir } = await buildSite(content)
    if (before === undefined) delete process.env.TZ
    else process.env.TZ = before
    expect(textOf(pageAt(outDir, '/reports/month-start/'), 'time')).toBe('2025年2月1日')
    expect(textOf(pageAt(outDir, '/reports/midnight/'), 'time')).toBe('2025年2月10日')
  },
)

test('a draft, and a source that only it lists, is in no output of a build', async () => {
  const content = await writeContent({
    'reports/a.mdx': report('2025-02-01'),
    'reports/hidden.mdx': report('2025-02-02')
      .replace('月初の記事', '下書きの題')
      .replace('[s1]', '[s2]\ndraft: true')
      .replace('@s1', '@s2'),
    'sources/s1.yaml': source('題'),
    'sources/s2.yaml': source('下書きの典拠の題'),
  })
  const { outDir } = await buildSite(content)
  expect(
    pagesOf(outDir).filter(
      ({ path, html }) => path.includes('hidden') || /下書きの題|下書きの典拠の題/.test(html),
    ),
  ).toEqual([])
  expect(existsSync(join(outDir, 'sources/s2/index.html'))).toBe(false)
  expect(readFileSync(join(outDir, 'sitemap-1.xml'), 'utf8')).not.toContain('s2')
})

test('an image that changes under the same name is published anew', async () => {
  const png = (data: string) => Buffer.from(data, 'base64')
  const RED = png(
    'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8BQDwAEhQGAhKmMIQAAAABJRU5ErkJggg==',
  )
  const BLUE = png(
    'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==',
  )
  const content = await writeContent({
    'reports/a.mdx': report('2025-02-01').replace(
      '本文[@s1]。',
      '<Figure src="./dot.png" alt="点">図[@s1]</Figure>',
    ),
    'sources/s1.yaml': source('題'),
  })
  writeFileSync(join(content, 'reports/dot.png'), RED)
  const imageOf = (outDir: string) =>
    /src="(\/_astro\/[^"]+)"/.exec(pageAt(outDir, '/reports/a/').html)?.[1] ?? ''
  const first = await buildSite(content)
  const before = readFileSync(join(first.outDir, imageOf(first.outDir)))
  writeFileSync(join(content, 'reports/dot.png'), BLUE)
  const second = await buildSite(content)
  const after = readFileSync(join(second.outDir, imageOf(second.outDir)))
  expect(after.equals(before)).toBe(false)
})

test('two content folders are published from one checkout at once', async () => {
  const one = await writeContent({
    'reports/a.mdx': report('2025-02-01'),
    'sources/s1.yaml': source('甲の題'),
  })
  const two = await writeContent({
    'reports/b.mdx': report('2025-02-01'),
    'sources/s1.yaml': source('乙の題'),
  })
  const [a, b] = await Promise.all([buildSite(one), buildSite(two)])
  expect([a.exitCode, b.exitCode]).toEqual([0, 0])
  expect(pageAt(a.outDir, '/reports/a/').html).toContain('甲の題')
  expect(pageAt(b.outDir, '/reports/b/').html).toContain('乙の題')
})
