import { hash } from 'node:crypto'
import { resolve } from 'node:path'
import { gzipSync } from 'node:zlib'
import type { Element } from 'hast'
import { select, selectAll } from 'hast-util-select'
import { toString } from 'hast-util-to-string'
import { beforeAll, expect, test } from 'vitest'
import { all, brokenLinks, type Page, pageAt, pagesOf, textOf } from './pages.ts'

const outDir = resolve(process.env.OUT_DIR ?? 'dist')
let report: Page
let marks: Element[]
beforeAll(() => {
  report = pageAt(outDir, '/reports/deepseek-nvidia/')
  marks = all(report, '.cite')
})

/** The addresses of the list that the report was published with, by number. */
const ADDRESSES: Record<number, string> = {
  1: 'https://www.foxbusiness.com/technology/us-reportedly-investigating-whether-chinas-deepseek-used-restricted-ai-chips',
  2: 'https://cyber.fsi.stanford.edu/publication/taking-stock-deepseek-shock',
  3: 'https://www.understandingai.org/p/i-dont-believe-deepseek-crashed-nvidias',
  4: 'https://timesofindia.indiatimes.com/business/international-business/the-1-trillion-shock-how-chinas-deepseek-shook-the-foundations-of-us-tech/articleshow/117629763.cms',
  5: 'https://fortune.com/2025/01/27/china-deepseek-nvidia-gpu-investor-panic-us-export-controls-rethink/',
}

const byId = (id: string): Element | undefined => select(`[id="${id}"]`, report.tree)
const numberOf = (mark: Element): number => Number(toString(mark).replace(/\D/g, ''))
const linksIn = (element: Element | undefined) =>
  element ? selectAll('a[href]', element).map(({ properties }) => properties.href) : []

test('the marks read 4 3 3 3 1 4 5 5 in the order of the text', () => {
  expect(marks.map(numberOf)).toEqual([4, 3, 3, 3, 1, 4, 5, 5])
})

test('each mark opens the entry that holds the address of its number', () => {
  for (const mark of marks) {
    const number = numberOf(mark)
    const id = String(mark.properties.href).slice(1)
    const entry = byId(`source-${number}`)
    expect(linksIn(entry)).toContain(ADDRESSES[number])
    expect(entry && select(`[id="${id}"]`, entry)).toBeDefined()
  }
})

test('each entry leads back to each of its marks, and to no other', () => {
  for (const number of [1, 2, 3, 4, 5]) {
    const back = linksIn(byId(`source-${number}`)).filter((href) =>
      String(href).startsWith('#cite-'),
    )
    const own = marks
      .filter((mark) => numberOf(mark) === number)
      .map(({ properties }) => `#${properties.id}`)
    expect(back).toEqual(own)
  }
})

test('each mark is named by its number and medium', () => {
  expect(marks.map(({ properties }) => String(properties.ariaLabel).split('「')[0])).toEqual([
    '出典4 The Times of India',
    '出典3 Understanding AI',
    '出典3 Understanding AI',
    '出典3 Understanding AI',
    '出典1 Fox Business',
    '出典4 The Times of India',
    '出典5 Fortune',
    '出典5 Fortune',
  ])
})

test('the source that is never cited stays listed, in a part of its own', () => {
  expect(report.html).toContain('本文で引用していない資料')
  expect(linksIn(byId('source-2'))).toContain(ADDRESSES[2])
})

test('every title that nobody checked is said to be unchecked', () => {
  expect(report.html.match(/題名未確認/g)).toHaveLength(5)
})

test('no id stands twice on any page', () => {
  for (const page of pagesOf(outDir)) {
    const ids = all(page, '[id]').map(({ properties }) => properties.id)
    expect(ids).toEqual([...new Set(ids)])
  }
})

test('every internal link and anchor of every page leads somewhere', () => {
  expect(brokenLinks(outDir)).toEqual([])
})

test('no page fetches anything from another host, and none holds inline style or script', () => {
  for (const page of pagesOf(outDir)) {
    const fetched = all(
      page,
      'link[href], script[src], img[src], iframe, source, video, audio',
    ).map(({ properties }) => String(properties.href ?? properties.src ?? ''))
    const canonical = all(page, 'link[rel=canonical]').map(({ properties }) =>
      String(properties.href),
    )
    expect(
      fetched.filter(
        (address) => /^(?:https?:)?\/\//.test(address) && !canonical.includes(address),
      ),
    ).toEqual([])
    const inline = 'script:not([src]):not([type="application/ld+json"])'
    expect(all(page, `[style], body style, ${inline}`)).toEqual([])
    expect(page.html).not.toMatch(/ on[a-z]+="/)
  }
})

test('every page has a strict content security policy', () => {
  for (const page of pagesOf(outDir)) {
    const policy = String(
      all(page, 'meta[http-equiv="content-security-policy"]')[0]?.properties.content,
    )
    expect(policy).toContain("default-src 'none'")
    expect(policy).not.toContain('unsafe')
    const styles = [...page.html.matchAll(/<style>(.*?)<\/style>/gs)].map(
      ([, style = '']) => `'sha256-${hash('sha256', style, 'base64')}'`,
    )
    expect(policy).toMatch(/;style-src 'self'(?: 'sha256-[^' ]+')?;/)
    expect(policy.match(/'sha256-[^']+'/g) ?? []).toEqual(styles)
  }
})

test('the report with its styles weighs at most 12 KB gzipped in one request', () => {
  expect(all(report, 'style')).toHaveLength(1)
  expect(
    all(report, 'link[rel=stylesheet]:not([media=print]), script[src]:not([type=module])'),
  ).toEqual([])
  expect(gzipSync(report.html, { level: 9 }).length).toBeLessThanOrEqual(12 * 1024)
})

test('the date of the report is the day in Tokyo', () => {
  expect(all(report, 'time')[0]?.properties.dateTime).toBe('2025-02-14')
  expect(textOf(report, 'time')).toBe('2025年2月14日')
})
