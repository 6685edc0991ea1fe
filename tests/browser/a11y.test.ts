import { AxeBuilder } from '@axe-core/playwright'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import { launchBrowser } from './chromium.ts'
import { type ServedSite, serveSite } from './site.ts'

const PAGES = [
  '/',
  '/reports/',
  '/reports/everything/',
  '/reports/fifteen-sources/',
  '/reports/no-sources/',
  '/sources/',
  '/sources/s02/',
  '/sources/s03/',
  '/topics/',
  '/topics/ai/',
  '/publishers/',
  '/corrections/',
  '/search/',
  '/about/',
  '/none/',
]

const SCHEMES = ['light', 'dark'] as const
const WIDTHS = [360, 1440]
const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']
/** The rules to which the theme makes a difference. */
const OF_COLOURS = ['color-contrast', 'link-in-text-block']

let browser: Browser
let site: ServedSite

beforeAll(async () => {
  browser = await launchBrowser()
  site = await serveSite(inject('fixtures').pages)
})

afterAll(async () => {
  await browser?.close()
  await site?.close()
})

const openPage = async (
  path: string,
  { width = 1440, scheme = 'light' }: { width?: number; scheme?: 'light' | 'dark' } = {},
): Promise<Page> => {
  const context = await browser.newContext({
    viewport: { width, height: 900 },
    colorScheme: scheme,
    reducedMotion: 'reduce',
  })
  const page = await context.newPage()
  await page.goto(`${site.origin}${path}`)
  return page
}

describe('axe finds nothing', () => {
  const cases = PAGES.flatMap((path) => SCHEMES.map((scheme) => [path, scheme] as const))

  test.for(cases)('on %s in the %s theme', async ([path, scheme]) => {
    for (const width of WIDTHS) {
      const page = await openPage(path, { width, scheme })
      const axe = new AxeBuilder({ page })
      const { violations } = await (scheme === 'light'
        ? axe.withTags(TAGS)
        : axe.withRules(OF_COLOURS)
      ).analyze()
      const found = violations.flatMap(({ id, nodes }) =>
        nodes.map((node) => `${id}: ${node.html}`),
      )
      expect(found).toEqual([])
      await page.context().close()
    }
  })
})

/** What has the focus: where it leads, and how it is shown. */
const focused = (page: Page) =>
  page.evaluate(() => {
    const element = document.activeElement
    if (element === null || element === document.body) return null
    const { outlineStyle, outlineWidth } = getComputedStyle(element)
    return {
      name: element.getAttribute('href') ?? element.tagName.toLowerCase(),
      visible: outlineStyle !== 'none' && Number.parseFloat(outlineWidth) >= 2,
      inside: element.checkVisibility({ visibilityProperty: true }),
      inCard: element.closest('.preview') !== null,
    }
  })

const walk = async (page: Page) => {
  const stops: NonNullable<Awaited<ReturnType<typeof focused>>>[] = []
  for (let i = 0; i < 500; i++) {
    await page.keyboard.press('Tab')
    const stop = await focused(page)
    if (stop === null) return stops
    stops.push(stop)
  }
  throw new Error('The walk by Tab does not end')
}

describe('by keyboard', () => {
  test('the skip link comes first, is seen, and leads past the head', async () => {
    const page = await openPage('/reports/everything/')
    await page.keyboard.press('Tab')
    expect(await focused(page)).toEqual({
      name: '#main',
      visible: true,
      inside: true,
      inCard: false,
    })
    const box = await page.locator('a[href="#main"]').boundingBox()
    expect(box?.height).toBeGreaterThanOrEqual(24)
    await page.keyboard.press('Enter')
    await page.keyboard.press('Tab')
    expect(await page.evaluate(() => document.activeElement?.closest('main') !== null)).toBe(true)
    await page.context().close()
  })

  test.for(PAGES)(
    'every link of %s is reached in the order of the page, and shows it',
    async (path) => {
      for (const width of WIDTHS) {
        const page = await openPage(path, { width })
        await page.waitForLoadState('networkidle')
        const links = await page.evaluate(() =>
          [
            ...document.querySelectorAll(
              'a[href]:not([tabindex="-1"]), summary, button, input, [tabindex="0"]',
            ),
          ]
            .filter((element) => element.checkVisibility({ contentVisibilityAuto: true }))
            .filter((element) => element.closest('.preview') === null)
            .map((element) => element.getAttribute('href') ?? element.tagName.toLowerCase()),
        )
        // A card opens where the focus rests; its links are tested on their own.
        const stops = (await walk(page)).filter(({ inCard }) => !inCard)
        expect(stops.map(({ name }) => name)).toEqual(links)
        expect(stops.filter(({ visible }) => !visible)).toEqual([])
        await page.context().close()
      }
    },
  )

  test('the folded contents open by Enter, and their links are then reached', async () => {
    const page = await openPage('/reports/everything/', { width: 360 })
    await page.locator('.toc summary').focus()
    await page.keyboard.press('Enter')
    await page.keyboard.press('Tab')
    expect((await focused(page))?.name).toBe('#lists')
    await page.context().close()
  })
})

const background = (page: Page, selector: string): Promise<string> =>
  page.locator(selector).evaluate((element) => getComputedStyle(element).backgroundColor)

const isInView = (page: Page, selector: string): Promise<boolean> =>
  page.locator(selector).evaluate((element) => {
    const { top, bottom } = element.getBoundingClientRect()
    return top >= 0 && bottom <= innerHeight
  })

describe('the way from a mark to its source and back', () => {
  test.for(WIDTHS)('shows both ends at %d px, without script', async (width) => {
    const page = await openPage('/reports/everything/', { width })
    const plain = await background(page, '#source-3')
    await page.locator('#cite-3-b').press('Enter')
    await expect.poll(() => new URL(page.url()).hash).toBe('#source-3-b')
    expect(await background(page, '#source-3')).not.toBe(plain)
    expect(await background(page, '#source-3-b')).toBe(
      await background(page, '#cite-3-b:hover, #source-3-b'),
    )
    expect(await background(page, '#source-3-a')).not.toBe(await background(page, '#source-3-b'))
    expect(await isInView(page, '#source-3 .source-number')).toBe(true)

    await page.locator('#source-3-b').press('Enter')
    await expect.poll(() => new URL(page.url()).hash).toBe('#cite-3-b')
    expect(await isInView(page, '#cite-3-b')).toBe(true)
    expect(await background(page, '#cite-3-b')).not.toBe(await background(page, '#cite-3-a'))
    await page.context().close()
  })

  test('every mark leads to its own entry, and every entry back to each mark', async () => {
    const page = await openPage('/reports/everything/')
    const faults = await page.evaluate(() =>
      [...document.querySelectorAll('.cite')].flatMap((mark) => {
        const back = document.querySelector(mark.getAttribute('href') ?? '')
        const number = /\d+/.exec(mark.textContent ?? '')?.[0]
        const entry = back?.closest('.source-entry')
        const found = entry?.querySelector('.source-number')?.textContent
        const home = back?.getAttribute('href')
        return found === `[${number}]` && home === `#${mark.id}` ? [] : [mark.outerHTML]
      }),
    )
    expect(faults).toEqual([])
    await page.context().close()
  })
})

describe('with forced colours and with more contrast', () => {
  test.for(PAGES)('%s keeps its marks, dots and outlines', async (path) => {
    const page = await browser.newPage({ forcedColors: 'active', contrast: 'more' })
    await page.goto(`${site.origin}${path}`)
    const faults = await page.evaluate(() => {
      const paper = getComputedStyle(document.body).backgroundColor
      const lost = (element: Element): boolean => {
        const { color, fill } = getComputedStyle(element)
        return (element instanceof SVGElement ? fill : color) === paper
      }
      return [...document.querySelectorAll('main a, main circle, .seal, .correction-mark')]
        .filter((element) => element.checkVisibility() && lost(element))
        .map((element) => element.outerHTML.slice(0, 80))
    })
    expect(faults).toEqual([])
    await page.close()
  })
})

describe('with text of twice the size', () => {
  test.for(PAGES)('%s has nothing beside the screen', async (path) => {
    const page = await openPage(path, { width: 640 })
    await page.evaluate(() => {
      document.documentElement.style.fontSize = '200%'
    })
    const over = await page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    )
    expect(over).toBe(0)
    await page.context().close()
  })
})
