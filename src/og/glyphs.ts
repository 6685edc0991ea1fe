import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { Resvg } from '@resvg/resvg-js'
import { create, type Font, type Glyph } from 'fontkit'

/** A letter drawn at one size: where it has ink, relative to the pen on the baseline, and how much (1 to 8). */
export interface Stamp {
  xs: Int16Array
  ys: Int16Array
  levels: Uint8Array
}

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

const stamps = new Map<string, Stamp>()
const ROW = 16

/** Draws letters side by side, each in a cell of its own, and takes the ink of each cell. */
const draw = (letters: readonly string[], size: number): void => {
  const cell = Math.ceil(size * 2)
  const rows = Math.ceil(letters.length / ROW)
  const paths = letters.map((letter, index) => {
    const { glyph, unitsPerEm } = glyphOf(letter, letter)
    const scale = size / unitsPerEm
    const x = (index % ROW) * cell + size / 2
    const y = Math.floor(index / ROW) * cell + size * 1.4
    return `<path transform="translate(${x} ${y}) scale(${scale} ${-scale})" d="${glyph.path.toSVG()}"/>`
  })
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${ROW * cell}" height="${rows * cell}">${paths.join('')}</svg>`
  const { pixels, width } = new Resvg(svg, { font: { loadSystemFonts: false } }).render()
  letters.forEach((letter, index) => {
    const left = (index % ROW) * cell
    const top = Math.floor(index / ROW) * cell
    const xs: number[] = []
    const ys: number[] = []
    const levels: number[] = []
    for (let y = 0; y < cell; y++)
      for (let x = 0; x < cell; x++) {
        const alpha = pixels[((top + y) * width + left + x) * 4 + 3] ?? 0
        const level = Math.round((alpha * LEVELS) / 255)
        if (level === 0) continue
        xs.push(x - Math.round(size / 2))
        ys.push(y - Math.round(size * 1.4))
        levels.push(level)
      }
    stamps.set(`${size} ${letter}`, {
      xs: Int16Array.from(xs),
      ys: Int16Array.from(ys),
      levels: Uint8Array.from(levels),
    })
  })
}

/** The letters of a text as they are stamped at a size; each is drawn once in a build. */
export const stampsOf = (text: string, size: number): { letter: string; stamp: Stamp }[] => {
  const letters = [...text]
  const missing = [...new Set(letters)].filter((letter) => !stamps.has(`${size} ${letter}`))
  if (missing.length > 0) draw(missing, size)
  return letters.flatMap((letter) => {
    const stamp = stamps.get(`${size} ${letter}`)
    return stamp ? [{ letter, stamp }] : []
  })
}
