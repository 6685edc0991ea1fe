import type { SearchPart, SearchRecord } from '../../../data/view.ts'
import { type FoldedText, fold } from './fold.ts'
import { type Asked, partsOf, wordsOf } from './question.ts'

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

/** A report that holds words of the question. */
export interface Hit {
  path: string
  title: string
  date: string
  /** Of its title and text, where it is not the site's. */
  lang?: string
  /** The words that it doesn't hold; none where any report holds all. */
  missing: string[]
  /** Its best parts, the best first; none where only the title holds a word. */
  parts: PartHit[]
}

/** A record with its texts folded for comparison. */
interface Folded {
  record: SearchRecord
  title: string
  headings: string[]
  texts: FoldedText[]
  length: number
}

const MOST_PARTS = 3
const BEFORE = 24
const AFTER = 72

const foldRecord = (record: SearchRecord): Folded => {
  const texts = record.parts.map(([, , text]) => fold(text))
  return {
    record,
    title: fold(record.title).text,
    headings: record.parts.map(([, heading]) => fold(heading).text),
    texts,
    length: texts.reduce((sum, { text }) => sum + text.length, 0),
  }
}

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

/** How well a report answers one word: in its title, in headings, and by how much of its text is about it. */
const scoreOf = (folded: Folded, { word, pattern }: Asked, average: number): number => {
  const inTitle = countIn(folded.title, pattern)
  const inHeadings = folded.headings.filter((heading) => countIn(heading, pattern) > 0).length
  const inText = folded.texts.reduce((sum, { text }) => sum + countIn(text, pattern), 0)
  if (inTitle + inHeadings + inText === 0) return 0
  const whole = folded.texts.reduce((sum, { text }) => sum + wholeIn(text, pattern, word), 0)
  const weight = (inText + whole) / 2
  const share = weight / (weight + 1.2 * (0.25 + (0.75 * folded.length) / average))
  return 0.1 + (inTitle > 0 ? 3 : 0) + Math.min(inHeadings, 3) * 0.7 + share * 3
}

const partScore = (folded: Folded, index: number, asked: readonly Asked[]): number =>
  asked.reduce((sum, { pattern }) => {
    const inText = countIn(folded.texts[index]?.text ?? '', pattern)
    const inHeading = countIn(folded.headings[index] ?? '', pattern)
    return sum + (inText + inHeading > 0 ? 10 : 0) + Math.min(inText, 5) + inHeading * 3
  }, 0)

/** The places of all words in a folded text, in its order, without overlaps. */
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
const passageOf = (text: string, folded: FoldedText, asked: readonly Asked[]): string[] => {
  const found = placesIn(folded.text, asked)
  const near = ([from]: [number, number]): number =>
    asked.filter(({ pattern }) => countIn(folded.text.slice(from, from + AFTER), pattern) > 0)
      .length
  const best = found.toSorted((a, b) => near(b) - near(a) || a[0] - b[0])[0]
  if (!best) return [text.slice(0, BEFORE + AFTER)]
  const written = ([from, to]: [number, number]) =>
    [folded.startOf(from), folded.endOf(to)] as const
  const places = found.map(written)
  const first = written(best)
  const line = Math.max(text.lastIndexOf('\n', first[0]), text.lastIndexOf('。', first[0] - 1)) + 1
  const start = Math.max(line, first[0] - BEFORE)
  const end = Math.min(text.length, start + BEFORE + AFTER)
  const pieces: string[] = []
  let at = start
  for (const [from, to] of places)
    if (from >= at && from >= start && to <= end) {
      pieces.push(text.slice(at, from), text.slice(from, to))
      at = to
    }
  pieces.push(text.slice(at, end))
  return pieces.map(
    (piece, i) =>
      `${i === 0 && start > line ? '…' : ''}${piece.replace(/\n/g, ' ')}${i === pieces.length - 1 && end < text.length ? '…' : ''}`,
  )
}

const hitOf = (folded: Folded, asked: readonly Asked[], missing: string[]): Hit => {
  const { path, title, date, lang, parts } = folded.record
  const best = parts
    .map((_, index) => ({ index, score: partScore(folded, index, asked) }))
    .filter(({ score }) => score > 0)
    .sort((a, b) => b.score - a.score || a.index - b.index)
    .slice(0, MOST_PARTS)
  return {
    path,
    title,
    date,
    ...(lang && { lang }),
    missing,
    parts: best.map(({ index }) => {
      const [anchor, heading, text] = parts[index] as SearchPart // an index of these parts
      return { anchor, heading, passage: passageOf(text, folded.texts[index] ?? fold(''), asked) }
    }),
  }
}

/** How well a report answers some words, each for itself and all together. */
interface Answer {
  folded: Folded
  order: number
  missing: string[]
  score: number
}

const answerOf = (
  folded: Folded,
  order: number,
  asked: readonly Asked[],
  average: number,
): Answer => {
  const scores = asked.map((word) => scoreOf(folded, word, average))
  const together = folded.texts.some(({ text }) =>
    asked.every(({ pattern }) => countIn(text, pattern) > 0),
  )
  return {
    folded,
    order,
    missing: asked.filter((_, index) => scores[index] === 0).map(({ word }) => word),
    score:
      scores.reduce((sum, one) => sum + one, 0) / asked.length +
      (together && asked.length > 1 ? 1 : 0),
  }
}

/** The texts that can be asked; more may be added while they arrive. */
export class SearchTexts {
  readonly #folded: Folded[] = []
  add(records: readonly SearchRecord[]): void {
    this.#folded.push(...records.map(foldRecord))
  }

  /**
   * Every report that holds all words of the question, the best first. Where none does, the words of
   * each phrase that no report holds are looked for one by one; where none holds all of those, the
   * reports that hold the most of them, which say what they miss.
   */
  find(question: string): Hit[] {
    const asked = wordsOf(question)
    const whole = this.#best(asked)
    if (asked.length === 0 || whole[0]?.missing.length === 0) return this.#hits(whole, asked)
    const unknown = asked.filter((word) => this.#best([word]).length === 0)
    const parts = asked.flatMap((word) => (unknown.includes(word) ? partsOf(word) : [word]))
    return this.#hits(this.#best(parts), parts)
  }

  /** The reports that hold the most of the words, the best first. */
  #best(asked: readonly Asked[]): Answer[] {
    const total = this.#folded.reduce((sum, { length }) => sum + length, 0)
    const average = Math.max(1, total / this.#folded.length)
    const answers = this.#folded
      .map((folded, order) => answerOf(folded, order, asked, average))
      .filter(({ missing }) => missing.length < asked.length)
    const least = Math.min(...answers.map(({ missing }) => missing.length))
    return answers
      .filter(({ missing }) => missing.length === least)
      .sort((a, b) => b.score - a.score || a.order - b.order)
  }

  #hits(answers: readonly Answer[], asked: readonly Asked[]): Hit[] {
    return answers.map(({ folded, missing }) => hitOf(folded, asked, missing))
  }
}
