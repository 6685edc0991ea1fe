import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { Resvg } from '@resvg/resvg-js'
import { create, type Font, type Glyph } from 'fontkit'
import { inMap, makeStamp, type Stamp } from './stamp.ts'

/** Shades between paper and ink. */
export const LEVELS = 8

const FONTS = [
  '@expo-google-fonts/noto-serif-jp/600SemiBold/NotoSerifJP_600SemiBold.ttf',
  '@expo-google-fonts/noto-emoji/500Medium/NotoEmoji_500Medium.ttf',
]

const open = (name: string): Font => {
  const font = create(readFileSync(createRequire(import.meta.url).resolve(name)))
  if (!('glyphForCodePoint' in font))
    throw new Error(`Unexpected collection ${name}, expected a font`)
  return font
}

let opened: Font[] | undefined
const fonts = (): Font[] => {
  opened ??= FONTS.map(open)
  return opened
}

/** Signs that show nothing by themselves: joiners, variation selectors. */
const INVISIBLE = /[\p{Cf}\p{Variation_Selector}]/gu

/** A text as it is set: composed, without invisible signs, every space a space. */
export const settable = (text: string): string =>
  text.normalize('NFC').replace(INVISIBLE, '').replace(/\s+/gu, ' ').trim()

/** The first font that has a letter; throws where none has it, with the letter and its word. */
const fontFor = (letter: string, word: string): Font => {
  const code = letter.codePointAt(0) ?? 0
  const font = fonts().find((candidate) => candidate.hasGlyphForCodePoint(code))
  if (font) return font
  throw new Error(
    `Unexpected letter 「${letter}」 (U+${code.toString(16).toUpperCase().padStart(4, '0')}) in 「${word}」, expected one that the fonts of the card have; write the title without it`,
  )
}

const glyphs = new Map<string, { glyph: Glyph; unitsPerEm: number }>()

const glyphOf = (letter: string, word: string): { glyph: Glyph; unitsPerEm: number } => {
  const known = glyphs.get(letter)
  if (known) return known
  const font = fontFor(letter, word)
  const found = {
    glyph: font.glyphForCodePoint(letter.codePointAt(0) ?? 0),
    unitsPerEm: font.unitsPerEm,
  }
  glyphs.set(letter, found)
  return found
}

/** How far a text moves the pen, in pixels at a size. Throws where no font has one of its letters. */
export const advance = (text: string, size: number): number => {
  let width = 0
  for (const letter of text) {
    const { glyph, unitsPerEm } = glyphOf(letter, text)
    width += (glyph.advanceWidth * size) / unitsPerEm
  }
  return width
}

/** A letter's levels of ink, row by row, in a cell of `size * 2` pixels. */
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
const drawLetter = (letter: string, size: number): Cell => {
  const side = Math.ceil(size * 2)
  const { glyph, unitsPerEm } = glyphOf(letter, letter)
  const scale = size / unitsPerEm
  const path = `<path transform="translate(${size / 2} ${size * 1.4}) scale(${scale} ${-scale})" d="${glyph.path.toSVG()}"/>`
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${side}" height="${side}">${path}</svg>`
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
 * The letters of a text as they are stamped at a size, each drawn once in a build.
 * @param strength how much of the ink is taken, 1 or less
 */
export const stampsOf = (
  text: string,
  size: number,
  strength: number,
): { letter: string; stamp: Stamp }[] => {
  const drawn = inMap(cells, size, () => new Map<string, Cell>())
  const known = inMap(stamps, `${size} ${strength}`, () => new Map<string, Stamp>())
  return [...text].map((letter) => ({
    letter,
    stamp: inMap(known, letter, () =>
      stampOf(
        inMap(drawn, letter, () => drawLetter(letter, size)),
        strength,
      ),
    ),
  }))
}
