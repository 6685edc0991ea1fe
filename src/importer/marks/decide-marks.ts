import type { Mark } from './mark.ts'

/** Marks sorted by what becomes of them. */
export interface DecidedMarks {
  /** Become citations. */
  resolved: Mark[]
  /** Stay as typed and are told of; nothing is wrong with the report. */
  left: Mark[]
  /** Can only be citations, and no list has their number. */
  unresolved: Mark[]
  /** Signs that mean nothing to a reader and leave the text. */
  signs: Mark[]
}

const NOTE_LINE = /^[ \t>]*(?:[-*][ \t]+)?(?:※|[（(]?(?:注|註))[ \t]?([0-9０-９]{1,3})/gm

/** Numbers of lines that open with ※1 or 注1: notes, to which marks of that form belong. */
const noteLineNumbers = (
  text: string,
  isText: (start: number, end: number) => boolean,
): ReadonlySet<number> =>
  new Set(
    [...text.matchAll(NOTE_LINE)]
      .filter((match) => isText(match.index, match.index + match[0].length))
      .map((match) => Number((match[1] ?? '').normalize('NFKC'))),
  )

const isNoteForm = (raw: string): boolean => /[※注註]/.test(raw)

/** Brackets in full width, in which a number seldom is anything but a mark. */
const IN_BRACKETS = /^[［【〔]/

const TOKEN = "a program's own token, which names neither number nor address"

/** Takes the tokens out of the text, as signs that mean nothing to a reader. */
export const withoutTokens = (marks: DecidedMarks): DecidedMarks => ({
  ...marks,
  unresolved: marks.unresolved.filter(({ isToken }) => !isToken),
  signs: [...marks.signs, ...marks.unresolved.filter(({ isToken }) => isToken)],
})

const A_CODE = 'stands alone in a cell, far beyond the list: a code and no mark'

/** `| [200] |` beside a list of three: a code of its table. */
const isCode = ({ start, end, numbers: shown }: Mark, listed: ReadonlySet<number>, text: string) =>
  shown.every((number) => number >= 100 && number > 2 * Math.max(0, ...listed)) &&
  /\|[ \t]*$/.test(text.slice(Math.max(0, start - 20), start)) &&
  /^[ \t]*\|/.test(text.slice(end, end + 20))

const missing = (mark: Mark, numbers: ReadonlySet<number>): number[] =>
  mark.numbers.filter((number) => !numbers.has(number))

/** What becomes of a mark whose numbers the list lacks. */
const decideLacking = (
  { left, unresolved }: DecidedMarks,
  mark: Mark,
  lacking: readonly number[],
  numbers: ReadonlySet<number>,
  text: string,
): void => {
  const why =
    numbers.size === 0
      ? 'the file has no list of sources'
      : `the list has no source ${lacking.join(', ')}`
  if (isCode(mark, numbers, text)) left.push({ ...mark, why: A_CODE })
  else if (mark.certainty === 'sure') unresolved.push({ ...mark, why })
  else if (numbers.size > 0 || IN_BRACKETS.test(mark.raw)) left.push({ ...mark, why })
}

/**
 * Decides what becomes of each mark.
 * @param marks in the order of the text, none touching another
 * @param numbers the numbers that the report's list has
 */
export const decideMarks = (
  marks: readonly Mark[],
  numbers: ReadonlySet<number>,
  text: string,
  isText: (start: number, end: number) => boolean,
): DecidedMarks => {
  const decided: DecidedMarks = { resolved: [], left: [], unresolved: [], signs: [] }
  const notes = noteLineNumbers(text, isText)
  for (const mark of marks.filter(({ isToken }) => isToken))
    decided.unresolved.push({ ...mark, why: TOKEN })
  for (const mark of marks.filter(({ isToken }) => !isToken)) {
    const lacking = missing(mark, numbers)
    if (mark.certainty === 'lost') decided.left.push(mark)
    else if (mark.numbers.length === 0) decided.signs.push(mark)
    else if (isNoteForm(mark.raw) && mark.numbers.some((number) => notes.has(number)))
      decided.left.push({ ...mark, why: `a line of the text explains ${mark.raw}; it is a note` })
    else if (lacking.length === 0) decided.resolved.push(mark)
    else decideLacking(decided, mark, lacking, numbers, text)
  }
  return decided
}

/** Marks in order; of two that touch, the one that begins first or is longer stays. */
export const orderedMarks = (marks: readonly Mark[]): Mark[] => {
  let end = 0
  return [...marks]
    .sort((a, b) => a.start - b.start || b.end - a.end)
    .filter((mark) => {
      if (mark.start < end) return false
      end = mark.end
      return true
    })
}

/** Why a number stays though it may well be a citation. */
const UNDECIDED =
  /^(?:may be|may belong|stands without brackets|the list has no source|the file has no list|is no known form|stands in a form|stands in code)/

/** Numbers that stay as typed and may well be citations, where they are more than those that were turned. */
export const mostLeftStanding = ({ resolved, left }: DecidedMarks): Mark[] => {
  const standing = left.filter(({ why = '' }) => UNDECIDED.test(why))
  return standing.length >= 3 && standing.length > resolved.length ? standing : []
}
