import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { expect, test } from 'vitest'
import { type ExpectedPages, siteFaults } from '../../src/publishing/site/prove-site.ts'
import { temporaryFolder } from './build-site.ts'

const EXPECTED: ExpectedPages = {
  reports: { a: '値下げ & "衝撃"', b: '乙' },
  sources: ['s1'],
  topics: ['推論'],
}

const PAGES: Record<string, string> = {
  'reports/a/index.html': '<title>値下げ &amp; &quot;衝撃&quot;｜典拠</title>',
  'reports/b/index.html': '<title>乙｜典拠</title>',
  'sources/s1/index.html': '<title>題</title>',
  'topics/推論/index.html': '<title>推論</title>',
}

const faultsOf = async (
  pages: Record<string, string>,
  kept: string[] = [],
  format: 'directory' | 'file' = 'directory',
): Promise<string[]> => {
  const folder = await temporaryFolder()
  for (const [file, text] of Object.entries(pages)) {
    mkdirSync(dirname(join(folder, file)), { recursive: true })
    writeFileSync(join(folder, file), text)
  }
  return siteFaults(EXPECTED, folder, Object.keys(pages), new Set(kept), format)
}

test('has nothing to say of a site with each page of the content, new or kept', async () => {
  expect(await faultsOf(PAGES)).toEqual([])
  const { 'reports/b/index.html': _, ...rest } = PAGES
  expect(await faultsOf(rest, ['reports/b/index.html'])).toEqual([])
  const files = Object.entries(PAGES).map(([file, text]): [string, string] => [
    file.replace('/index.html', '.html'),
    text,
  ])
  expect(await faultsOf(Object.fromEntries(files), [], 'file')).toEqual([])
})

test('names pages that are not there, a title that is another, and empty pages', async () => {
  expect(
    await faultsOf({
      'reports/a/index.html': '<title>別の題｜典拠</title>',
      'topics/推論/index.html': '',
    }),
  ).toEqual([
    'Unexpected site with 1 of 2 pages of reports, expected all; missing: reports/b/index.html',
    'Unexpected site with 0 of 1 pages of sources, expected all; missing: sources/s1/index.html',
    "Unexpected reports' pages without the title of the report: reports/a/index.html",
    'Unexpected empty pages: topics/推論/index.html',
  ])
})
