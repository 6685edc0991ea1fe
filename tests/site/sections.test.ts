import { existsSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { beforeAll, expect, test } from 'vitest'
import { all, type Page, pageAt, pagesOf, textOf } from './pages.ts'

const outDir = resolve(process.env.OUT_DIR ?? 'dist')
const SITE = 'https://tenkyo.example'
let report: Page
let section: Page
beforeAll(() => {
  report = pageAt(outDir, '/reports/deepseek-nvidia/')
  section = pageAt(outDir, '/reports/deepseek-nvidia/nvidia-dominance/')
})

const meta = (page: Page, name: string) =>
  all(page, `meta[property="${name}"], meta[name="${name}"]`).map(
    ({ properties }) => properties.content,
  )

test('every section has a page whose link leads to it, and no refresh that would hide its card', () => {
  const anchors = all(report, '.prose h2[id], .prose h3[id]').map(({ properties }) => properties.id)
  expect(anchors).toHaveLength(6)
  for (const anchor of anchors) {
    const page = pageAt(outDir, `/reports/deepseek-nvidia/${anchor}/`)
    const target = `/reports/deepseek-nvidia/#${anchor}`
    expect(all(page, 'meta[http-equiv=refresh]')).toEqual([])
    expect(all(page, 'main a')[0]?.properties.href).toBe(target)
    expect(textOf(page, 'main')).not.toBe('')
    expect(all(page, 'link[rel=stylesheet]')).toEqual([])
  }
})

test('a shared section shows its own title and first sentence under its own address, with the picture of its report', () => {
  const address = `${SITE}/reports/deepseek-nvidia/nvidia-dominance/`
  expect(meta(section, 'og:title')).toEqual([
    'Nvidiaの市場支配力 — 中国のDeepSeekが米国のNvidia問題を解決したか？その背景と影響',
  ])
  expect(meta(section, 'og:description')).toEqual([
    'Nvidiaは、AIトレーニングタスクにおいて依然として市場を支配しています。',
  ])
  expect(meta(section, 'og:url')).toEqual([address])
  expect(meta(section, 'og:image')).toEqual([`${SITE}/reports/deepseek-nvidia/card.png`])
  expect(all(section, 'link[rel=canonical]')[0]?.properties.href).toBe(address)
  expect(meta(section, 'robots')).toEqual(['noindex'])
  expect(textOf(section, 'main h1')).toBe('Nvidiaの市場支配力')
  expect(textOf(section, 'main p')).toBe(
    'Nvidiaは、AIトレーニングタスクにおいて依然として市場を支配しています。',
  )
})

test('the picture of every link is there, and no two are the same', () => {
  const images = pagesOf(outDir).flatMap((page) => meta(page, 'og:image'))
  const files = images.map((image) => join(outDir, String(image).slice(SITE.length)))
  expect(files.filter((file) => !existsSync(file))).toEqual([])
  const own = [...new Set(files)].map((file) => readFileSync(file).toString('base64'))
  expect(new Set(own).size).toBe(own.length)
})

test('the report says its dates, references and other forms in its head', () => {
  expect(meta(report, 'og:type')).toEqual(['article'])
  expect(meta(report, 'twitter:card')).toEqual(['summary_large_image'])
  expect(meta(report, 'article:published_time')).toEqual(['2025-02-14T00:00:00+09:00'])
  expect(meta(report, 'citation_publication_date')).toEqual(['2025/02/14'])
  expect(meta(report, 'citation_reference')).toHaveLength(5)
  expect(meta(report, 'citation_reference')[4]).toBe(
    "citation_title=China's DeepSeek sets off Nvidia investor panic over US export controls; citation_journal_title=Fortune; citation_publication_date=2025/01/27; citation_public_url=https://fortune.com/2025/01/27/china-deepseek-nvidia-gpu-investor-panic-us-export-controls-rethink/",
  )
  const alternates = all(report, 'link[rel=alternate]').map(({ properties }) => properties.href)
  expect(alternates).toEqual([
    '/rss.xml',
    '/atom.xml',
    '/feed.json',
    '/reports/deepseek-nvidia.md',
    '/reports/deepseek-nvidia.json',
  ])
})

test('the JSON-LD of report and home can be read', () => {
  const types = (page: Page): unknown[] =>
    all(page, 'script[type="application/ld+json"]').flatMap((script) => {
      const [text] = script.children
      return JSON.parse(text?.type === 'text' ? text.value : '')['@graph'].map(
        (thing: Record<string, unknown>) => thing['@type'],
      )
    })
  expect(types(report)).toEqual([['NewsArticle', 'AnalysisNewsArticle'], 'BreadcrumbList'])
  expect(types(pageAt(outDir, '/'))).toEqual(['WebSite'])
})
