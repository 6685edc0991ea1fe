import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { buildSite } from '../site/build-site.ts'
import { launchBrowser } from './chromium.ts'
import { type ServedSite, serveSite } from './site.ts'

const REPORT = '/reports/deepseek-nvidia'

let browser: Browser
let site: ServedSite
let page: Page

beforeAll(async () => {
  const built = await buildSite(undefined, undefined, { TRAILING_SLASH: 'never' })
  if (built.exitCode !== 0) throw new Error(built.stderr)
  site = await serveSite(built.outDir)
  browser = await launchBrowser()
  const context = await browser.newContext({ permissions: ['clipboard-read', 'clipboard-write'] })
  page = await context.newPage()
})
afterAll(async () => {
  await browser?.close()
  await site?.close()
})

test('without slashes a section is shared by the address of its page, which leads to the section', async () => {
  await page.goto(site.origin + REPORT)
  await page.locator('#conclusion .section-link').click()
  await page.getByRole('button', { name: 'リンクをコピー', exact: true }).click()
  await page.locator('.share-status').filter({ hasText: 'コピーしました' }).waitFor()
  const address = await page.evaluate(() => navigator.clipboard.readText())
  expect(address).toBe(`https://tenkyo.example${REPORT}/conclusion`)
  await page.goto(site.origin + new URL(address).pathname)
  await page.waitForURL(`${site.origin}${REPORT}#conclusion`)
})

test('without slashes the search finds its texts from every page, and leads to the report', async () => {
  for (const path of ['/search?q=CUDA', '/sources']) {
    await page.goto(site.origin + path)
    if (path === '/sources') {
      await page.keyboard.press('/')
      await page.locator('input[type=search]').fill('CUDA')
    }
    const title = page.locator('.search-title')
    await title.waitFor()
    expect(await title.getAttribute('href')).toBe(REPORT)
  }
})
