import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { inflateSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { breakLines } from '../../../src/components/pictures/break-lines.ts'
import { drawCard } from '../../../src/components/pictures/card.ts'
import { cardLetterFault } from '../../../src/components/pictures/card-letters.ts'
import { clustersOf, settable } from '../../../src/components/pictures/clusters.ts'
import type { CardView } from '../../../src/data/view.ts'

const LONG =
  '見本電機が発表した推論向け半導体の大幅な値下げは、学習費用の常識と輸出規制の前提をどこまで変えるのか（第三回・前編）'
const card = (title: string, fields: Partial<CardView> = {}): CardView => ({
  title,
  below: '',
  publisher: '典拠 Tenkyo',
  facts: '2025年2月14日　典拠5件',
  dots: [],
  ...fields,
})

/** Each letter as wide as one. */
const widthOf = (text: string): number => [...text].length

/** The levels of the card's pixels by row, from the file itself. */
const pixelsOf = (png: Buffer): number[][] => {
  const start = png.indexOf('IDAT') + 4
  const rows = inflateSync(png.subarray(start, start + png.readUInt32BE(start - 8)))
  return Array.from({ length: 630 }, (_, y) =>
    Array.from({ length: 1200 }, (_, x) => {
      const byte = rows[y * 601 + 1 + (x >> 1)] ?? 0
      return x & 1 ? byte & 15 : byte >> 4
    }),
  )
}

test('breaks a long title between its phrases, within its frame', () => {
  expect(breakLines(LONG, widthOf, 19, 4)).toEqual({
    lines: [
      '見本電機が発表した推論向け半導体の',
      '大幅な値下げは、学習費用の常識と',
      '輸出規制の前提をどこまで変えるのか',
      '（第三回・前編）',
    ],
    whole: true,
  })
})

test('begins no line with 、 or ） and ends none with （, even where a phrase fits no line', () => {
  for (const width of [3, 4, 5, 6, 7, 8, 12]) {
    const { lines } = breakLines(LONG, widthOf, width, 99)
    expect(lines.join('')).toBe(LONG)
    for (const line of lines) {
      expect(line).not.toMatch(/^[、。）・]/)
      expect(line).not.toMatch(/（$/)
    }
  }
})

test('clips what fits no frame with an ellipsis', () => {
  const { lines, whole } = breakLines(LONG, widthOf, 10, 2)
  expect(whole).toBe(false)
  expect(lines).toHaveLength(2)
  expect(lines[1]).toMatch(/…$/)
  expect(Math.max(...lines.map(widthOf))).toBeLessThanOrEqual(10)
})

test('draws a PNG of 1200 by 630 with nothing outside its margins', () => {
  const png = drawCard(card(LONG, { below: LONG }))
  expect(png.subarray(1, 4).toString()).toBe('PNG')
  expect([png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([1200, 630])
  const pixels = pixelsOf(png)
  const inked = pixels.flatMap((row, y) => row.flatMap((level, x) => (level > 0 ? [[x, y]] : [])))
  expect(Math.min(...inked.map(([x = 0]) => x))).toBeGreaterThanOrEqual(64)
  expect(Math.max(...inked.map(([x = 0]) => x))).toBeLessThan(1136)
  expect(Math.min(...inked.map(([, y = 0]) => y))).toBeGreaterThanOrEqual(60)
  expect(Math.max(...inked.map(([, y = 0]) => y))).toBeLessThan(576)
})

test('the same card gives the same bytes, whatever was drawn before it', () => {
  const first = drawCard(card('題'))
  drawCard(card(LONG))
  expect(drawCard(card('題')).equals(first)).toBe(true)
})

test('has letters that fonts often lack: 𠮷, ～, ① and ☕', () => {
  expect(drawCard(card('𠮷野～推論・量子化①と２０２５年の☕市場'))).toBeInstanceOf(Buffer)
})

test('draws letters of other scripts, flags and joined words, and a box for a letter that no font has', () => {
  const inked = (title: string): number =>
    pixelsOf(drawCard(card(title)))
      .slice(100, 320)
      .flat()
      .filter((level) => level > 0).length
  const BOX = '\u{13000}'
  expect(inked('腾讯🇯🇵')).not.toBe(inked(BOX.repeat(3)))
  for (const text of [
    '腾',
    '书',
    '삼',
    '₂',
    '🇯🇵',
    '👨‍👩‍👧',
    'الذكاء',
    'ไทย',
    'हिन्दी',
    'עברית',
    '𠮷',
  ]) {
    expect(cardLetterFault(text), text).toBeUndefined()
  }
  expect(inked(BOX)).toBeGreaterThan(200)
})

test('names each letter that no font has, once', () => {
  expect(cardLetterFault('見本\u{13000}電機\u{13000}と\u{12000}')).toBe(
    'Unexpected letter 「\u{13000}」 (U+13000), 「\u{12000}」 (U+12000), expected letters that the fonts of the card have; a card shows a box there',
  )
})

test('sets a flag and a family as one, and Arabic words with their spaces', () => {
  expect(clustersOf('日🇯🇵と👨‍👩‍👧、الذكاء الاصطناعيは')).toEqual([
    '日',
    '🇯🇵',
    'と',
    '👨‍👩‍👧',
    '、',
    'الذكاء الاصطناعي',
    'は',
  ])
})

test('breaks between Latin words, and inside one only where it fits no line', () => {
  expect(breakLines('Understanding the Shock of Reasoning', widthOf, 16, 9).lines).toEqual([
    'Understanding',
    'the Shock of',
    'Reasoning',
  ])
  expect(breakLines('半導体SemiconductorSupplyの再編', widthOf, 12, 9).lines.join('')).toBe(
    '半導体SemiconductorSupplyの再編',
  )
  expect(breakLines('the Semiconductor Supply', widthOf, 15, 1).lines).toEqual(['the…'])
})

test('uses the room of a card for a long title before it clips one', () => {
  const words = Array.from({ length: 12 }, () => '長い題名がさらに続く')
  const last = (title: string): number =>
    pixelsOf(drawCard(card(title)))
      .slice(0, 480)
      .findLastIndex((row) => row.some((level) => level > 0))
  expect(last(words.slice(0, 11).join(''))).toBeGreaterThan(330)
  expect(last(words.slice(0, 12).join(''))).toBeLessThan(480)
})

test('sets a decomposed letter as one, and no invisible sign', () => {
  expect(settable('か\u3099き\u200b\ufe0f　題\t終')).toBe('がき 題 終')
})

test('draws a dot in 藍 for each section that cites a source, at most where it is legible', () => {
  const count = (dots: number[][]) =>
    pixelsOf(drawCard(card('題', { dots }))).flatMap((row) =>
      row.filter((level, x) => level > 8 && x > 600),
    ).length
  expect(
    count([
      [0, 1],
      [0, 0],
    ]),
  ).toBeGreaterThan(100)
  expect(
    count([
      [0, 4],
      [0, 0],
    ]),
  ).toBeGreaterThan(
    count([
      [0, 1],
      [0, 0],
    ]),
  )
  expect(count(Array.from({ length: 40 }, () => [1, 1]))).toBe(0)
})

test('a letter looks the same whatever was drawn before it', () => {
  const script = (before: string): string =>
    `import { drawCard } from ${JSON.stringify(join(import.meta.dirname, '../../../src/components/pictures/card.ts'))}
    const card = (title) => drawCard({ title, below: '', publisher: '典拠', facts: '2025年', dots: [] })
    for (const title of ${before}) card(title)
    process.stdout.write(card('すべての記述は、典拠に至る。').toString('base64'))`
  const drawn = (before: string): string =>
    spawnSync(process.execPath, ['--input-type=module', '--eval', script(before)], {
      encoding: 'utf8',
    }).stdout
  const alone = drawn('[]')
  expect(alone).not.toBe('')
  expect(drawn('["半導体の記述", "至るところ推論のての、べ。すは"]') === alone).toBe(true)
})
