const words = new Intl.Segmenter('ja', { granularity: 'word' })
/** What a range names at each end; the browser matches whole words only. */
const END_WORDS = 4
const LONGEST_EXACT = 40
const MOST_WORDS = 12

const wordsOf = (text: string): string[] => [...words.segment(text)].map(({ segment }) => segment)

const firstWords = (text: string, count: number): string =>
  wordsOf(text).slice(0, count).join('').trim()

const lastWords = (text: string, count: number): string =>
  wordsOf(text).slice(-count).join('').trim()

/** A dash, a comma and an ampersand mean something in a fragment. */
const encode = (text: string): string => encodeURIComponent(text).replaceAll('-', '%2D')

const occurrences = (text: string, piece: string): number =>
  piece === '' ? 0 : text.split(piece).length - 1

/** The text from the word that holds `start` to the word that holds `end`. */
export const wholeWords = (text: string, start: number, end: number): [number, number] => {
  let from = start
  let to = end
  for (const { index, segment } of words.segment(text)) {
    const last = index + segment.length
    if (index < start && start < last) from = index
    if (index < end && end < last) to = last
  }
  return [from, to]
}

/**
 * A text fragment that finds a passage again, `:~:text=…`: the passage itself where it is short, else
 * its first and last words, more of them where the same words stand elsewhere in the text.
 * @param text the whole text in which the passage stands
 * @param start where it begins; both ends fall on words
 * @param gaps signs within the passage that may not be named, such as marks of sources
 */
export const textFragment = (
  text: string,
  start: number,
  end: number,
  gaps: RegExp = /\[[^\]]*\d[^\]]*\]|注\d+/gu,
): string => {
  const [from, to] = wholeWords(text, start, end)
  const passage = text.slice(from, to).trim()
  if (passage === '') return ''
  const runs = passage.split(gaps).map((run) => run.trim())
  const whole = runs.length === 1 && passage.length <= LONGEST_EXACT && !passage.includes('\n')
  if (whole && occurrences(text, passage) === 1) return `:~:text=${encode(passage)}`
  if (whole) {
    const before = lastWords(text.slice(0, from).split(/\n/).at(-1) ?? '', END_WORDS)
    return `:~:text=${before === '' ? '' : `${encode(before)}-,`}${encode(passage)}`
  }
  const head = (runs[0] ?? '').split('\n')[0] ?? ''
  const tail = (runs.at(-1) ?? '').split('\n').at(-1) ?? ''
  let count = END_WORDS
  while (count < MOST_WORDS && occurrences(text, firstWords(head, count)) > 1) count++
  const first = firstWords(head, count)
  const last = lastWords(tail, END_WORDS)
  return first === '' || last === '' ? '' : `:~:text=${encode(first)},${encode(last)}`
}
