import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { launchBrowser } from './chromium.ts'

let browser: Browser
let page: Page

beforeAll(async () => {
  browser = await launchBrowser()
  page = await browser.newPage()
})

afterAll(() => browser?.close())

/** Draws one character and gives its pixels; a character without a glyph draws as a box. */
const drawn = (character: string, family: string): Promise<string> =>
  page.evaluate(
    ([text, font]) => {
      const canvas = document.createElement('canvas')
      const context = canvas.getContext('2d')
      if (!context) throw new Error('This browser has no canvas')
      context.font = `64px ${font}`
      context.fillText(text, 20, 80)
      return canvas.toDataURL()
    },
    [character, family] as const,
  )

test('sets Japanese in Gothic and in Mincho, without boxes for glyphs', async () => {
  const box = await drawn('\u{10FFFE}', 'sans-serif')
  const gothic = await drawn('典', '"Noto Sans JP", sans-serif')
  const mincho = await drawn('典', '"Noto Serif JP", serif')
  expect(gothic).not.toBe(await drawn('拠', '"Noto Sans JP", sans-serif'))
  expect(new Set([box, gothic, mincho]).size).toBe(3)
})

test('knows what the pages use: popover and the spacing of Latin letters in Japanese', async () => {
  expect(
    await page.evaluate(() => ({
      popover: 'popover' in HTMLElement.prototype,
      autospace: CSS.supports('text-autospace', 'normal'),
    })),
  ).toEqual({ popover: true, autospace: true })
})

test('prints a page as PDF', async () => {
  await page.setContent('<!doctype html><title>典拠</title><p>すべての記述は、典拠に至る。')
  const pdf = await page.pdf({ format: 'A4' })
  expect(pdf.subarray(0, 5).toString()).toBe('%PDF-')
})
