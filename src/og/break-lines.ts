import { phrases } from '../japanese/phrases.ts'

/** What may not begin a line. */
const NO_START =
  /^[、。，．・：；？！ー～…゛゜ヽヾゝゞ々’”）〕］｝〉》」』】℃％ぁぃぅぇぉっゃゅょゎァィゥェォッャュョヮヵヶ,.!?:;)\]}%]/u
/** What may not end a line. */
const NO_END = /[「『（〔［｛〈《【“‘([{]$/u
const ELLIPSIS = '…'

const segmenter = new Intl.Segmenter('ja', { granularity: 'grapheme' })

/** How wide a text is set. */
export type WidthOf = (text: string) => number

/** Joins what no line break may part. */
const joinBound = (pieces: readonly string[]): string[] => {
  const joined: string[] = []
  for (const piece of pieces) {
    const last = joined.at(-1)
    if (last !== undefined && (NO_START.test(piece) || NO_END.test(last)))
      joined[joined.length - 1] = last + piece
    else joined.push(piece)
  }
  return joined
}

const letters = (text: string): string[] =>
  joinBound([...segmenter.segment(text)].map(({ segment }) => segment))

/** The pieces between which a line may break; a phrase that fits no line comes letter by letter. */
const pieces = (text: string, widthOf: WidthOf, width: number): string[] =>
  joinBound(phrases(text)).flatMap((phrase) =>
    widthOf(phrase.trimEnd()) > width ? letters(phrase) : [phrase],
  )

const fill = (parts: readonly string[], widthOf: WidthOf, width: number): string[] => {
  const lines: string[] = []
  let line = ''
  for (const part of parts) {
    if (line !== '' && widthOf((line + part).trimEnd()) > width) {
      lines.push(line.trimEnd())
      line = part.trimStart()
    } else line += part
  }
  return line === '' ? lines : [...lines, line.trimEnd()]
}

/** The narrowest setting with the same number of lines, so that they are about equally long. */
const balance = (parts: readonly string[], widthOf: WidthOf, width: number): string[] => {
  const best = fill(parts, widthOf, width)
  let narrow = 0
  let wide = width
  while (wide - narrow > 4) {
    const middle = (narrow + wide) / 2
    const widest = Math.max(...parts.map((part) => widthOf(part.trim())))
    if (middle >= widest && fill(parts, widthOf, middle).length <= best.length) wide = middle
    else narrow = middle
  }
  return fill(parts, widthOf, wide)
}

const cut = (line: string, widthOf: WidthOf, width: number): string => {
  let kept = letters(line)
  while (kept.length > 0 && widthOf(kept.join('') + ELLIPSIS) > width) kept = kept.slice(0, -1)
  return kept.join('').replace(/[、。，．・\s]+$/u, '') + ELLIPSIS
}

/**
 * Breaks a title between its phrases into lines of about the same length. No line begins with 、 or ）
 * or ends with （; what needs more than `most` lines ends with an ellipsis.
 * @returns the lines, and whether the whole text is in them
 */
export const breakLines = (
  text: string,
  widthOf: WidthOf,
  width: number,
  most: number,
): { lines: string[]; whole: boolean } => {
  const parts = pieces(text, widthOf, width)
  const lines = fill(parts, widthOf, width)
  if (lines.length <= most) return { lines: balance(parts, widthOf, width), whole: true }
  const last = lines.slice(most - 1).join('')
  return { lines: [...lines.slice(0, most - 1), cut(last, widthOf, width)], whole: false }
}
