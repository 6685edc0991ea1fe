import type { SearchPart, SearchRecord } from '../../data/view.ts'

/**
 * The search itself: it reads the whole text for each word of the question, so that nothing depends on
 * where a dictionary would cut Japanese into words.
 */

/** A part of a report that holds what was asked, with a passage that shows it. */
interface PartHit {
  anchor: string
  heading: string
  /** Plain pieces and found ones in turn; the first is plain. */
  passage: string[]
}

/** A report that holds every word of the question. */
export interface Hit {
  path: string
  title: string
  date: string
  /** Its best parts, the best first. */
  parts: PartHit[]
}

/** A record with its texts folded for comparison, letter by letter. */
interface Folded {
  record: SearchRecord
  title: string
  headings: string[]
  texts: string[]
  length: number
}

const MOST_PARTS = 3
const BEFORE = 24
const AFTER = 72

const foldLetter = (letter: string): string => {
  const folded = letter.normalize('NFKC').toLowerCase()
  return folded.length === letter.length ? folded : letter
}

/** Case and width are folded, and every letter keeps its place. */
const fold = (text: string): string =>
  text.replace(/[^\u0020-\u0040\u005b-\u007e\u3001-\u30ff\u4e00-\u9fff]/gu, foldLetter)

const foldRecord = (record: SearchRecord): Folded => {
  const texts = record.parts.map(([, , text]) => fold(text))
  return {
    record,
    title: fold(record.title),
    headings: record.parts.map(([, heading]) => fold(heading)),
    texts,
    length: texts.reduce((sum, text) => sum + text.length, 0),
  }
}

const LATIN = /[a-z0-9]/
/** Between Latin and Japanese letters some write a space. */
const SEAM =
  /(?<=[a-z0-9])(?=[\p{sc=Han}\p{sc=Hira}\p{sc=Kana}ー])|(?<=[\p{sc=Han}\p{sc=Hira}\p{sc=Kana}ー])(?=[a-z0-9])/u
const SHORT = 3

/** The pattern of one word: a Latin word is found at its beginning, a short one only whole. */
const patternOf = (word: string): RegExp => {
  const body = word
    .split(SEAM)
    .map((piece) => piece.split(/\s+/).map(RegExp.escape).join('\\s+'))
    .join('\\s?')
  const start = LATIN.test(word[0] ?? '') ? '(?<![a-z0-9])' : ''
  const last = /[a-z0-9]+$/.exec(word)?.[0] ?? ''
  const end = last !== '' && last.length <= SHORT ? '(?![a-z0-9])' : ''
  return new RegExp(start + body + end, 'gu')
}

/** The words of a question; what stands in quotation marks stays together. */
const wordsOf = (question: string): string[] =>
  [...fold(question.normalize('NFKC')).matchAll(/["“「]([^"”」]+)["”」]|[^\s"“”「」、。]+/gu)]
    .map(([whole, quoted]) => (quoted ?? whole).trim())
    .filter((word) => word !== '')

const countIn = (text: string, pattern: RegExp): number => [...text.matchAll(pattern)].length

const LETTER_OF_KATAKANA = /[\p{sc=Kana}ー]/u

/** How many of the places are whole words: チップ in 半導体チップ, not in チップス. */
const wholeIn = (text: string, pattern: RegExp, word: string): number =>
  LETTER_OF_KATAKANA.test(word)
    ? [...text.matchAll(pattern)].filter(({ index, 0: found }) => {
        const before = text[index - 1] ?? ''
        const after = text[index + found.length] ?? ''
        const inside = (letter: string, edge: string): boolean =>
          LETTER_OF_KATAKANA.test(letter) && LETTER_OF_KATAKANA.test(edge)
        return !inside(before, word[0] ?? '') && !inside(after, word.at(-1) ?? '')
      }).length
    : countIn(text, pattern)

interface Asked {
  word: string
  pattern: RegExp
}

/** How well a report answers one word: in its title, in headings, and by how much of its text is about it. */
const scoreOf = (folded: Folded, { word, pattern }: Asked, average: number): number => {
  const inTitle = countIn(folded.title, pattern)
  const inHeadings = folded.headings.filter((heading) => countIn(heading, pattern) > 0).length
  const inText = folded.texts.reduce((sum, text) => sum + countIn(text, pattern), 0)
  if (inTitle + inHeadings + inText === 0) return 0
  const whole = folded.texts.reduce((sum, text) => sum + wholeIn(text, pattern, word), 0)
  const weight = (inText + whole) / 2
  const share = weight / (weight + 1.2 * (0.25 + (0.75 * folded.length) / average))
  return 0.1 + (inTitle > 0 ? 3 : 0) + Math.min(inHeadings, 3) * 0.7 + share * 3
}

const partScore = (folded: Folded, index: number, asked: readonly Asked[]): number =>
  asked.reduce((sum, { pattern }) => {
    const inText = countIn(folded.texts[index] ?? '', pattern)
    const inHeading = countIn(folded.headings[index] ?? '', pattern)
    return sum + (inText + inHeading > 0 ? 10 : 0) + Math.min(inText, 5) + inHeading * 3
  }, 0)

/** The places of all words in a text, in its order, without overlaps. */
const placesIn = (text: string, asked: readonly Asked[]): [start: number, end: number][] => {
  const places = asked
    .flatMap(({ pattern }) =>
      [...text.matchAll(pattern)].map(({ index, 0: found }): [number, number] => [
        index,
        index + found.length,
      ]),
    )
    .sort((a, b) => a[0] - b[0] || b[1] - a[1])
  return places.filter(([start], i) => places.slice(0, i).every(([, end]) => end <= start))
}

/** The passage round the first place where most words stand together. */
const passageOf = (text: string, folded: string, asked: readonly Asked[]): string[] => {
  const places = placesIn(folded, asked)
  const near = ([from]: [number, number]): number =>
    asked.filter(({ pattern }) => countIn(folded.slice(from, from + AFTER), pattern) > 0).length
  const first = places.toSorted((a, b) => near(b) - near(a) || a[0] - b[0])[0]
  if (!first) return [text.slice(0, BEFORE + AFTER)]
  const line = Math.max(text.lastIndexOf('\n', first[0]), text.lastIndexOf('。', first[0] - 1)) + 1
  const start = Math.max(line, first[0] - BEFORE)
  const end = Math.min(text.length, start + BEFORE + AFTER)
  const pieces: string[] = []
  let at = start
  for (const [from, to] of places)
    if (from >= start && to <= end) {
      pieces.push(text.slice(at, from), text.slice(from, to))
      at = to
    }
  pieces.push(text.slice(at, end))
  return pieces.map(
    (piece, i) =>
      `${i === 0 && start > line ? '…' : ''}${piece.replace(/\n/g, ' ')}${i === pieces.length - 1 && end < text.length ? '…' : ''}`,
  )
}

const hitOf = (folded: Folded, asked: readonly Asked[]): Hit => {
  const { path, title, date, parts } = folded.record
  const best = parts
    .map((_, index) => ({ index, score: partScore(folded, index, asked) }))
    .filter(({ score }) => score > 0)
    .sort((a, b) => b.score - a.score || a.index - b.index)
    .slice(0, MOST_PARTS)
  return {
    path,
    title,
    date,
    parts: best.map(({ index }) => {
      const [anchor, heading, text] = parts[index] as SearchPart // an index of these parts
      return { anchor, heading, passage: passageOf(text, folded.texts[index] ?? '', asked) }
    }),
  }
}

/** The texts that can be asked; more may be added while they arrive. */
export class SearchTexts {
  readonly #folded: Folded[] = []
  add(records: readonly SearchRecord[]): void {
    this.#folded.push(...records.map(foldRecord))
  }
  /** Every report that holds all words of the question, the best first. */
  find(question: string): Hit[] {
    const asked = wordsOf(question).map((word) => ({ word, pattern: patternOf(word) }))
    if (asked.length === 0) return []
    const total = this.#folded.reduce((sum, { length }) => sum + length, 0)
    const average = Math.max(1, total / this.#folded.length)
    return this.#folded
      .flatMap((folded, order) => {
        const scores = asked.map((word) => scoreOf(folded, word, average))
        if (scores.some((score) => score === 0)) return []
        const together = folded.texts.some((text) =>
          asked.every(({ pattern }) => countIn(text, pattern) > 0),
        )
        const score = scores.reduce((sum, one) => sum + one, 0) / asked.length
        return [{ folded, order, score: score + (together && asked.length > 1 ? 1 : 0) }]
      })
      .sort((a, b) => b.score - a.score || a.order - b.order)
      .map(({ folded }) => hitOf(folded, asked))
  }
}
