import { readdirSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { create, type Font } from 'fontkit'

/** A font that letters are taken from. */
export interface CardFont {
  font: Font
  /** How much thicker its lines are drawn, in thousandths of its size. */
  thicken: number
}

/** Files that together are one font, and how much thicker its lines are drawn. */
interface Family {
  files: () => string[]
  thicken: number
}

const resolve = (name: string): string => createRequire(import.meta.url).resolve(name)

const whole = (name: string): Family => ({ files: () => [resolve(name)], thicken: 0 })

/**
 * A font that its package cuts into slices. It is variable and comes with its thinnest lines: fontkit
 * finds no other weight in a WOFF2 file.
 */
const sliced = (name: string): Family => ({
  files: () => {
    const folder = join(dirname(resolve(`${name}/package.json`)), 'files')
    return readdirSync(folder)
      .filter((file) => file.endsWith('-wght-normal.woff2'))
      .sort()
      .map((file) => join(folder, file))
  },
  thicken: 22,
})

/** The fonts of the cards; a letter is taken from the first that has it. */
const FAMILIES: readonly Family[] = [
  whole('@expo-google-fonts/noto-serif-jp/600SemiBold/NotoSerifJP_600SemiBold.ttf'),
  whole('@expo-google-fonts/noto-emoji/500Medium/NotoEmoji_500Medium.ttf'),
  whole('@expo-google-fonts/noto-serif/600SemiBold/NotoSerif_600SemiBold.ttf'),
  sliced('@fontsource-variable/noto-serif-sc'),
  sliced('@fontsource-variable/noto-serif-kr'),
  whole('@expo-google-fonts/noto-naskh-arabic/600SemiBold/NotoNaskhArabic_600SemiBold.ttf'),
  whole('@expo-google-fonts/noto-serif-hebrew/600SemiBold/NotoSerifHebrew_600SemiBold.ttf'),
  whole('@expo-google-fonts/noto-sans-thai/600SemiBold/NotoSansThai_600SemiBold.ttf'),
  whole('@expo-google-fonts/noto-serif-devanagari/600SemiBold/NotoSerifDevanagari_600SemiBold.ttf'),
]

const open = (path: string): Font => {
  const font = create(readFileSync(path))
  if (!('glyphForCodePoint' in font))
    throw new Error(`Unexpected collection ${path}, expected a font`)
  return font
}

const opened = new Map<Family, CardFont[]>()

/** Opened when a letter asks for it: most cards need the first alone. */
const fontsOf = (family: Family): CardFont[] => {
  const known = opened.get(family)
  if (known) return known
  const fonts = family.files().map((path) => ({ font: open(path), thicken: family.thicken }))
  opened.set(family, fonts)
  return fonts
}

/** Signs that show nothing by themselves: joiners, variation selectors. */
const INVISIBLE = /[\p{Cf}\p{Variation_Selector}]/u

const codesOf = (cluster: string): number[] =>
  [...cluster].filter((sign) => !INVISIBLE.test(sign)).map((sign) => sign.codePointAt(0) ?? 0)

/** The first font that has all letters of a cluster; undefined where none has. */
export const fontFor = (cluster: string): CardFont | undefined => {
  const codes = codesOf(cluster)
  for (const family of FAMILIES) {
    const font = fontsOf(family).find((each) =>
      codes.every((code) => each.font.hasGlyphForCodePoint(code)),
    )
    if (font) return font
  }
  return undefined
}
