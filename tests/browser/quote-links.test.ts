import type { BrowserContextOptions, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type FixtureSite, openFixtureSite } from './fixture-site.ts'
import {
  findsText,
  knowSentences,
  type Passage,
  selectPassage,
  sentencesOf,
  shownBy,
} from './fragment-judge.ts'

const REPORTS = ['ruby', 'corrected', 'unmarked', 'mixed', 'alike'].map(
  (name) => `/reports/${name}/`,
)
const SENTENCES = 40
const WINDOWS = [
  { width: 1440, height: 900 },
  { width: 390, height: 844 },
]
/** The site's policy lets no page take a test's style or script. */
const OPTIONS: BrowserContextOptions = {
  bypassCSP: true,
  permissions: ['clipboard-read', 'clipboard-write'],
}

let site: FixtureSite
let reader: Page | undefined

beforeAll(async () => {
  site = await openFixtureSite('passages')
  const blank = await site.open('/about/', OPTIONS)
  if (await findsText(blank)) reader = blank
})

afterAll(() => site?.close())

/** The same numbers from 0 to 1 in each run. */
const seeded = (seed: number) => {
  let state = seed
  return (): number => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return state / 2 ** 32
  }
}

const openIn = async (path: string, window: number): Promise<Page> => {
  const page = await site.open('/about/', { ...OPTIONS, viewport: WINDOWS[window % 2] ?? null })
  await knowSentences(page)
  await page.goto(site.origin + path)
  return page
}

/** The address that the menu of a quotation gives. */
const linkOf = async (page: Page, sentence: Passage): Promise<string> => {
  await selectPassage(page, sentence)
  await page.locator('.share-quote').click()
  await page.locator('.share-menu').getByText('リンクをコピー', { exact: true }).click()
  await page.locator('.share-status').filter({ hasText: 'コピーしました' }).waitFor()
  return page.evaluate(() => navigator.clipboard.readText())
}

const chosen = (all: Passage[], count: number): Passage[] => {
  const random = seeded(7)
  return all
    .map((sentence) => ({ sentence, place: random() }))
    .sort((a, b) => a.place - b.place)
    .slice(0, count)
    .map(({ sentence }) => sentence)
}

/** Each sentence with up to two that follow it in its report. */
const runsOf = (sentences: readonly Passage[]): Passage[] =>
  sentences.slice(0, -2).flatMap((first, index): Passage[] => {
    const last = sentences[index + 1 + (index % 2)]
    if (last?.path !== first.path) return []
    return [
      { ...first, lastBlock: last.lastBlock, to: last.to, text: `${first.text}…${last.text}` },
    ]
  })

/** Quotes each passage, opens its address in a fresh page, and tells which show something else. */
const astray = async (pages: ReadonlyMap<string, Page>, quoted: Passage[]): Promise<string[]> => {
  const lost: string[] = []
  for (const [index, passage] of quoted.entries()) {
    const from = pages.get(passage.path)
    if (!from) throw new Error(`No page ${passage.path}`)
    const link = new URL(await linkOf(from, passage))
    const page = await openIn(`${link.pathname}${link.hash}`, Math.floor(index / 2))
    const shown = await shownBy(page, passage, link.href, reader)
    if (shown !== 'the passage')
      lost.push(`${passage.text}: ${shown} by ${decodeURIComponent(link.hash)}`)
    await page.context().close()
  }
  return lost
}

test('the addresses of quoted sentences and runs of sentences show them, whatever the window', async () => {
  const pages = new Map<string, Page>()
  const all: Passage[] = []
  for (const [index, path] of REPORTS.entries()) {
    const page = await openIn(path, index)
    pages.set(path, page)
    all.push(...(await sentencesOf(page, path)))
  }
  const quoted = [...chosen(all, SENTENCES), ...chosen(runsOf(all), SENTENCES / 4)]
  expect(quoted).toHaveLength(50)
  expect(await astray(pages, quoted)).toEqual([])
}, 300_000)

/** Selects from the first of some words to the end of others in the text. */
const selectWords = (page: Page, first: string, last: string): Promise<void> =>
  page.evaluate(
    ([start = '', end = '']) => {
      const walker = document.createTreeWalker(
        document.querySelector('.prose') as Element,
        NodeFilter.SHOW_TEXT,
      )
      const range = document.createRange()
      while (walker.nextNode()) {
        const text = walker.currentNode as Text
        if (range.collapsed && text.data.includes(start))
          range.setStart(text, text.data.indexOf(start))
        if (range.startContainer instanceof Text && text.data.includes(end)) {
          range.setEnd(text, text.data.indexOf(end) + end.length)
          break
        }
      }
      const { startContainer, startOffset, endContainer, endOffset } = range
      getSelection()?.setBaseAndExtent(startContainer, startOffset, endContainer, endOffset)
    },
    [first, last],
  )

test('the address of words with a reading names what the browser shows, without brackets', async () => {
  const page = await openIn('/reports/ruby/', 0)
  await selectWords(page, '典拠', 'とは')
  await page.locator('.share-quote').click()
  await page.locator('.share-menu').getByText('引用とリンクをコピー').click()
  await page.locator('.share-status').filter({ hasText: 'コピーしました' }).waitFor()
  const [quote = '', link = ''] = (await page.evaluate(() => navigator.clipboard.readText())).split(
    '\n',
  )
  expect(quote).toBe('「典拠とは」はじめに — 読みのある文')
  expect(decodeURIComponent(new URL(link).hash)).toBe('#introduction:~:text=典拠てんきょとは')
  await page.context().close()
})

test('a seal is in no quotation, no copy, no title and no name of a heading', async () => {
  const page = await openIn('/reports/corrected/', 0)
  expect(await page.locator('.prose .correction-mark').allTextContents()).toEqual(['訂', '補'])
  await selectWords(page, '値下げの幅は', 'でした')
  await page.keyboard.press('Control+c')
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe('値下げの幅は五割でした')
  await page.locator('.share-quote').click()
  await page.locator('.share-menu').getByText('引用とリンクをコピー').click()
  await page.locator('.share-status').filter({ hasText: 'コピーしました' }).waitFor()
  expect(await page.evaluate(() => navigator.clipboard.readText())).toMatch(
    /^「値下げの幅は五割でした」値下げの幅 — /,
  )
  await page.locator('#freight .section-link').click()
  await page.locator('.share-menu').getByText('見出しとリンクをコピー').click()
  await page.locator('.share-status').filter({ hasText: 'コピーしました' }).waitFor()
  expect(await page.evaluate(() => navigator.clipboard.readText())).toMatch(/^運賃 — /)
  expect(await page.getByRole('heading', { name: '運賃', exact: true }).count()).toBe(1)
  await page.context().close()
})

test("a copy of two paragraphs holds nothing of the margin's sources and of links", async () => {
  const page = await openIn('/reports/corrected/', 0)
  await selectWords(page, '値下げの発表は', '古い値が残ります')
  await page.keyboard.press('Control+c')
  expect(
    (await page.evaluate(() => navigator.clipboard.readText())).split('\n').filter(Boolean),
  ).toEqual([
    '値下げの発表は二月十日の朝でした[1]。株価は昼までに動きました。',
    '値下げの幅',
    '値下げの幅は五割でした[1]。ただし、予約の分には古い値が残ります',
  ])
  await page.context().close()
})
