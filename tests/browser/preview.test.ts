import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type FixtureSite, openFixtureSite } from './fixture-site.ts'

const REPORT = '/reports/everything/'
const PHONE = { viewport: { width: 320, height: 640 }, hasTouch: true, isMobile: true }

let site: FixtureSite

beforeAll(async () => {
  site = await openFixtureSite()
})

afterAll(() => site?.close())

const card = (page: Page) => page.locator('.preview')
const opened = (page: Page) => card(page).waitFor({ state: 'visible' })
const closed = (page: Page) => card(page).waitFor({ state: 'hidden' })
/** Comes to a mark by the Tab key alone, as focus() does not count as one made by keys. */
const tabTo = async (page: Page, selector: string): Promise<void> => {
  // Scripts that come late add stops; one that came between the two keys would take the second.
  await page.waitForLoadState('networkidle')
  await page.locator(selector).focus()
  await page.keyboard.press('Shift+Tab')
  await page.keyboard.press('Tab')
  await opened(page)
}
const focused = (page: Page) =>
  page.evaluate(() => document.activeElement?.id || document.activeElement?.textContent?.trim())

describe('by pointer', () => {
  test('a mark opens its card, which stays while the pointer is in it and then closes', async () => {
    const page = await site.open(REPORT)
    await page.hover('#cite-3-b')
    await opened(page)
    await card(page).hover()
    await page.waitForTimeout(600)
    expect(await card(page).isVisible()).toBe(true)
    await page.hover('h1')
    await closed(page)
    await page.context().close()
  })

  test('the card holds what the entry holds, with the language and how often it is cited here', async () => {
    const page = await site.open(REPORT)
    await page.hover('#cite-3-b')
    await opened(page)
    expect(await card(page).locator('p').allTextContents()).toEqual([
      '[3] Frankfurter Beobachter2023年11月',
      'Kurzer Titel 3',
      '短い題3',
      '有料の記事。',
      'ドイツ語題名未確認news3.example書誌：出典3',
      'この分析で5か所に引用、ここはb典拠の一覧の[3]へ',
    ])
    expect(await card(page).locator('blockquote').allTextContents()).toEqual([
      'Die Kosten fielen auf ein Zehntel.',
    ])
    expect(await card(page).locator('.source-title').getAttribute('lang')).toBe('de')
    expect(await page.locator('[id="source-3"]').count()).toBe(1)
    await page.context().close()
  })

  test("in a report of another language the card is in its entry's, or in the note's", async () => {
    const page = await site.open(REPORT)
    await page.evaluate(() => {
      document.documentElement.lang = 'en'
      document.querySelector('main')?.setAttribute('lang', 'ja')
      document.querySelector('.prose')?.setAttribute('lang', 'en')
    })
    await page.hover('#cite-3-b')
    await opened(page)
    expect(await card(page).getAttribute('lang')).toBe('ja')
    await page.hover('h1')
    await closed(page)
    await page.hover('.note-ref')
    await opened(page)
    expect(await card(page).getAttribute('lang')).toBe('en')
    await page.context().close()
  })

  test('a click follows the mark to its entry', async () => {
    const page = await site.open(REPORT)
    await page.click('#cite-3-b')
    await expect.poll(() => new URL(page.url()).hash).toBe('#source-3-b')
    expect(await card(page).isVisible()).toBe(false)
    await page.context().close()
  })
})

describe('by keyboard', () => {
  test('the focus opens the card, Tab walks through its links and on behind the mark', async () => {
    const page = await site.open(REPORT)
    await tabTo(page, '#cite-2-a')
    const stops: (string | undefined)[] = []
    for (let i = 0; i < 4; i++) {
      await page.keyboard.press('Tab')
      stops.push(await focused(page))
    }
    expect(stops).toEqual([
      'news2.example/articles/2024/03/a-rather-long-slug-for-article-number-2-of-the-collection',
      '書誌：出典2',
      '典拠の一覧の[2]へ',
      'cite-3-a',
    ])
    await page.context().close()
  })

  test('a page that slides under the resting pointer does not stop the card', async () => {
    const page = await site.open(REPORT)
    await tabTo(page, '#cite-2-a')
    await page.keyboard.press('Escape')
    await closed(page)
    await page.keyboard.press('Shift+Tab')
    await page.keyboard.press('Tab')
    await page.mouse.move(720, 20)
    await opened(page)
    expect(await focused(page)).toBe('cite-2-a')
    await page.context().close()
  })

  test('Shift+Tab leads from the first link of the card to the mark', async () => {
    const page = await site.open(REPORT)
    await tabTo(page, '#cite-2-a')
    await page.keyboard.press('Tab')
    await page.keyboard.press('Shift+Tab')
    expect(await focused(page)).toBe('cite-2-a')
    await page.context().close()
  })

  test('Esc closes the card and leaves the focus at the mark', async () => {
    const page = await site.open(REPORT)
    await tabTo(page, '#cite-2-a')
    await page.keyboard.press('Tab')
    await page.keyboard.press('Escape')
    await closed(page)
    expect(await focused(page)).toBe('cite-2-a')
    await page.context().close()
  })

  test('Enter follows the mark to its entry', async () => {
    const page = await site.open(REPORT)
    await page.locator('#cite-3-b').press('Enter')
    await expect.poll(() => new URL(page.url()).hash).toBe('#source-3-b')
    await page.context().close()
  })
})

describe('by touch', () => {
  test('the first tap opens the card, the second goes to the entry', async () => {
    const page = await site.open(REPORT, PHONE)
    await page.locator('#cite-3-b').scrollIntoViewIfNeeded()
    await page.tap('#cite-3-b')
    await opened(page)
    await expect.poll(() => new URL(page.url()).hash).toBe('')
    await page.tap('#cite-3-b')
    await expect.poll(() => new URL(page.url()).hash).toBe('#source-3-b')
    await page.context().close()
  })

  test('the entry is one tap away in the card too', async () => {
    const page = await site.open(REPORT, PHONE)
    await page.tap('#cite-3-b')
    await opened(page)
    await page.tap('.preview-foot a')
    await expect.poll(() => new URL(page.url()).hash).toBe('#source-3-b')
    await closed(page)
    await page.context().close()
  })

  test('a tap outside closes it', async () => {
    const page = await site.open(REPORT, PHONE)
    await page.tap('#cite-1-a')
    await opened(page)
    await page.touchscreen.tap(310, 630)
    await closed(page)
    await page.context().close()
  })
})

describe('notes and terms', () => {
  test('a note stands beside its paragraph on a wide screen', async () => {
    const page = await site.open(REPORT)
    const mark = await page.locator('.note-ref').boundingBox()
    const note = await page.locator('.side-note').boundingBox()
    expect(note?.x).toBeGreaterThan((mark?.x ?? 0) + 300)
    expect(Math.abs((note?.y ?? 0) - (mark?.y ?? 0))).toBeLessThan(60)
    await page.context().close()
  })

  test.for([
    ['.note-ref', '脚注の文。'],
    ['.term', '推論'],
  ])('%s opens as a card on a narrow one', async ([selector = '', words = '']) => {
    const page = await site.open(REPORT, PHONE)
    expect(await page.locator('.side-note').isVisible()).toBe(false)
    await page.locator(selector).first().tap()
    await opened(page)
    expect(await card(page).textContent()).toContain(words)
    await page.context().close()
  })

  test('without script an explanation stands under its paragraph', async () => {
    const page = await site.open(REPORT, { ...PHONE, javaScriptEnabled: false })
    expect(await page.locator('#term-1').isVisible()).toBe(true)
    await page.context().close()
  })
})

describe('the card stays on the screen', () => {
  const cases = [320, 1440].flatMap((width) =>
    [true, false].map((anchored) => [width, anchored] as const),
  )

  test.for(cases)('of %d px; anchored: %s', async ([width, anchored]) => {
    const page = await site.open('/about/', { viewport: { width, height: 640 } })
    if (!anchored) await page.addInitScript(() => Object.assign(CSS, { supports: () => false }))
    await page.goto(`${site.origin}${REPORT}`)
    const faults = await page.evaluate(async () => {
      const found: string[] = []
      const marks = [...document.querySelectorAll<HTMLElement>('.cite, .note-ref')]
      for (const mark of marks.filter((_, index) => index % 3 === 0)) {
        for (const block of ['start', 'end'] as const) {
          mark.scrollIntoView({ block, behavior: 'instant' })
          mark.focus({ preventScroll: true, focusVisible: true } as FocusOptions)
          await new Promise((done) => setTimeout(done, 380))
          const box = document.querySelector('.preview')?.getBoundingClientRect()
          const at = mark.getBoundingClientRect()
          const inside =
            box &&
            box.left >= 0 &&
            box.right <= innerWidth &&
            box.top >= 0 &&
            box.bottom <= innerHeight
          const covers = box && box.top < at.bottom - 1 && box.bottom > at.top + 1
          if (!inside || covers || box.width === 0)
            found.push(`${mark.id} at ${block}: ${JSON.stringify(box)} ${at.top}`)
          mark.blur()
        }
      }
      return found
    })
    expect(faults).toEqual([])
    await page.context().close()
  })
})

describe('the way back', () => {
  test("the browser's back returns to the mark that was left, and shows it for a moment", async () => {
    const page = await site.open(REPORT)
    await page.click('#cite-3-c')
    await page.goBack()
    await page.waitForFunction(() => document.querySelector('.was-left')?.id === 'cite-3-c')
    expect(await focused(page)).toBe('cite-3-c')
    const shown = await page.locator('#cite-3-c').evaluate((mark) => ({
      background: getComputedStyle(mark).backgroundColor,
      inView: mark.getBoundingClientRect().top > 0,
    }))
    expect(shown).toEqual({ background: 'rgb(20, 86, 122)', inView: true })
    await page.waitForFunction(() => document.querySelector('.was-left') === null)
    await page.context().close()
  })
})

test('without script a mark leads to its entry', async () => {
  const page = await site.open(REPORT, { javaScriptEnabled: false })
  await page.click('#cite-3-b')
  await expect.poll(() => new URL(page.url()).hash).toBe('#source-3-b')
  await page.context().close()
})

test('no console error and no refusal by the security policy', async () => {
  const page = await site.open('/about/')
  const faults: string[] = []
  page.on('console', (message) => message.type() === 'error' && faults.push(message.text()))
  page.on('pageerror', (error) => faults.push(String(error)))
  await page.goto(`${site.origin}${REPORT}`)
  await page.hover('#cite-3-b')
  await opened(page)
  expect(faults).toEqual([])
  await page.context().close()
})
