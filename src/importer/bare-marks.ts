import type { Mark } from './mark.ts'
import { numbersIn } from './numbers.ts'
import { wordsOf } from './tokenizer.ts'

const LIST = String.raw`\d{1,3}(?:\s?[,、]\s?\d{1,3})*`
const JAPANESE = new RegExp(
  String.raw`(?<=[\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Han}ー」』）)\]*％%])[ \u00A0](?<n>${LIST})(?=[ \t]*(?:[。、．，」』）)：；]|\*\*|\|?[ \t]*$))`,
  'gmu',
)
const ENGLISH = new RegExp(
  String.raw`(?<=[A-Za-z)”"’%\]]\.)(?<n>${LIST})(?=\s+[A-Z“"*(]|\s*$)`,
  'gmu',
)

const ENDS_CLAUSE = new Set(['接続助詞', '終助詞'])

/** Whether a sentence or clause can end here, so that a number behind it counts nothing. */
const endsClause = (before: string, closing: string): boolean => {
  const text = before.replace(/[*_]+$/, '')
  if (/[」』）)％%\]]$/.test(text)) return true
  const last = wordsOf(text).at(-1)
  if (!last) return false
  if (last.kind === '助詞') return ENDS_CLAUSE.has(last.detail)
  if (last.kind === '助動詞') return true
  if (last.kind !== '動詞' && last.kind !== '形容詞') return false
  return last.form.startsWith('基本') || (closing === '、' && last.form.startsWith('連用'))
}

const japaneseMark = (text: string, match: RegExpExecArray): Mark => {
  const { index: start } = match
  const raw = match[0]
  const end = start + raw.length
  const line = text.slice(Math.max(text.lastIndexOf('\n', start - 1) + 1, start - 60), start)
  const sure = endsClause(line, text[end] ?? '')
  const numbers = numbersIn(match.groups?.n ?? '')
  return {
    start,
    end,
    raw,
    numbers,
    ...(sure
      ? { certainty: 'likely' as const }
      : { certainty: 'lost' as const, why: 'may be a quantity: no sentence ends before it' }),
  }
}

const NO_SENTENCE = /(?:^|\W)(?:no|nos|v|ver|vol|p|pp|fig|sec|ch|eq|art|cf|al|approx|ca|[A-Z])\.$/i

const englishMark = (text: string, match: RegExpExecArray): Mark => {
  const { index: start } = match
  const raw = match[0]
  const lost = NO_SENTENCE.test(text.slice(Math.max(0, start - 12), start))
  return {
    start,
    end: start + raw.length,
    raw,
    numbers: numbersIn(match.groups?.n ?? ''),
    ...(lost
      ? { certainty: 'lost' as const, why: 'may be part of an abbreviation' }
      : { certainty: 'likely' as const }),
  }
}

/**
 * Finds marks without any bracket: 「…です 1。」, 「…, 2, 3。」, `end.4 Next`. They are taken only where a
 * numbered list stands in the report, no other form of mark is used, and a sentence ends before them.
 */
export const bareMarks = (text: string, isText: (start: number, end: number) => boolean): Mark[] =>
  [
    ...[...text.matchAll(JAPANESE)].map((match) => japaneseMark(text, match)),
    ...[...text.matchAll(ENGLISH)].map((match) => englishMark(text, match)),
  ].filter(({ start, end }) => isText(start, end))
