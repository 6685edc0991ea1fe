import { resolve } from 'node:path'
import { beforeAll, expect, test } from 'vitest'
import { graphFaults } from '../data/json-ld.ts'
import { all, type Page, pagesOf } from './pages.ts'

const outDir = resolve(process.env.OUT_DIR ?? 'dist')
let pages: Page[]
beforeAll(() => {
  pages = pagesOf(outDir)
})

const graphsOf = (page: Page): { '@graph': { '@type': string }[] }[] =>
  all(page, 'script[type="application/ld+json"]').map(({ children: [text] }) =>
    JSON.parse(text?.type === 'text' ? text.value : ''),
  )

test('the JSON-LD of every page speaks the vocabulary of schema.org', () => {
  const faults = pages.flatMap((page) =>
    graphsOf(page).flatMap((graph) => graphFaults(graph).map((fault) => `${page.path} ${fault}`)),
  )
  expect(faults).toEqual([])
})

test.each([
  ['/', ['WebSite']],
  ['/reports/deepseek-nvidia/', [['NewsArticle', 'AnalysisNewsArticle'], 'BreadcrumbList']],
  ['/reports/', []],
  ['/sources/', []],
  ['/sources/fortune-investor-panic/', []],
  ['/topics/', []],
  ['/topics/ai/', []],
  ['/corrections/', []],
  ['/search/', []],
])('%s says of itself %j', (path, types) => {
  const page = pages.find((candidate) => candidate.path === path)
  expect(page && graphsOf(page).flatMap((graph) => graph['@graph'].map((t) => t['@type']))).toEqual(
    types,
  )
})
