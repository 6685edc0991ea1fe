import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Resvg } from '@resvg/resvg-js'
import jsQR from 'jsqr'
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { buildSite, writeContent } from '../site/build-site.ts'
import { launchBrowser } from './chromium.ts'
import { type ServedSite, serveSite } from './site.ts'

const ADDRESS =
  'https://news.example.com/a-very-long-path-segment/a-very-long-path-segment/a-very-long-path-segment/a-very-long-path-segment/a-very-long-path-segment/end.html'
const ARCHIVE = 'https://archive.example.org/web/20250214/https://lab.example.org/supply'

const CONTENT = {
  'reports/a.mdx': `---
title: 見本電機の価格改定を読む
published: 2025-02-14
updated: 2025-02-20
sources: [long, supply]
corrections:
  - date: 2025-02-20
    kind: correction
    summary: 割合を改めた。
    anchor: text
    before: 三割
    after: 四割
---

## 本文 [#text]

費用は四割です[@long]。規制もあります[@supply, p. 3]。${'半導体の輸出をめぐる規制は三度にわたって見直された。'.repeat(60)}

[規則の本文](https://rules.example.com/text)と注[^1]。

## 後半 [#rest]

${'推論の市場は広がっている。'.repeat(80)}終わりの文[@long]。

[^1]: 注の文。
`,
  'sources/long.yaml': `title: 長い住所の記事\ncontainer-title: 見本通信\nissued: 2025-02-03\nURL: ${ADDRESS}\n`,
  'sources/supply.yaml': `title: 半導体の調達経路を読む\npublisher: 架空研究所\nURL: https://lab.example.org/supply\narchive-URL: ${ARCHIVE}\narchived: 2025-02-14\naccessed: 2025-02-13\nverified: 2025-02-12\n`,
}

/** A piece of text on a sheet, in points from its lower left corner. */
interface Piece {
  text: string
  x: number
  y: number
  end: number
}

/** The pieces of each sheet, and its text without spaces, since lines break where they must. */
let sheets: Piece[][]
let pages: string[]
let sizes: number[][]
let codes: { width: number; height: number }[]
let outDir: string
let site: ServedSite

beforeAll(async () => {
  const built = await buildSite(await writeContent(CONTENT))
  if (built.exitCode !== 0) throw new Error(built.stderr)
  outDir = built.outDir
  site = await serveSite(outDir)
  const browser = await launchBrowser()
  const page = await browser.newPage({ colorScheme: 'dark', viewport: { width: 360, height: 640 } })
  await page.goto(`${site.origin}/reports/a/`)
  const pdf = await page.pdf({ preferCSSPageSize: true, printBackground: true })
  await page.emulateMedia({ media: 'print' })
  codes = await page.evaluate(() =>
    [...document.querySelectorAll('.edition svg')].map((code) => {
      const { width, height } = code.getBoundingClientRect()
      return { width: Math.round(width), height: Math.round(height) }
    }),
  )
  await browser.close()
  const printed = await getDocument({ data: new Uint8Array(pdf), verbosity: 0 }).promise
  sheets = []
  sizes = []
  for (let number = 1; number <= printed.numPages; number++) {
    const sheet = await printed.getPage(number)
    const { items } = await sheet.getTextContent()
    sheets.push(
      items.flatMap((item) => {
        if (!('str' in item) || item.str.trim() === '') return []
        const [, , , , x = 0, y = 0] = item.transform as number[]
        // Fonts map some letters to their compatibility forms: ⽉ for 月.
        return [{ text: item.str.normalize('NFKC'), x, y, end: x + item.width }]
      }),
    )
    sizes.push(sheet.view.slice(2).map(Math.round))
  }
  pages = sheets.map((pieces) =>
    pieces
      .map(({ text }) => text)
      .join('')
      .replace(/\s/g, ''),
  )
})

afterAll(() => site?.close())

const text = (): string => pages.join('')
const missing = (...wanted: string[]): string[] =>
  wanted.filter((words) => !text().includes(words.normalize('NFKC').replace(/\s/g, '')))

/** Marks without text right before them on their line. */
const orphans = (): string[] =>
  sheets.flatMap((pieces) =>
    pieces
      .filter((mark) => /^\[\d/.test(mark.text) && mark.x < 380 && mark.x > 100)
      .filter(
        (mark) =>
          !pieces.some(
            (piece) =>
              piece !== mark && Math.abs(piece.y - mark.y) < 7 && Math.abs(piece.end - mark.x) < 14,
          ),
      )
      .map((mark) => mark.text),
  )

describe('a report on paper', () => {
  test('is A4', () => {
    expect(new Set(sizes.map(String))).toEqual(new Set(['595,842']))
  })

  test('has its page numbers', () => {
    const numbers = sheets.map((pieces) => pieces.findLast(({ y }) => y < 60)?.text)
    expect(numbers).toEqual(pages.map((_, index) => String(index + 1)))
  })

  test.each([ADDRESS, ARCHIVE])('has the whole address %s once', (address) => {
    expect(text().split(address)).toHaveLength(2)
  })

  test('numbers its sources, with dates of publication, archive, visit and check', () => {
    expect(
      missing(
        '[1]見本通信2025年2月3日',
        '[2]架空研究所',
        '（2025年2月14日）',
        '2025年2月13日閲覧',
        '2025年2月12日に原文と照合',
      ),
    ).toEqual([])
  })

  test('loses no text of a link', () => {
    expect(missing('規則の本文と注')).toEqual([])
  })

  test('has each mark behind its words', () => {
    expect(missing('費用は四割です。規制もあります。', '[2,p.3]')).toEqual([])
    expect(orphans()).toEqual([])
  })

  test('has the record of changes and the note', () => {
    expect(missing('2025年2月20日訂正割合を改めた。三割四割', '注の文。')).toEqual([])
  })

  test('says its address and which text it is', () => {
    expect(missing('https://tenkyo.example/reports/a/')).toEqual([])
    expect(/2025年2月20日の版\([0-9a-f]{8}\)/.test(text())).toBe(true)
  })

  test('leaves out head, foot, contents and cards', () => {
    const left = ['目次', '案内', 'すべての記述は、典拠に至る。', 'この分析で', '書誌']
    expect(missing(...left)).toEqual(left)
  })

  test('shows the QR code', () => {
    // 22 mm at 96 dots an inch.
    expect(codes).toEqual([{ width: 83, height: 83 }])
  })

  test('has a QR code that reads as its address', () => {
    const html = readFileSync(join(outDir, 'reports/a/index.html'), 'utf8')
    const [svg = ''] = /<svg viewBox="-4 .*?<\/svg>/s.exec(html) ?? []
    const drawn = new Resvg(
      svg.replace('<svg', '<svg xmlns="http://www.w3.org/2000/svg" stroke="black"'),
      {
        fitTo: { mode: 'width', value: 400 },
        background: 'white',
      },
    ).render()
    const code = jsQR(new Uint8ClampedArray(drawn.pixels), drawn.width, drawn.height)
    expect(code?.data).toBe('https://tenkyo.example/reports/a/')
  })
})

test('from a dark theme paper is white and its ink dark', async () => {
  const browser = await launchBrowser()
  const page = await browser.newPage({ colorScheme: 'dark' })
  await page.goto(`${site.origin}/reports/a/`)
  await page.emulateMedia({ media: 'print', colorScheme: 'dark' })
  expect(
    await page.evaluate(() => {
      const { color, backgroundColor } = getComputedStyle(document.body)
      return { color, backgroundColor }
    }),
  ).toEqual({ color: 'rgb(0, 0, 0)', backgroundColor: 'rgb(255, 255, 255)' })
  await browser.close()
})

test('on the screen the QR code takes no room', async () => {
  const browser = await launchBrowser()
  const page = await browser.newPage()
  await page.goto(`${site.origin}/reports/a/`)
  expect(await page.locator('.edition svg').boundingBox()).toBeNull()
  await browser.close()
})
