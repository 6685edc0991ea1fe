import { Resvg } from '@resvg/resvg-js'
import { clustersOf } from './clusters.ts'
import { fontFor } from './fonts.ts'
import { inMap, makeStamp, type Stamp } from './stamp.ts'

/** Shades between paper and ink. */
export const LEVELS = 8

/** What is drawn as one, as an outline with the pen at its left on the baseline. */
interface Shape {
  /** SVG paths, in units with y upwards. */
  paths: { outline: string; x: number; y: number }[]
  /** How much thicker its lines are drawn, in thousandths of its size. */
  thicken: number
  width: number
  unitsPerEm: number
}

/** A box in the place of a letter that no font has. */
const BOX: Shape = {
  paths: [{ outline: 'M90 -80H910V820H90ZM150 -20V760H850V-20Z', x: 0, y: 0 }],
  thicken: 0,
  width: 1000,
  unitsPerEm: 1000,
}

const shape = (cluster: string): Shape => {
  const found = fontFor(cluster)
  if (!found) return BOX
  const { font, thicken } = found
  const { unitsPerEm } = font
  const [first = '', ...more] = cluster
  if (more.length === 0) {
    const glyph = font.glyphForCodePoint(first.codePointAt(0) ?? 0)
    const paths = [{ outline: glyph.path.toSVG(), x: 0, y: 0 }]
    return { paths, thicken, width: glyph.advanceWidth, unitsPerEm }
  }
  const { glyphs, positions } = font.layout(cluster)
  let width = 0
  const paths = glyphs.map((glyph, index) => {
    const { xAdvance = 0, xOffset = 0, yOffset = 0 } = positions[index] ?? {}
    const x = width + xOffset
    width += xAdvance
    return { outline: glyph.path.toSVG(), x, y: yOffset }
  })
  return { paths, thicken, width, unitsPerEm }
}

const shapes = new Map<string, Shape>()
const shapeOf = (cluster: string): Shape => inMap(shapes, cluster, () => shape(cluster))

/** How far one piece of a text moves the pen, in pixels at a size. */
const widthOf = (cluster: string, size: number): number => {
  const { width, unitsPerEm } = shapeOf(cluster)
  return (width * size) / unitsPerEm
}

/** How far a text moves the pen, in pixels at a size. */
export const advance = (text: string, size: number): number =>
  clustersOf(text).reduce((width, cluster) => width + widthOf(cluster, size), 0)

/** A letter's levels of ink, row by row, in a cell with room around it. */
interface Cell {
  size: number
  side: number
  levels: Uint8Array
}

const cells = new Map<number, Map<string, Cell>>()

/**
 * Draws a letter. Each on a sheet of its own: beside others it would stand at another place, where its
 * edges are rounded otherwise, and a card's bytes would tell what was drawn before it.
 */
const drawLetter = (cluster: string, size: number): Cell => {
  const { paths, thicken, unitsPerEm } = shapeOf(cluster)
  const side = Math.ceil(Math.max(size * 2, widthOf(cluster, size) + size))
  const scale = size / unitsPerEm
  const stroke =
    thicken === 0 ? '' : ` stroke="black" stroke-width="${(thicken * unitsPerEm) / 1000}"`
  const drawn = paths.map(({ outline, x, y }) => {
    const place = x === 0 && y === 0 ? '' : ` translate(${x} ${y})`
    return `<path transform="translate(${size / 2} ${size * 1.4}) scale(${scale} ${-scale})${place}" d="${outline}"${stroke}/>`
  })
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${side}" height="${side}">${drawn.join('')}</svg>`
  const { pixels } = new Resvg(svg, { font: { loadSystemFonts: false } }).render()
  const levels = new Uint8Array(side * side)
  for (let at = 0; at < levels.length; at++)
    levels[at] = Math.round(((pixels[at * 4 + 3] ?? 0) * LEVELS) / 255)
  return { size, side, levels }
}

const stampOf = ({ size, side, levels }: Cell, strength: number): Stamp =>
  makeStamp(side, { x: Math.round(size / 2), y: Math.round(size * 1.4) }, (x, y) =>
    Math.round((levels[y * side + x] ?? 0) * strength),
  )

const stamps = new Map<string, Map<string, Stamp>>()

/**
 * The letters of a text as they are stamped at a size, each drawn once in a build, with how far they
 * move the pen.
 * @param strength how much of the ink is taken, 1 or less
 */
export const stampsOf = (
  text: string,
  size: number,
  strength: number,
): { width: number; stamp: Stamp }[] => {
  const drawn = inMap(cells, size, () => new Map<string, Cell>())
  const known = inMap(stamps, `${size} ${strength}`, () => new Map<string, Stamp>())
  return clustersOf(text).map((cluster) => ({
    width: widthOf(cluster, size),
    stamp: inMap(known, cluster, () =>
      stampOf(
        inMap(drawn, cluster, () => drawLetter(cluster, size)),
        strength,
      ),
    ),
  }))
}
