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
}, 180_000)
