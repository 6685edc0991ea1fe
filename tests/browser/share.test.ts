import { AxeBuilder } from '@axe-core/playwright'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { launchBrowser } from './chromium.ts'
import { type ServedSite, serveSite } from './site.ts'

const REPORT = '/reports/deepseek-nvidia/'
const CANONICAL = 'https://tenkyo.example/reports/deepseek-nvidia/'
const TITLE = '中国のDeepSeekが米国のNvidia問題を解決したか？その背景と影響'

let browser: Browser
let site: ServedSite
const contexts: BrowserContext[] = []

beforeAll(async () => {
  browser = await launchBrowser()
  site = await serveSite()
})
afterEach(async () => {
  for (const context of contexts.splice(0)) await context.close()
})
afterAll(async () => {
  await browser?.close()
  await site?.close()
})

const open = async (path: string, options: { javaScriptEnabled?: boolean } = {}): Promise<Page> => {
  const context = await browser.newContext({
    viewport: { width: 1280, height: 800 },
    reducedMotion: 'reduce',
    permissions: ['clipboard-read', 'clipboard-write'],
    ...options,
  })
  contexts.push(context)
  const page = await context.newPage()
  await page.goto(site.origin + path)
  return page
}

const clipboard = (page: Page): Promise<string> =>
  page.evaluate(() => navigator.clipboard.readText())

const copyBy = async (page: Page, name: string): Promise<string> => {
  await page.locator('.share-menu').getByText(name, { exact: true }).click()
  await page.locator('.share-status').filter({ hasText: 'コピーしました' }).waitFor()
  return clipboard(page)
}

test('a heading gives the address of its own page, alone or with its words', async () => {
  const page = await open(REPORT)
  await page.locator('#nvidia-dominance .section-link').click()
  expect(await copyBy(page, 'リンクをコピー')).toBe(`${CANONICAL}nvidia-dominance/`)
  await page.locator('#nvidia-dominance .section-link').click()
  expect(await copyBy(page, '見出しとリンクをコピー')).toBe(
    `Nvidiaの市場支配力 — ${TITLE}\n${CANONICAL}nvidia-dominance/`,
  )
})

test('the address of a section opens the section, without script too', async () => {
  const page = await open(`${REPORT}nvidia-dominance/`, { javaScriptEnabled: false })
  await page.waitForURL(`${site.origin}${REPORT}#nvidia-dominance`)
  const heading = page.locator('#nvidia-dominance')
  expect(await heading.evaluate((element) => getComputedStyle(element).backgroundColor)).toBe(
    'rgb(227, 239, 245)',
  )
  const box = await heading.boundingBox()
  expect(box?.y).toBeGreaterThanOrEqual(0)
  expect(box?.y).toBeLessThan(400)
})

test('services are plain links, and nothing is fetched from them', async () => {
  const page = await open(REPORT)
  const asked: string[] = []
  page.on('request', (request) => asked.push(request.url()))
  await page.locator('.share-report').click()
  const links = page.locator('.share-menu a')
  expect(await links.allTextContents()).toEqual(['LINE', 'X', 'はてなブックマーク', 'メール'])
  const hosts = await links.evaluateAll((all) =>
    all.map((link) => new URL((link as HTMLAnchorElement).href).host),
  )
  expect(hosts).toEqual(['social-plugins.line.me', 'x.com', 'b.hatena.ne.jp', ''])
  expect(asked.filter((url) => !url.startsWith(site.origin))).toEqual([])
})

const select = (page: Page, selector: string, from: number, to: number): Promise<void> =>
  page.evaluate(
    ([path = '', start = 0, end = 0]) => {
      const node = document.querySelector(String(path))?.firstChild
      if (node) getSelection()?.setBaseAndExtent(node, Number(start), node, Number(end))
    },
    [selector, from, to],
  )

test('a selection becomes a quotation with an address that finds it again', async () => {
  const page = await open(REPORT)
  await select(page, '#nvidia-dominance ~ .noted > p, #nvidia-dominance + .noted > p', 29, 36)
  await page.locator('.share-quote').click()
  const text = await copyBy(page, '引用とリンクをコピー')
  expect(text).toMatch(
    /^「.+」Nvidiaの市場支配力 — .+\nhttps:\/\/tenkyo\.example\/reports\/deepseek-nvidia\/#p-[0-9a-z]{5}:~:text=/,
  )
  const [, quote = ''] = /^「(.+)」Nvidia/.exec(text) ?? []
  const address = new URL(text.split('\n')[1] ?? '')
  expect(decodeURIComponent(address.hash)).toContain(quote)
  await page.locator('.share-quote').click()
  expect(await copyBy(page, 'Markdownでコピー')).toBe(
    `> ${quote}\n>\n> — [Nvidiaの市場支配力 — ${TITLE}](<${address.href}>)`,
  )
})

test('the address of a quotation lands on its paragraph where no text fragment is known', async () => {
  const page = await open(REPORT)
  const id = await page.locator('.prose [id^="p-"]').nth(8).getAttribute('id')
  await page.goto(`${site.origin}${REPORT}#${id}`)
  const box = await page.locator(`#${id}`).boundingBox()
  expect(box?.y).toBeGreaterThanOrEqual(0)
  expect(box?.y).toBeLessThan(800)
})

test('the menu is walked by keys, closed by Escape, and sound for assistive technology', async () => {
  const page = await open(REPORT)
  await page.locator('#conclusion .section-link').focus()
  await page.keyboard.press('Enter')
  await page.locator('.share-menu').waitFor({ state: 'visible' })
  expect(await page.evaluate(() => document.activeElement?.parentElement?.id)).toBe('share')
  const { violations } = await new AxeBuilder({ page }).analyze()
  expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([])
  await page.keyboard.press('Escape')
  await page.locator('.share-menu').waitFor({ state: 'hidden' })
})

test('without script the page has none of it, and all of its text', async () => {
  const page = await open(REPORT, { javaScriptEnabled: false })
  expect(await page.locator('.section-link, .share-report, .share-quote').count()).toBe(0)
  expect(await page.locator('.prose h2').count()).toBe(4)
})
