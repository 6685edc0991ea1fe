import { beforeAll, expect, test } from 'vitest'
import { buildSite } from './build-site.ts'
import { all, brokenLinks, pageAt, pagesOf } from './pages.ts'

let outDir: string
beforeAll(async () => {
  const built = await buildSite(undefined, undefined, {
    SITE: 'https://press.example.org',
    BASE_PATH: '/news',
  })
  expect(built.stderr).not.toContain('Error')
  outDir = built.outDir
})

test('every internal link and anchor leads somewhere under a base path', () => {
  expect(brokenLinks(outDir, '/news/')).toEqual([])
})

test('every canonical address has the site and the base of the environment', () => {
  for (const page of pagesOf(outDir))
    for (const { properties } of all(page, 'link[rel=canonical]'))
      expect(String(properties.href)).toMatch(/^https:\/\/press\.example\.org\/news\//)
  expect(
    all(pageAt(outDir, '/reports/deepseek-nvidia/'), 'link[rel=canonical]')[0]?.properties.href,
  ).toBe('https://press.example.org/news/reports/deepseek-nvidia/')
})
