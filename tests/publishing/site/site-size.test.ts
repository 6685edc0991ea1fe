import { expect, test } from 'vitest'
import { limitWarnings, sizeText } from '../../../src/publishing/site/site-size.ts'

test('says how large a site is', () => {
  expect(sizeText(1, { files: 63, bytes: 789_000 })).toBe('1 report, 63 files, 0.8 MB')
  expect(sizeText(1105, { files: 30_976, bytes: 357_000_000 })).toBe(
    '1,105 reports, 30,976 files, 357 MB',
  )
})

test('warns of the limits of the host that the settings name, and of no other', () => {
  const large = { files: 30_976, bytes: 1_389_000_000 }
  expect(limitWarnings('cloudflare-pages', large)).toEqual([
    'Unexpected 30,976 files, expected at most 20,000 files on cloudflare-pages (docs/deploy.md)',
  ])
  expect(limitWarnings('github-pages', large)).toEqual([
    'Unexpected 1,389 MB, expected at most 1,000 MB on github-pages (docs/deploy.md)',
  ])
  expect(limitWarnings('none', large)).toEqual([])
  expect(limitWarnings('cloudflare-pages', { files: 20_000, bytes: 1 })).toEqual([])
})
