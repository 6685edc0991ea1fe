import { fold } from './fold.ts'

/** A word that is looked for, and what finds it in a folded text. */
export interface Asked {
  word: string
  pattern: RegExp
}

const LATIN = /[a-z0-9]/
/** Between Latin and Japanese letters some write a space. */
const SEAM =
  /(?<=[a-z0-9])(?=[\p{sc=Han}\p{sc=Hira}\p{sc=Kana}ー])|(?<=[\p{sc=Han}\p{sc=Hira}\p{sc=Kana}ー])(?=[a-z0-9])/u
const SHORT = 3
const HYPHENS = '\\-‐‑‒–—―−'
const HIRAGANA = /[ぁ-ゖ]/
const KATAKANA = /[ァ-ヶ]/
const KANA_DISTANCE = 0x60

/** What a letter finds: itself, of a kana its other form, of a hyphen or a long vowel every kind. */
const letterPattern = (letter: string, before: string | undefined): string => {
  const other = (by: number): string => String.fromCharCode(letter.charCodeAt(0) + by)
  if (HIRAGANA.test(letter)) return `[${letter}${other(KANA_DISTANCE)}]`
  if (KATAKANA.test(letter)) return `[${letter}${other(-KANA_DISTANCE)}]`
  if (letter === 'ー') return `[ー${HYPHENS}]`
  if (new RegExp(`[${HYPHENS}]`).test(letter))
    return /[ぁ-ヶ]/.test(before ?? '') ? `[ー${HYPHENS}]` : `[${HYPHENS}]`
  return RegExp.escape(letter)
}

const lettersPattern = (text: string): string =>
  [...text].map((letter, at, all) => letterPattern(letter, all[at - 1])).join('')

/**
 * Where a katakana word of three signs or more ends, before its long vowel if it has one: many leave that
 * out. Typed in hiragana it ends only with that.
 */
const WORD_END = /(?<=[ぁ-ヶー]{3,})ー(?![ぁ-ヶー])|(?<=[ァ-ヶー]{2,}[ァ-ヶ])(?![ァ-ヶー])/u
/** サーバー finds サーバ, not サーバント. */
const LONG_VOWEL = `(?:[ー${HYPHENS}]|(?<=[ァ-ヶ])(?![ァ-ヶー]))`

const kanaPattern = (text: string): string =>
  text.split(WORD_END).map(lettersPattern).join(LONG_VOWEL)

/** The pattern of one folded word: a Latin word is found at its beginning, a short one only whole. */
const patternOf = (word: string): RegExp => {
  const body = word
    .split(SEAM)
    .map((piece) => piece.split(/\s+/).map(kanaPattern).join('\\s+'))
    .join('\\s?')
  const start = LATIN.test(word[0] ?? '') ? '(?<![a-z0-9])' : ''
  const last = /[a-z0-9]+$/.exec(word)?.[0] ?? ''
  const end = last !== '' && last.length <= SHORT ? '(?![a-z0-9])' : ''
  return new RegExp(start + body + end, 'gu')
}

const asked = (word: string): Asked => ({ word, pattern: patternOf(word) })

/** The words of a question; what stands in quotation marks stays together. */
export const wordsOf = (question: string): Asked[] =>
  [...fold(question.normalize('NFC')).text.matchAll(/["“「]([^"”」]+)["”」]|[^\s"“”「」、。]+/gu)]
    .map(([whole, quoted]) => (quoted ?? whole).trim())
    .filter((word) => word !== '')
    .map(asked)

/** Runs of one script; a run of hiragana between them only joins words, so it is left out. */
const RUNS = /[\p{sc=Han}々]+|[\p{sc=Kana}ー]+|[\p{sc=Latin}\p{N}][\p{sc=Latin}\p{N}.&'’+-]*/gu
/** A compound of so many letters is a word: 輸出管理, 量子力学. */
const LONGEST_COMPOUND = 4
const segmenter = new Intl.Segmenter('ja', { granularity: 'word' })

/** The words of a phrase without spaces, 中国の半導体規制; of a single word that word. */
export const partsOf = ({ word }: Asked): Asked[] => {
  const parts = (word.match(RUNS) ?? []).flatMap((run) =>
    /\p{sc=Han}/u.test(run) && run.length > LONGEST_COMPOUND
      ? [...segmenter.segment(run)].map(({ segment }) => segment)
      : [run],
  )
  return (parts.length > 0 ? parts : [word]).map(asked)
}
