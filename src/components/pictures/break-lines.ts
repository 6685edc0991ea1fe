import { phrases } from '../../japanese/phrases.ts'
import { clustersOf, parted } from './clusters.ts'

/** What may not begin a line. */
const NO_START =
  /^[、。，．・：；？！ー～…゛゜ヽヾゝゞ々’”）〕］｝〉》」』】℃％ぁぃぅぇぉっゃゅょゎァィゥェォッャュョヮヵヶ,.!?:;)\]}%]/u
/** What may not end a line. */
const NO_END = /[「『（〔［｛〈《【“‘([{]$/u
const ELLIPSIS = '…'

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

const letters = (text: string): string[] => joinBound(clustersOf(text))

/** A word of a script that writes spaces between words. */
const WORD = /[\p{sc=Latn}\p{sc=Grek}\p{sc=Cyrl}\p{sc=Hang}\p{N}\p{M}'’.,&+#%-]+/gu

/** Words that fit a line, and the letters of everything else. */
const wordsOf = (text: string, widthOf: WidthOf, width: number): string[] =>
  joinBound(parted(text, WORD, clustersOf)).flatMap((word) =>
    widthOf(word) > width ? letters(word) : [word],
  )

/** A piece of a line: its width, and that of the space behind it, which counts within a line only. */
interface Piece {
  text: string
  width: number
  space: number
}

/**
 * The pieces between which a line may break: phrases, and words with spaces between them. One that
 * fits no line comes word by word, and a word that fits none letter by letter.
 */
const piecesOf = (text: string, widthOf: WidthOf, width: number): Piece[] =>
  joinBound(phrases(text).flatMap((phrase) => phrase.split(/(?<=\s)/)))
    .flatMap((piece) =>
      widthOf(piece.trimEnd()) > width ? wordsOf(piece, widthOf, width) : [piece],
    )
    .map((piece) => {
      const inked = widthOf(piece.trimEnd())
      return { text: piece, width: inked, space: widthOf(piece) - inked }
    })

/** Lines as full as they get, each with the space at its end. */
const fill = (pieces: readonly Piece[], width: number): string[] => {
  const lines: string[] = []
  let line = ''
  let filled = 0
  for (const piece of pieces) {
    if (line !== '' && filled + piece.width > width) {
      lines.push(line)
      line = ''
      filled = 0
    }
    line += piece.text
    filled += piece.width + piece.space
  }
  return line === '' ? lines : [...lines, line]
}

/** The narrowest setting with the same number of lines, so that they are about equally long. */
const balance = (pieces: readonly Piece[], width: number): string[] => {
  const most = fill(pieces, width).length
  let narrow = Math.max(...pieces.map((piece) => piece.width))
  let wide = width
  while (wide - narrow > 8) {
    const middle = (narrow + wide) / 2
    if (fill(pieces, middle).length <= most) wide = middle
    else narrow = middle
  }
  return fill(pieces, wide)
}

const cut = (line: string, widthOf: WidthOf, width: number): string => {
  let kept = wordsOf(line, widthOf, width)
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
  const pieces = piecesOf(text, widthOf, width)
  const lines = fill(pieces, width)
  const trimmed = (each: readonly string[]): string[] => each.map((line) => line.trim())
  if (lines.length <= most) return { lines: trimmed(balance(pieces, width)), whole: true }
  const last = cut(lines.slice(most - 1).join(''), widthOf, width)
  return { lines: [...trimmed(lines.slice(0, most - 1)), last], whole: false }
}
