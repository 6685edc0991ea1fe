import { constants, crc32, deflateSync } from 'node:zlib'
import { LEVELS, type Stamp } from './glyphs.ts'

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

/** What each level of ink becomes at a strength of 1 or less. */
export const shadesOf = (strength: number): Uint8Array =>
  Uint8Array.from({ length: LEVELS + 1 }, (_, level) => Math.round(level * strength))

/** A card's surface: two pixels a byte, as the file holds them, so that nothing is converted. */
export class Canvas {
  readonly #rows = Buffer.alloc(HEIGHT * ROW)

  /** Paper again. */
  clear(): void {
    this.#rows.fill(0)
  }

  #put(x: number, y: number, colour: number): void {
    if (x < 0 || x >= WIDTH || y < 0 || y >= HEIGHT || colour === 0) return
    const at = y * ROW + 1 + (x >> 1)
    const old = this.#rows[at] ?? 0
    const shift = x & 1 ? 0 : 4
    if (((old >> shift) & 15) < colour)
      this.#rows[at] = (old & (15 << (4 - shift))) | (colour << shift)
  }

  /** Fills a rectangle with ink, or with a shade of it. */
  rectangle(left: number, top: number, width: number, height: number, level = LEVELS): void {
    for (let y = top; y < top + height; y++)
      for (let x = left; x < left + width; x++) this.#put(x, y, level)
  }

  /** Fills a circle with 藍. */
  dot(x: number, y: number, radius: number): void {
    for (let py = Math.floor(y - radius - 1); py <= y + radius + 1; py++)
      for (let px = Math.floor(x - radius - 1); px <= x + radius + 1; px++) {
        const cover = radius + 0.5 - Math.hypot(px + 0.5 - x, py + 0.5 - y)
        const level = Math.round(Math.min(1, Math.max(0, cover)) * AI_LEVELS)
        if (level > 0) this.#put(px, py, LEVELS + level)
      }
  }

  /** Stamps a letter with its pen at a place; `shades` says what each level of its ink becomes. */
  stamp({ xs, ys, levels }: Stamp, x: number, y: number, shades: Uint8Array): void {
    const rows = this.#rows
    // A loop without calls: it runs some 80,000 times a card.
    for (let i = 0; i < levels.length; i++) {
      const px = x + (xs[i] as number)
      const py = y + (ys[i] as number)
      if (px < 0 || px >= WIDTH || py < 0 || py >= HEIGHT) continue
      const at = py * ROW + 1 + (px >> 1)
      const shift = px & 1 ? 0 : 4
      const old = rows[at] as number
      const level = shades[levels[i] as number] as number
      if (((old >> shift) & 15) < level) rows[at] = (old & (15 << (4 - shift))) | (level << shift)
    }
  }

  /**
   * The surface as a PNG file. Runs are all that is packed: fast, and the same bytes on any machine.
   * Not in another thread: handing it over costs more than packing it.
   */
  png(): Buffer {
    const packed = deflateSync(this.#rows, { strategy: constants.Z_RLE, level: 1, memLevel: 9 })
    return Buffer.concat([START, chunk('IDAT', packed), END])
  }
}
