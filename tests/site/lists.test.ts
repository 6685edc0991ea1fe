import { readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, expect, test } from 'vitest'
import { makeCorpus, writeContent } from '../../bench/corpus.ts'
import { buildSite, temporaryFolder } from './build-site.ts'

const REPORTS = 130
const LIMIT = 60_000

/** The bytes of each HTML page by its path. */
let sizes: Record<string, number> = {}

beforeAll(async () => {
  const content = join(await temporaryFolder(), 'content')
  writeContent(content, makeCorpus(REPORTS))
  const built = await buildSite(content)
  expect(built.exitCode, built.stderr).toBe(0)
  const pages = readdirSync(built.outDir, { recursive: true, encoding: 'utf8' }).filter((name) =>
    name.endsWith('.html'),
  )
  sizes = Object.fromEntries(pages.map((name) => [name, statSync(join(built.outDir, name)).size]))
})

const pagesOf = (list: string): string[] =>
  Object.keys(sizes)
    .filter((name) => new RegExp(`^${list}/(?:page/[0-9]+/)?index\\.html$`).test(name))
    .sort()

test('a list of 130 reports is parted into three pages', () => {
  expect(pagesOf('reports')).toEqual([
    'reports/index.html',
    'reports/page/2/index.html',
    'reports/page/3/index.html',
  ])
})

test('a list of sources is parted where it has more than fifty', () => {
  expect(pagesOf('sources').length).toBe(Math.ceil(sourcesOf() / 50))
})

const sourcesOf = (): number =>
  Object.keys(sizes).filter((name) => /^sources\/[a-z][^/]*\/index\.html$/.test(name)).length

test('no page passes 60 KB, and a later page of a list is no larger than the first by a tenth', () => {
  expect(Object.entries(sizes).filter(([, size]) => size > LIMIT)).toEqual([])
  const [first = 0, second = 0] = ['sources/index.html', 'sources/page/2/index.html'].map(
    (name) => sizes[name],
  )
  expect(second).toBeGreaterThan(0)
  expect(second / first).toBeLessThan(1.1)
})
