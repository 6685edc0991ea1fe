import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type FixtureSite, openFixtureSite } from './fixture-site.ts'

const REPORT = '/reports/everything/'

let site: FixtureSite

beforeAll(async () => {
  site = await openFixtureSite()
})

afterAll(() => site?.close())

const titles = (page: Page) => page.locator('.search-title').allTextContents()
const ready = (page: Page) => page.locator('.search-status', { hasText: /本の分析$/ }).waitFor()

/** Opens the search by its key and types a question. */
const ask = async (page: Page, question: string): Promise<void> => {
  await page.keyboard.press('/')
  await page.locator('dialog.search input').waitFor()
  await page.keyboard.type(question)
}

test('nothing of the search is fetched before it is opened', async () => {
  const page = await site.open('/about/')
  const asked: string[] = []
  page.on('request', (request) => asked.push(new URL(request.url()).pathname))
  await page.goto(`${site.origin}${REPORT}`, { waitUntil: 'networkidle' })
  const early = asked.filter((path) => /search|panel/.test(path))
  await ask(page, '半導体')
  await ready(page)
  expect({ early, index: asked.includes('/search/0.json') }).toEqual({ early: [], index: true })
  await page.context().close()
})

test('/ opens it, and a hit lands on its section', async () => {
  const page = await site.open('/')
  await ask(page, '備考 調査')
  await ready(page)
  expect(await titles(page)).toEqual(['すべての部品を並べた頁！部品の見え方を確かめる'])
  expect(await page.locator('mark').first().textContent()).toBe('備考')
  await page.keyboard.press('Enter')
  await page.waitForURL(`**${REPORT}#tables`)
  await page.context().close()
})

test('the arrow keys go from the field through the results and back', async () => {
  const page = await site.open('/')
  await ask(page, '備考')
  await ready(page)
  const active = () => page.evaluate(() => document.activeElement?.className || 'field')
  const stops: string[] = []
  for (const key of ['ArrowDown', 'ArrowUp', 'ArrowUp']) {
    await page.keyboard.press(key)
    stops.push(await active())
  }
  expect(stops).toEqual(['search-title', 'field', 'field'])
  await page.context().close()
})

test('it works without the network once it is loaded', async () => {
  const page = await site.open('/')
  await ask(page, '半導体')
  await ready(page)
  await page.context().setOffline(true)
  await page.locator('dialog.search input').fill('脚注')
  await ready(page)
  expect((await titles(page)).length).toBeGreaterThan(0)
  await page.context().close()
})

test('Esc closes it and the focus returns to where it was', async () => {
  const page = await site.open(REPORT)
  await page.locator('#cite-1-a').focus()
  await ask(page, 'あ')
  await page.keyboard.press('Escape')
  await page.locator('dialog.search').waitFor({ state: 'hidden' })
  expect(await page.evaluate(() => document.activeElement?.id)).toBe('cite-1-a')
  await page.context().close()
})

test('it says so when nothing is found', async () => {
  const page = await site.open('/')
  await ask(page, '存在しない語句')
  await page.locator('.search-status', { hasText: '見つかりませんでした' }).waitFor()
  expect(await titles(page)).toEqual([])
  await page.context().close()
})

test('a slash typed into the field is a letter', async () => {
  const page = await site.open('/')
  await ask(page, 'a/b')
  expect(await page.locator('dialog.search input').inputValue()).toBe('a/b')
  await page.context().close()
})

test('the search has a page of its own, which takes a question by its address', async () => {
  const page = await site.open('/search/?q=%E5%82%99%E8%80%83')
  await ready(page)
  expect(await titles(page)).toHaveLength(1)
  await page.context().close()
})

test('typing keeps the question in the address, and the way back shows it with its results', async () => {
  const page = await site.open('/search/')
  await page.locator('main input').pressSequentially('備考 調査')
  await ready(page)
  await expect.poll(() => new URL(page.url()).searchParams.get('q')).toBe('備考 調査')
  const found = await titles(page)
  await page.keyboard.press('Enter')
  await page.waitForURL(`**${REPORT}#tables`)
  await page.goBack()
  await ready(page)
  expect(await page.locator('main input').inputValue()).toBe('備考 調査')
  expect(await titles(page)).toEqual(found)
  await page.locator('main input').fill('')
  await expect.poll(() => new URL(page.url()).search).toBe('')
  await page.context().close()
})

test('on the way back to a page the search that was open over it still holds the question', async () => {
  const page = await site.open('/about/')
  await ask(page, '備考')
  await ready(page)
  await page.keyboard.press('Enter')
  await page.waitForURL(`**${REPORT}#tables`)
  await page.goBack()
  await page.keyboard.press('/')
  expect(await page.locator('dialog.search input').inputValue()).toBe('備考')
  await ready(page)
  await page.context().close()
})

test('Enter that ends a conversion of Japanese input follows no result', async () => {
  const page = await site.open('/search/?q=備考')
  await ready(page)
  const followed = await page.locator('main input').evaluate((field) => {
    let count = 0
    document.addEventListener('click', (event) => {
      event.preventDefault()
      count++
    })
    const press = (how: KeyboardEventInit): number => {
      count = 0
      field.focus()
      field.dispatchEvent(
        new KeyboardEvent('keydown', { key: 'Enter', bubbles: true, cancelable: true, ...how }),
      )
      return count
    }
    return [press({ isComposing: true }), press({ keyCode: 229 }), press({ keyCode: 13 })]
  })
  expect(followed).toEqual([0, 0, 1])
  await page.context().close()
})

test('Enter opens a report of which only the title holds the word', async () => {
  const page = await site.open('/')
  await ask(page, '並べた頁')
  await ready(page)
  expect(await page.locator('.search-part').count()).toBe(0)
  await page.keyboard.press('Enter')
  await page.waitForURL(`**${REPORT}`)
  await page.context().close()
})

test('it says so where no report holds all words', async () => {
  const page = await site.open('/')
  await ask(page, '備考 ぬぬぬぬ')
  await page
    .locator('.search-status', {
      hasText: 'すべての語を含む分析はありません。一部の語を含む1本の分析',
    })
    .waitFor()
  expect(await titles(page)).toHaveLength(1)
  await page.context().close()
})

test('a word is found by its reading', async () => {
  const page = await site.open('/search/?q=てんきょ')
  await ready(page)
  expect(await page.locator('.search-part mark').allTextContents()).toEqual(['てんきょ'])
  await page.context().close()
})

test('without script its page says what to do', async () => {
  const page = await site.open('/', { javaScriptEnabled: false })
  await page.click('[data-search]')
  expect(await page.locator('main a').allTextContents()).toEqual(['分析の一覧', '話題の一覧'])
  await page.context().close()
})

test.for([
  [320, 'light'],
  [1440, 'dark'],
] as const)(
  'axe finds nothing and nothing overflows at %d px, %s',
  async ([width, colorScheme]) => {
    const page = await site.open('/', { viewport: { width, height: 640 }, colorScheme })
    await ask(page, '半導体')
    await ready(page)
    const { violations } = await new AxeBuilder({ page }).include('dialog.search').analyze()
    expect(
      violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html}`)),
    ).toEqual([])
    const over = await page
      .locator('dialog.search')
      .evaluate((dialog) => dialog.scrollWidth - dialog.clientWidth)
    expect(over).toBe(0)
    await page.context().close()
  },
)
