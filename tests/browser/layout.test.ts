import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import { launchBrowser } from './chromium.ts'
import { layoutFaults } from './layout-rules.ts'
import { type ServedSite, serveSite } from './site.ts'

const WIDTHS = [
  320, 344, 360, 375, 390, 412, 440, 480, 520, 560, 600, 639, 640, 680, 720, 768, 820, 900, 959,
  960, 1024, 1100, 1199, 1200, 1280, 1366, 1439, 1440, 1600, 1920,
]

const PAGES = [
  '/',
  '/reports/',
  '/reports/everything/',
  '/reports/fifteen-sources/',
  '/reports/one-source/',
  '/reports/no-sources/',
  '/reports/year/2024/',
  '/sources/',
  '/sources/s01/',
  '/sources/s02/',
  '/topics/',
  '/topics/ai/',
  '/publishers/',
  '/corrections/',
  '/search/',
  '/about/',
  '/none/',
]

let browser: Browser
let fixtures: ServedSite
let own: ServedSite

beforeAll(async () => {
  browser = await launchBrowser()
  fixtures = await serveSite(inject('fixtures').pages)
  own = await serveSite()
})

afterAll(async () => {
  await browser?.close()
  await fixtures?.close()
  await own?.close()
})

const openAt = async (address: string, width: number): Promise<Page> => {
  const page = await browser.newPage({ viewport: { width, height: 800 }, bypassCSP: true })
  await page.goto(address)
  return page
}

/** The faults of a page at every width of the sweep, with changed styles where they are given. */
const sweep = async (address: string, css = ''): Promise<string[]> => {
  const page = await openAt(address, 320)
  if (css !== '') await page.addStyleTag({ content: css })
  const faults: string[] = []
  for (const width of WIDTHS) {
    await page.setViewportSize({ width, height: 800 })
    for (const fault of await layoutFaults(page)) faults.push(`${width} px: ${fault}`)
  }
  await page.close()
  return faults
}

describe('from 320 to 1920 px', () => {
  test.for(PAGES)('%s has no fault of layout', async (path) => {
    expect(await sweep(`${fixtures.origin}${path}`)).toEqual([])
  })

  test('nor has the seed report', async () => {
    expect(await sweep(`${own.origin}/reports/deepseek-nvidia/`)).toEqual([])
  })
})

test('text of twice the size still has its lines inside the screen', async () => {
  const page = await openAt(`${fixtures.origin}/reports/everything/`, 640)
  await page.addStyleTag({ content: 'html { font-size: 200% }' })
  expect((await layoutFaults(page)).filter((fault) => fault.startsWith('sideways'))).toEqual([])
  await page.close()
})

describe('the sweep sees a fault where', () => {
  const broken: [name: string, css: string, fault: RegExp][] = [
    ['marks may begin a line', '.nowrap { white-space: normal !important }', /mark at line start/],
    ['closing signs may', '.prose * { line-break: anywhere }', /at line start: /],
    ['marks have no area', '.cite::after { content: none !important }', /target of/],
    ['neighbours stand close', '.cite { margin: 0 !important }', /px apart/],
    ['a line is drawn out', '.prose p { text-align-last: justify !important }', /stretched line/],
    ['something is too wide', '.prose { min-width: 700px }', /sideways overflow/],
  ]

  test.for(broken)('%s', async ([, css, fault]) => {
    expect(await sweep(`${fixtures.origin}/reports/everything/`, css)).toContainEqual(
      expect.stringMatching(fault),
    )
  })
})
