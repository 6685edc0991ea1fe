/** Signs that show nothing and join nothing. */
const INVISIBLE = /(?!\u200d)[\p{Cf}\p{Variation_Selector}]/gu
/** A joiner that stands between no pictures joins nothing. */
const LONE_JOINER =
  /(?<!\p{Extended_Pictographic}|\p{Emoji_Modifier})\u200d|\u200d(?!\p{Extended_Pictographic})/gu

/** A text as it is set: composed, without invisible signs, every space a space. */
export const settable = (text: string): string =>
  text.normalize('NFC').replace(INVISIBLE, '').replace(LONE_JOINER, '').replace(/\s+/gu, ' ').trim()

const RIGHT_TO_LEFT = '\\p{sc=Arab}\\p{sc=Hebr}\\p{sc=Syrc}\\p{sc=Thaa}\\p{sc=Nkoo}'
/** What is set from right to left, words and the spaces between them. */
const TURNED = new RegExp(
  `[${RIGHT_TO_LEFT}](?:[${RIGHT_TO_LEFT}\\p{M} ]*[${RIGHT_TO_LEFT}\\p{M}])?`,
  'gu',
)
/** Scripts whose letters join or change by their neighbours: a word is set as one. */
const JOINED = /[\p{sc=Deva}\p{sc=Beng}\p{sc=Taml}\p{sc=Thai}\p{sc=Khmr}\p{sc=Mymr}\p{M}]+/gu

const graphemes = new Intl.Segmenter('ja', { granularity: 'grapheme' })

const lettersOf = (text: string): string[] =>
  [...graphemes.segment(text)].map(({ segment }) => segment)

/** A text in parts: what a pattern finds, and what a function makes of the rest. */
export const parted = (
  text: string,
  pattern: RegExp,
  others: (text: string) => readonly string[],
): string[] => {
  const parts: string[] = []
  let end = 0
  for (const { 0: found, index } of text.matchAll(pattern)) {
    parts.push(...others(text.slice(end, index)), found)
    end = index + found.length
  }
  return [...parts, ...others(text.slice(end))]
}

/**
 * The pieces of a text that are drawn as one: letters as readers see them (a flag is one), and what
 * is set from right to left or joined, word by word.
 */
export const clustersOf = (text: string): string[] =>
  parted(text, TURNED, (rest) => parted(rest, JOINED, lettersOf))
