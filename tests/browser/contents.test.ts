import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { launchBrowser } from './chromium.ts'
import { serveSite } from './site.ts'

let close: () => Promise<void>
let visit: (
  hash: string,
) => Promise<{ faults: string[]; top: number; current: string[]; links: string[] }>

beforeAll(async () => {
  const site = await serveSite(inject('fixtures').passages)
  const browser = await launchBrowser()
  close = async () => {
    await browser.close()
    await site.close()
  }
  visit = async (hash) => {
    const page = await browser.newPage({
      viewport: { width: 1440, height: 900 },
      reducedMotion: 'reduce',
    })
    const faults: string[] = []
    page.on('console', (message) => message.type() === 'error' && faults.push(message.text()))
    page.on('pageerror', (error) => faults.push(String(error)))
    await page.goto(`${site.origin}/reports/headings/${hash}`, { waitUntil: 'networkidle' })
    const seen = await page.evaluate((id) => {
      const links = [...document.querySelectorAll<HTMLAnchorElement>('.toc a')]
      const heading = document.getElementById(decodeURIComponent(id.slice(1)))
      return {
        top: heading?.getBoundingClientRect().top ?? -1,
        current: links
          .filter((link) => getComputedStyle(link).fontWeight === '700')
          .map((link) => link.hash),
        links: links.map((link) => link.hash),
      }
    }, hash)
    await page.close()
    return { faults, ...seen }
  }
})

afterAll(() => close?.())

test('each entry of the contents opens its own heading and is then the present one', async () => {
  const { links } = await visit('')
  const headings = links.slice(0, 9)
  expect(new Set(headings).size).toBe(9)
  for (const hash of headings) {
    const { faults, top, current } = await visit(hash)
    expect({ hash, faults, inView: top >= 0 && top < 900 }).toEqual({
      hash,
      faults: [],
      inView: true,
    })
    expect(current).toEqual([hash])
  }
})
