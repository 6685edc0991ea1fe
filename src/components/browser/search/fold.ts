/** A text folded for comparison, and the way back from its letters to those of the text. */
export interface FoldedText {
  text: string
  /** The letter of the text in which a folded one begins. */
  startOf(at: number): number
  /** The end of the letter of the text in which a folded one ends. */
  endOf(at: number): number
}

/** A letter that is longer or shorter when it is folded: ㈱, ﾄﾞ, か with a ゛ of its own. */
interface Change {
  folded: readonly [start: number, end: number]
  written: readonly [start: number, end: number]
}

const MARKS = /[\p{M}\uff9e\uff9f]/u
/** Letters that folding leaves as they are; most of a Japanese text. */
const OTHER = /[^\u0020-\u0040\u005b-\u007e\u3001-\u30ff\u4e00-\u9fff]/gu
const OTHER_OR_MARKED = new RegExp(`.[\\p{M}\\uff9e\\uff9f]+|${OTHER.source}`, 'gsu')

/** One letter with its marks, without regard to case, width and composition. */
const foldLetter = (letter: string): string =>
  letter.normalize('NFKC').toLowerCase().replaceAll('\u2044', '/')

/** Folds a text letter by letter, so that each folded letter knows where it stood. */
export const fold = (written: string): FoldedText => {
  const changes: Change[] = []
  let longer = 0
  const text = written.replace(
    MARKS.test(written) ? OTHER_OR_MARKED : OTHER,
    (letter, at: number) => {
      const folded = foldLetter(letter)
      if (folded.length !== letter.length) {
        const start = at + longer
        changes.push({
          folded: [start, start + folded.length],
          written: [at, at + letter.length],
        })
        longer += folded.length - letter.length
      }
      return folded
    },
  )
  const back = (at: number, side: 0 | 1): number => {
    const last = changes.findLast(({ folded }) => (side === 0 ? folded[0] <= at : folded[0] < at))
    if (!last) return at
    return at < last.folded[1] ? last.written[side] : at - last.folded[1] + last.written[1]
  }
  return { text, startOf: (at) => back(at, 0), endOf: (at) => back(at, 1) }
}
