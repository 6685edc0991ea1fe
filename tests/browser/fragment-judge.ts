import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { Page } from 'playwright-core'

/** A passage of a report's text: the blocks in which it begins and ends, and where in each. */
export interface Passage {
  path: string
  block: number
  from: number
  lastBlock: number
  to: number
  text: string
}

/** Functions of the page that tests call, by their names. */
interface Helpers {
  sentences: () => Omit<Passage, 'path'>[]
  rangeOf: (passage: Passage) => Range
}

type WithHelpers = typeof globalThis & { helpers: Helpers }

/** Puts into each page the functions that know its sentences. */
const helpers = (): void => {
  const blocks = (): Element[] =>
    [...document.querySelectorAll('.prose :is(h2, h3, p, li, td, th, dd, figcaption)')].filter(
      (block) => !block.closest('.side-sources') && !block.querySelector('p, li'),
    )
  const textsIn = (block: Element): Text[] => {
    const walker = document.createTreeWalker(block, NodeFilter.SHOW_TEXT)
    const texts: Text[] = []
    while (walker.nextNode())
      if (!walker.currentNode.parentElement?.closest('.side-sources, rp'))
        texts.push(walker.currentNode as Text)
    return texts
  }
  const sentences: Helpers['sentences'] = () =>
    blocks().flatMap((element, block) =>
      [
        ...textsIn(element)
          .map(({ data }) => data)
          .join('')
          .matchAll(/[^。]+(?:。|$)/g),
      ]
        .filter(([text]) => /\p{L}/u.test(text))
        .map(({ 0: text, index }) => ({
          block,
          from: index,
          lastBlock: block,
          to: index + text.length,
          text,
        })),
    )
  const rangeOf: Helpers['rangeOf'] = ({ block, from, lastBlock, to }) => {
    const range = document.createRange()
    const all = blocks()
    const inEach = (index: number, see: (text: Text, at: number) => void): void => {
      let at = 0
      for (const text of textsIn(all[index] as Element)) {
        see(text, at)
        at += text.length
      }
    }
    inEach(block, (text, at) => {
      if (at <= from && from < at + text.length) range.setStart(text, from - at)
    })
    inEach(lastBlock, (text, at) => {
      if (at < to && to <= at + text.length) range.setEnd(text, to - at)
    })
    return range
  }
  Object.assign(globalThis, { helpers: { sentences, rangeOf } })
}

/** Lets a page and those that follow in its context know their sentences. */
export const knowSentences = (page: Page): Promise<unknown> => page.context().addInitScript(helpers)

/** The sentences of a report's page. */
export const sentencesOf = async (page: Page, path: string): Promise<Passage[]> =>
  (await page.evaluate(() => (globalThis as WithHelpers).helpers.sentences())).map((sentence) => ({
    path,
    ...sentence,
  }))

/** Selects a passage as a reader does. */
export const selectPassage = (page: Page, passage: Passage): Promise<void> =>
  page.evaluate((chosen) => {
    const range = (globalThis as WithHelpers).helpers.rangeOf(chosen)
    getSelection()?.setBaseAndExtent(
      range.startContainer,
      range.startOffset,
      range.endContainer,
      range.endOffset,
    )
  }, passage)

/** Whether a browser can look for text at all: the Chromium from npm is built without that. */
export const findsText = (page: Page): Promise<boolean> =>
  page.evaluate(() => (window as unknown as { find: (text: string) => boolean }).find('の'))

const MARKED = '::target-text { background: rgb(255 0 255); color: rgb(255 0 255) }'
const TRIES = 20
/** A run of sentences that begins with a heading may be shown from its text on. */
const LEAST_SHOWN = 0.5

/** How many pixels of a picture are marked within the boxes and outside them, and what the boxes measure. */
const countMarked = async ([picture, boxes]: [string, DOMRect[]]) => {
  const image = new Image()
  image.src = `data:image/png;base64,${picture}`
  await image.decode()
  const { width, height } = image
  const canvas = new OffscreenCanvas(width, height)
  const context = canvas.getContext('2d')
  context?.drawImage(image, 0, 0)
  const pixels = context?.getImageData(0, 0, width, height).data ?? []
  const around = 4
  const within = (x: number, y: number): boolean =>
    boxes.some(
      (box) =>
        x >= box.left - around &&
        x <= box.right + around &&
        y >= box.top - around &&
        y <= box.bottom + around,
    )
  const count = { inside: 0, outside: 0, room: 0 }
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++) {
      const at = (y * width + x) * 4
      const isMarked =
        (pixels[at] ?? 0) > 240 && (pixels[at + 1] ?? 255) < 20 && (pixels[at + 2] ?? 0) > 240
      if (isMarked) count[within(x, y) ? 'inside' : 'outside']++
    }
  for (const box of boxes) count.room += box.width * box.height
  return count
}

/**
 * What a browser that can look for text has marked in an opened page: the passage, something else, or
 * nothing. It reads the colour of `::target-text`, which nothing else tells.
 */
const markedByBrowser = async (page: Page, passage: Passage, reader: Page): Promise<string> => {
  await page.addStyleTag({ content: MARKED })
  for (let tries = 0; tries < TRIES; tries++) {
    const picture = (await page.screenshot()).toString('base64')
    const boxes = await page.evaluate(
      (meant) =>
        [...(globalThis as WithHelpers).helpers.rangeOf(meant).getClientRects()].map(
          (box) => box.toJSON() as DOMRect,
        ),
      passage,
    )
    const { inside, outside, room } = await reader.evaluate(countMarked, [picture, boxes] as [
      string,
      DOMRect[],
    ])
    if (outside > 0) return 'something else'
    if (inside > room * LEAST_SHOWN) return 'the passage'
    await page.waitForTimeout(50)
  }
  return 'nothing'
}

const require = createRequire(import.meta.url)
const polyfill = (): string =>
  `${readFileSync(require.resolve('text-fragments-polyfill/text-fragment-utils'), 'utf8')}
   globalThis.findFragment = (hash) => parseFragmentDirectives(getFragmentDirectives(hash)).text.flatMap((one) => processTextFragmentDirective(one, document))[0]`

/** What Google's polyfill of text fragments finds in an opened page. */
const foundByPolyfill = async (page: Page, passage: Passage, address: string): Promise<string> => {
  await page.addScriptTag({ type: 'module', content: polyfill() })
  await page.waitForFunction(() => 'findFragment' in globalThis)
  return page.evaluate(
    ([meant, hash, least]) => {
      const { helpers: known, findFragment } = globalThis as WithHelpers & {
        findFragment: (hash: string) => Range | undefined
      }
      const found = findFragment(hash)
      if (!found) return 'nothing'
      const range = known.rangeOf(meant)
      const words = (one: Range): string => one.toString().replace(/\s/g, '')
      const begins = range.isPointInRange(found.startContainer, found.startOffset)
      const shown = words(range).endsWith(words(found)) && words(found).length / words(range).length
      return begins && shown && shown > least ? 'the passage' : 'something else'
    },
    [passage, new URL(address).hash, LEAST_SHOWN] as const,
  )
}

/**
 * What the address of a quotation shows in an opened page.
 * @param reader a page for reading pictures, where the browser itself can look for text
 */
export const shownBy = (
  page: Page,
  passage: Passage,
  address: string,
  reader: Page | undefined,
): Promise<string> =>
  reader ? markedByBrowser(page, passage, reader) : foundByPolyfill(page, passage, address)
