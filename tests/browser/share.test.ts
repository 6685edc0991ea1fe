import { AxeBuilder } from '@axe-core/playwright'
import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright-core'
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

const open = async (path: string, options: BrowserContextOptions = {}): Promise<Page> => {
  const context = await browser.newContext({
    viewport: { width: 1280, height: 800 },
    reducedMotion: 'reduce',
    permissions: ['clipboard-read', 'clipboard-write'],
    ...options,
  })
  contexts.push(context)
  const page = await context.newPage()
  await page.goto(path.startsWith('/') ? site.origin + path : path)
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

test.each([true, false])(
  'the address of a section opens the section, with script: %s',
  async (script) => {
    const page = await open(`${REPORT}nvidia-dominance/`, { javaScriptEnabled: script })
    if (!script) await page.locator('main a').click()
    await page.waitForURL(`${site.origin}${REPORT}#nvidia-dominance`)
    const heading = page.locator('#nvidia-dominance')
    expect(await heading.evaluate((element) => getComputedStyle(element).backgroundColor)).toBe(
      'rgb(227, 239, 245)',
    )
    const box = await heading.boundingBox()
    expect(box?.y).toBeGreaterThanOrEqual(0)
    expect(box?.y).toBeLessThan(400)
  },
)

const NO_STOP = '.paragraph-link[tabindex="-1"][aria-hidden="true"]'
const ownParagraph = (page: Page, heading: string): Promise<string | undefined> =>
  page.evaluate((id) => {
    const section = document.getElementById(id)
    const after = [...document.querySelectorAll('.prose [id^="p-"]')].find(
      (paragraph) =>
        section && section.compareDocumentPosition(paragraph) & Node.DOCUMENT_POSITION_FOLLOWING,
    )
    return after?.id
  }, heading)

test('by keys a heading shows the links of the paragraphs, which are no stops before and after', async () => {
  const page = await open(REPORT)
  const all = await page.locator('.paragraph-link').count()
  expect(all).toBeGreaterThan(8)
  expect(await page.locator(NO_STOP).count()).toBe(all)
  const ask = async (name: string): Promise<void> => {
    await page.locator('#conclusion .section-link').focus()
    await page.keyboard.press('Enter')
    await page.getByRole('button', { name }).focus()
    await page.keyboard.press('Enter')
  }
  await ask('段落ごとのリンクを表示')
  const link = page.locator('.paragraph-link:focus')
  const id = await ownParagraph(page, 'conclusion')
  expect(await link.getAttribute('href')).toBe(`#${id}`)
  expect(await link.getAttribute('aria-label')).toMatch(/^段落「.{16}…」を共有$/)
  expect(await link.evaluate((element) => getComputedStyle(element).opacity)).toBe('1')
  expect(await page.locator('.paragraph-link[tabindex="0"]:not([aria-hidden])').count()).toBe(all)
  await page.keyboard.press('Enter')
  expect(await copyBy(page, 'リンクをコピー')).toBe(`${CANONICAL}#${id}`)
  await ask('段落ごとのリンクを隠す')
  expect(await page.locator(NO_STOP).count()).toBe(all)
})

test('by touch the links of the paragraphs are shown on demand, large enough and within the window', async () => {
  const page = await open(REPORT, {
    viewport: { width: 360, height: 740 },
    hasTouch: true,
    isMobile: true,
  })
  expect(await page.locator('.paragraph-link').first().isVisible()).toBe(false)
  await page.locator('.share-report').tap()
  await page.getByRole('button', { name: '段落ごとのリンクを表示' }).tap()
  const boxes = await page.locator('.paragraph-link').evaluateAll((links) =>
    links.map((link) => {
      const { width, height, left, right } = link.getBoundingClientRect()
      return { large: width >= 24 && height >= 24, within: left >= 0 && right <= innerWidth }
    }),
  )
  expect(boxes.filter(({ large, within }) => !large || !within)).toEqual([])
  expect(boxes.length).toBeGreaterThan(8)
  const { violations } = await new AxeBuilder({ page }).analyze()
  expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([])
  await page.locator('.paragraph-link').first().tap()
  await page.locator('.share-menu').waitFor({ state: 'visible' })
})

test('without leave for the clipboard the words are shown, and stay within the window', async () => {
  const page = await open(REPORT, { viewport: { width: 360, height: 740 } })
  await page.evaluate(() => {
    Object.defineProperty(navigator, 'clipboard', { value: undefined })
  })
  await page.locator('#nvidia-dominance .section-link').click()
  await page.getByRole('button', { name: '見出しとリンクをコピー' }).click()
  const status = page.locator('.share-status')
  expect(await status.textContent()).toBe(
    `Nvidiaの市場支配力 — ${TITLE}\n${CANONICAL}nvidia-dominance/`,
  )
  const box = await status.boundingBox()
  expect(box?.x).toBeGreaterThanOrEqual(0)
  expect((box?.x ?? 0) + (box?.width ?? 0)).toBeLessThanOrEqual(360)
})

test('no sign of a link is part of the text that readers copy', async () => {
  const page = await open(REPORT)
  expect(await page.locator('.section-link').count()).toBe(6)
  const texts = await page.locator('.prose').allTextContents()
  expect(texts.join('')).not.toMatch(/[#¶]/)
})

test('the sheet of the device is offered first, and gets title, words and address', async () => {
  const page = await open('about:blank', {})
  await page.addInitScript(() => {
    const asked: ShareData[] = []
    Object.assign(window, { asked })
    Object.defineProperty(navigator, 'share', {
      value: async (data: ShareData) => {
        asked.push(data)
      },
    })
  })
  await page.goto(site.origin + REPORT)
  await page.locator('#nvidia-dominance .section-link').click()
  expect((await page.locator('.share-menu > *').allTextContents())[0]).toBe('共有…')
  await page.getByRole('button', { name: '共有…' }).click()
  await page.locator('.share-report').click()
  await page.getByRole('button', { name: '共有…' }).click()
  const section = `Nvidiaの市場支配力 — ${TITLE}`
  expect(await page.evaluate(() => (window as unknown as { asked: ShareData[] }).asked)).toEqual([
    { title: section, text: section, url: `${CANONICAL}nvidia-dominance/` },
    { title: TITLE, text: TITLE, url: CANONICAL },
  ])
})

test('without such a sheet the address of the section is copied or given to LINE, X, Hatena and mail', async () => {
  const page = await open('about:blank', {})
  await page.addInitScript(() => {
    Reflect.deleteProperty(Navigator.prototype, 'share')
  })
  await page.goto(site.origin + REPORT)
  await page.locator('#nvidia-dominance .section-link').click()
  const url = `${CANONICAL}nvidia-dominance/`
  const text = `Nvidiaの市場支配力 — ${TITLE}`
  const query = (fields: Record<string, string>): string => `${new URLSearchParams(fields)}`
  const ways = await page
    .locator('.share-menu > *')
    .evaluateAll((all) =>
      all.map((way) => [way.textContent, way instanceof HTMLAnchorElement ? way.href : null]),
    )
  expect(ways).toEqual([
    ['リンクをコピー', null],
    ['見出しとリンクをコピー', null],
    ['LINE', `https://social-plugins.line.me/lineit/share?${query({ url, text })}`],
    ['X', `https://x.com/intent/post?${query({ text, url })}`],
    [
      'はてなブックマーク',
      `https://b.hatena.ne.jp/add?${query({ mode: 'confirm', url, title: text })}`,
    ],
    [
      'メール',
      `mailto:?subject=${encodeURIComponent(text)}&body=${encodeURIComponent(`${text}\n${url}`)}`,
    ],
    ['段落ごとのリンクを表示', null],
  ])
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
