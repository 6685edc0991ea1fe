import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { buildSite, writeContent } from './build-site.ts'

const REPORT = '---\ntitle: 見本\npublished: 2025-02-14\n---\n\n本文。\n'

test('the environment says the last day of the news sitemap, and the next build heeds another', async () => {
  const content = await writeContent({ 'reports/a.mdx': REPORT })
  const buildOn = async (day: string, outDir?: string) => {
    const built = await buildSite(content, outDir, { NEWS_SITEMAP_UNTIL: day })
    expect(built.exitCode, built.stderr).toBe(0)
    return built.outDir
  }
  const read = (outDir: string): string => readFileSync(join(outDir, 'news-sitemap.xml'), 'utf8')
  const outDir = await buildOn('2025-02-15')
  expect(read(outDir)).toContain('/reports/a/</loc>')
  await buildOn('2025-02-16', outDir)
  expect(existsSync(join(outDir, 'news-sitemap.xml'))).toBe(false)
  const robots = readFileSync(join(outDir, 'robots.txt'), 'utf8')
  expect(robots.match(/Sitemap: .*/g)).toEqual(['Sitemap: https://tenkyo.example/sitemap.xml'])
})

test('a build names a NEWS_SITEMAP_UNTIL that is no day', async () => {
  const { exitCode, stderr } = await buildSite(undefined, undefined, {
    NEWS_SITEMAP_UNTIL: '2025-02-30',
  })
  expect(exitCode).toBe(1)
  expect(stderr).toContain(
    'NEWS_SITEMAP_UNTIL: Unexpected `2025-02-30`, expected a day such as `2025-02-14`',
  )
})
