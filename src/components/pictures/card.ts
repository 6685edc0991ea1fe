import type { CardView } from '../../data/view.ts'
import { breakLines } from './break-lines.ts'
import { Canvas, HEIGHT, WIDTH } from './canvas.ts'
import { settable } from './clusters.ts'
import { advance, stampsOf } from './glyphs.ts'

const MARGIN = 72
const TITLE_TOP = 112
const FOOT = HEIGHT - 72
const SMALL = 30
const LINE = 1.42
const PALE = 0.72
/** One for all cards: each is drawn and packed before the next begins. */
const canvas = new Canvas()
/** Sizes of the title, the largest first, each with the lines that it may take. */
const SIZES = [
  [66, 3],
  [56, 4],
  [46, 5],
  [40, 6],
  [34, 8],
] as const
const FINGERPRINT = { left: 912, top: 124, width: WIDTH - MARGIN - 912, height: 340, most: 10 }

const write = (text: string, size: number, left: number, baseline: number, strength = 1): void => {
  let pen = left
  for (const { width, stamp } of stampsOf(text, size, strength)) {
    canvas.stamp(stamp, Math.round(pen), baseline)
    pen += width
  }
}

const set = (text: string, width: number, below: boolean) => {
  for (const [size, most] of SIZES) {
    const lines = breakLines(text, (line) => advance(line, size), width, below ? most - 1 : most)
    if (lines.whole || size === SIZES.at(-1)?.[0]) return { size, lines: lines.lines }
  }
  return { size: 0, lines: [] }
}

const drawDots = (dots: CardView['dots']): void => {
  const columns = dots[0]?.length ?? 0
  const { left, top, width, height } = FINGERPRINT
  const cell = Math.min(44, width / columns, height / dots.length)
  dots.forEach((row, y) => {
    row.forEach((count, x) => {
      if (count === 0) return
      canvas.dot(
        left + width - (columns - x - 0.5) * cell,
        top + (y + 0.5) * cell,
        Math.min(cell / 2 - 1, cell * 0.17 * Math.sqrt(count)),
      )
    })
  })
}

/** Whether a fingerprint is small enough to be read on a card. */
const isLegible = (dots: CardView['dots']): boolean =>
  dots.length > 0 &&
  dots.length <= FINGERPRINT.most &&
  (dots[0]?.length ?? 0) <= FINGERPRINT.most &&
  dots.some((row) => row.some((count) => count > 0))

const drawFoot = (publisher: string, facts: string): void => {
  canvas.rectangle(MARGIN, FOOT - 54, WIDTH - 2 * MARGIN, 2, 3)
  canvas.rectangle(MARGIN, FOOT - 26, 4, 30)
  canvas.rectangle(MARGIN, FOOT - 26, 18, 4)
  canvas.dot(MARGIN + 19, FOOT - 4, 7)
  write(publisher, SMALL, MARGIN + 42, FOOT)
  write(facts, SMALL, WIDTH - MARGIN - advance(facts, SMALL), FOOT, PALE)
}

/**
 * Draws a card of 1200×630 pixels as a PNG file; the same card gives the same bytes. A letter that no
 * font has is a box.
 */
export const drawCard = (card: CardView): Buffer => {
  canvas.clear()
  const dots = isLegible(card.dots) ? card.dots : []
  const width = dots.length > 0 ? FINGERPRINT.left - MARGIN - 36 : WIDTH - 2 * MARGIN
  const below = settable(card.below)
  canvas.rectangle(MARGIN, MARGIN - 8, WIDTH - 2 * MARGIN, 6)
  canvas.rectangle(MARGIN, MARGIN + 2, WIDTH - 2 * MARGIN, 2)
  const { size, lines } = set(settable(card.title), width, below !== '')
  let baseline = TITLE_TOP + size
  for (const line of lines) {
    write(line, size, MARGIN, baseline)
    baseline += Math.round(size * LINE)
  }
  if (below !== '') {
    baseline += 6 - Math.round(size * LINE) + Math.round(SMALL * 2.2)
    const small = breakLines(below, (line) => advance(line, SMALL), width, 2)
    for (const line of small.lines) {
      write(line, SMALL, MARGIN, baseline, PALE)
      baseline += Math.round(SMALL * 1.6)
    }
  }
  if (dots.length > 0) drawDots(dots)
  drawFoot(settable(card.publisher), settable(card.facts))
  return canvas.png()
}
