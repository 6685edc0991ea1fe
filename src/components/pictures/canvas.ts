import { crc32, deflateSync } from 'node:zlib'
import { LEVELS } from './glyphs.ts'
import { inMap, makeStamp, type Stamp } from './stamp.ts'

export const WIDTH = 1200
export const HEIGHT = 630
const ROW = 1 + WIDTH / 2
const AI_LEVELS = 7

type Colour = readonly [red: number, green: number, blue: number]
const PAPER: Colour = [0xfb, 0xfc, 0xfc]
const INK: Colour = [0x17, 0x1b, 0x1f]
const AI: Colour = [0x14, 0x56, 0x7a]

const between = (to: Colour, part: number): number[] =>
  to.map((value, index) => Math.round((PAPER[index] ?? 0) * (1 - part) + value * part))

/** Paper, eight shades of ink, seven of 藍: four bits a pixel. */
const PALETTE = Buffer.from([
  ...PAPER,
  ...Array.from({ length: LEVELS }, (_, index) => between(INK, (index + 1) / LEVELS)).flat(),
  ...Array.from({ length: AI_LEVELS }, (_, index) => between(AI, (index + 1) / AI_LEVELS)).flat(),
])

const chunk = (type: string, data: Buffer): Buffer => {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data])
  const frame = Buffer.alloc(8)
  frame.writeUInt32BE(data.length, 0)
  frame.writeUInt32BE(crc32(body), 4)
  return Buffer.concat([frame.subarray(0, 4), body, frame.subarray(4)])
}

const header = (): Buffer => {
  const data = Buffer.alloc(13)
  data.writeUInt32BE(WIDTH, 0)
  data.writeUInt32BE(HEIGHT, 4)
  data.set([4, 3, 0, 0, 0], 8)
  return chunk('IHDR', data)
}

const SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])
const START = Buffer.concat([SIGNATURE, header(), chunk('PLTE', PALETTE)])
const END = chunk('IEND', Buffer.alloc(0))

/** Two pixels a byte, the left one in the upper half; of two inks on one pixel the stronger stays. */
const strongest = (one: number, two: number): number =>
  Math.max(one & 0xf0, two & 0xf0) | Math.max(one & 0x0f, two & 0x0f)

const dotStamp = (x: number, y: number, radius: number): Stamp => {
  const reach = Math.ceil(radius + 1)
  return makeStamp(2 * reach + 2, { x: reach, y: reach }, (px, py) => {
    const cover = radius + 0.5 - Math.hypot(px - reach + 0.5 - x, py - reach + 0.5 - y)
    const level = Math.round(Math.min(1, Math.max(0, cover)) * AI_LEVELS)
    return level > 0 ? LEVELS + level : 0
  })
}

/** zlib's fastest level: level 6 takes three times as long for a fifth less. */
const LEVEL = 1

/** A card's surface: two pixels a byte, as the file holds them, so that nothing is converted. */
export class Canvas {
  readonly #rows = Buffer.alloc(HEIGHT * ROW)
  readonly #dots = new Map<string, Stamp>()

  /** Paper again. */
  clear(): void {
    this.#rows.fill(0)
  }

  /** Fills a rectangle with ink, or with a shade of it. */
  rectangle(left: number, top: number, width: number, height: number, level = LEVELS): void {
    for (let y = top; y < top + height; y++) {
      for (let x = left; x < left + width; x++) {
        const at = y * ROW + 1 + (x >> 1)
        this.#rows[at] = strongest(this.#rows[at] ?? 0, x & 1 ? level : level << 4)
      }
    }
  }

  /** Fills a circle with 藍. */
  dot(x: number, y: number, radius: number): void {
    const [left, top] = [Math.floor(x), Math.floor(y)]
    const stamp = inMap(this.#dots, `${x - left} ${y - top} ${radius}`, () =>
      dotStamp(x - left, y - top, radius),
    )
    this.stamp(stamp, left, top)
  }

  /** Puts a stamp at a place: a letter with its pen there. */
  stamp({ left, top, width, height, even, odd }: Stamp, x: number, y: number): void {
    const rows = this.#rows
    const start = x + left
    const bytes = start & 1 ? odd : even
    const column = start >> 1
    const from = Math.max(0, -column)
    const to = Math.min(width, WIDTH / 2 - column)
    for (let row = Math.max(0, -y - top); row < height && y + top + row < HEIGHT; row++) {
      const at = (y + top + row) * ROW + 1 + column
      // A loop without calls: it runs some 50,000 times a card.
      for (let i = from; i < to; i++) {
        const ink = bytes[row * width + i] as number
        if (ink === 0) continue
        const old = rows[at + i] as number
        rows[at + i] = old === 0 ? ink : strongest(old, ink)
      }
    }
  }

  /** The surface as a PNG file: the same bytes on any machine. */
  png(): Buffer {
    return Buffer.concat([START, chunk('IDAT', deflateSync(this.#rows, { level: LEVEL })), END])
  }
}
