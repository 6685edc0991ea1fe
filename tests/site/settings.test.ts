import { expect, test } from 'vitest'
import { buildSite } from './build-site.ts'

test('a build names a NEWS_SITEMAP_UNTIL that is no day', async () => {
  const { exitCode, stderr } = await buildSite(undefined, undefined, {
    NEWS_SITEMAP_UNTIL: '2025-02-30',
  })
  expect(exitCode).toBe(1)
  expect(stderr).toContain(
    'NEWS_SITEMAP_UNTIL: Unexpected `2025-02-30`, expected a day such as `2025-02-14`',
  )
})

test('a build names a TRAILING_SLASH that is neither of the two', async () => {
  const { exitCode, stderr } = await buildSite(undefined, undefined, { TRAILING_SLASH: 'no' })
  expect(exitCode).toBe(1)
  expect(stderr).toContain(
    'TRAILING_SLASH: Unexpected `no`, expected `always` (pages are folders: /reports/x/) or `never` (pages are files: /reports/x)',
  )
})
