import { wordsOf } from '../registry/tokenizer.ts'
import { orderedMarks } from './decide-marks.ts'
import type { Mark } from './mark.ts'
import { numbersIn } from './numbers.ts'
import { judgedHan, judgedWords, MAY_COUNT, MAY_NAME, NumberedNames } from './run-of-marks.ts'

const LIST = String.raw`\d{1,3}(?:\s?[,、]\s?\d{1,3})*`
const CLOSES = String.raw`(?=[ \t]*(?:[。、．，」』）)：；！？]|\*\*|\||$))`
const JAPANESE = new RegExp(
  String.raw`(?<=[\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Han}ー」』”）)\]*％%])[ \u00A0](?<n>${LIST}(?:[-–]\d{1,3})?)${CLOSES}`,
  'gmu',
)
/** Behind a name or a word in Latin letters, where a number may be part of the name. */
const BEHIND_LATIN = new RegExp(
  String.raw`(?<=[A-Za-z][A-Za-z0-9-]{0,30})[ \u00A0](?<n>${LIST})(?:${CLOSES}|(?=[ \t]?[\p{Script=Hiragana}]))`,
  'gmu',
)
/** `growth 3.` in an English text. */
const ENGLISH_SPACED = new RegExp(
  String.raw`(?<=[\p{Ll}\p{Script=Hangul})”"’%\]])[ \u00A0](?<n>${LIST})(?=[.,;:]?(?:\s|$)|\*\*|[ \t]*\|)`,
  'gmu',
)
const MONTH =
  '(?:January|February|March|April|May|June|July|August|September|October|November|December)'
/** `in 2025.1`: a year that ends a sentence, and no decimal. */
const YEAR = String.raw`\b(?:in|of|by|since|until|from|to|through|for|during|mid|late|early|${MONTH})[ -](?:19|20)\d\d\.`
const ENGLISH = new RegExp(
  String.raw`(?<=[A-Za-z\p{Script=Hangul})”"’%\]]\.[”"’)]?|${YEAR})(?<n>${LIST})(?=\s+[A-Z\p{Script=Hangul}“"*(]|\s*$)`,
  'gmu',
)

/** Endings that the dictionary reads one way or another, and that end a sentence or clause in any case. */
const ENDS_SENTENCE =
  /(?:ます|ました|ません|です|でした|である|であった|ている|ていた|された|される|ください)$/u
const ENDS_BEFORE_COMMA = /(?:ており|であり|しつつ|たり|れば|なら|ため|ので|から|ものの|て|で)$/u

const ENDS_CLAUSE = new Set(['接続助詞', '終助詞'])

/** Whether a sentence or clause can end here, so that a number behind it counts nothing. */
export const endsClause = (before: string, closing: string): boolean => {
  const text = before.replace(/[*_]+$/, '')
  if (/[」』”）)％%\]]$/.test(text) || ENDS_SENTENCE.test(text)) return true
  if (closing === '、' && ENDS_BEFORE_COMMA.test(text)) return true
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
    ...(sure ? { certainty: 'likely' as const } : { certainty: 'lost' as const, why: MAY_COUNT }),
  }
}

/** Nouns with which a number counts, orders or names something. */
const COUNTED =
  /(?:残り?|得点|失点|点数|順位|明治|大正|昭和|平成|令和|西暦|午前|午後|合計|総計|計|約|全|各|第|最大|最小|最低|最高|平均|総?数|個数|件数|人数|回数|ほぼ|およそ|あと|上位|下位|在庫|番号?|号|巻|図|表|式|例|注|章|節|項|条|版|世代|段階|次|フェーズ|ステップ|レベル|バージョン|シーズン|ランク|タイプ|ティア|グループ|カテゴリー?|ステージ|モード|パート|チャプター|セクション|ケース|プラン|クラス|ナンバー|ページ|スコア|ポイント)$/u

/** How many sure marks of a report let the others be told by the noun before them. */
const ENOUGH = 10

/**
 * Where most numbers of a report surely are marks, one behind a noun is a mark too, unless the noun
 * counts with it.
 */
const trustNouns = (text: string, marks: readonly Mark[], names: NumberedNames): Mark[] => {
  const sure = marks.filter(({ certainty }) => certainty === 'likely').length
  if (sure < ENOUGH || sure < marks.length / 2) return [...marks]
  return marks.map((mark) => {
    const before = text.slice(Math.max(0, mark.start - 30), mark.start).replace(/[*_]+$/, '')
    const isCounted =
      COUNTED.test(before) && !/[0-9０-９]\s*[^\s0-9０-９。、，,.]{1,2}$/.test(before)
    const isNoun = /(?:[\p{Script=Han}\p{Script=Katakana}ー]|など|ため|こと|もの|とき|ほか)$/u.test(
      before,
    )
    return mark.why === MAY_COUNT && isNoun && !isCounted && !names.has(text, mark)
      ? {
          start: mark.start,
          end: mark.end,
          raw: mark.raw,
          numbers: mark.numbers,
          certainty: 'likely',
        }
      : mark
  })
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

/** A number behind Latin letters: a mark behind `IP68`, since no version follows a digit; else it is told. */
const latinMark = (text: string, match: RegExpExecArray): Mark => {
  const { index: start } = match
  const raw = match[0]
  const end = start + raw.length
  const isSure = /[A-Za-z][A-Za-z-]*\d{1,6}$/.test(text.slice(Math.max(0, start - 24), start))
  const numbers = numbersIn(match.groups?.n ?? '')
  return isSure && /^\s*[。、|）)]/.test(text.slice(end, end + 4))
    ? { start, end, raw, numbers, certainty: 'likely' }
    : { start, end, raw, numbers, certainty: 'lost', why: MAY_NAME }
}

const inRange = (listed: ReadonlySet<number> | undefined) => (mark: Mark) =>
  listed === undefined
    ? mark.certainty !== 'lost'
    : mark.certainty !== 'lost' || mark.numbers.every((number) => listed.has(number))

/** Where enough numbers surely are marks, one at the end of a sentence is one too, whatever it shows. */
const strict = (marks: readonly Mark[]): Mark[] =>
  marks.filter(({ certainty }) => certainty === 'likely').length < ENOUGH
    ? [...marks]
    : marks.map((mark) => (mark.certainty === 'likely' ? { ...mark, certainty: 'sure' } : mark))

const KANA = /[\p{Script=Hiragana}\p{Script=Katakana}]/gu

/** Whether a text holds enough kana to be Japanese. */
export const isJapanese = (text: string): boolean =>
  (text.match(KANA) ?? []).length > text.length / 100

/**
 * Finds marks without any bracket: 「…です 1。」, 「…, 2, 3。」, `end.4 Next`, `growth 3.`. They are taken
 * only where a numbered list stands in the report. A Japanese one is known by the sentence that ends
 * before it; those of other languages by how they run over the whole text. What is not decided is told.
 * @param listed the numbers that the list has, where it is known
 */
export const bareMarks = (
  text: string,
  isText: (start: number, end: number) => boolean,
  listed?: ReadonlySet<number>,
): Mark[] => {
  const find = (pattern: RegExp) =>
    [...text.matchAll(pattern)].filter(({ index, 0: raw }) => isText(index, index + raw.length))
  const han = find(JAPANESE)
  const english = find(ENGLISH).map((match) => englishMark(text, match))
  if (!isJapanese(text)) {
    const spaced = judgedWords(text, find(ENGLISH_SPACED), english, listed)
    const names = find(BEHIND_LATIN).map((match) => latinMark(text, match))
    return orderedMarks(
      [...english, ...spaced, ...names, ...judgedHan(text, han, listed)].filter(inRange(listed)),
    )
  }
  const japanese = trustNouns(
    text,
    han.map((match) => japaneseMark(text, match)),
    new NumberedNames(text),
  )
  const latin = find(BEHIND_LATIN).map((match) => latinMark(text, match))
  return [...strict(japanese), ...english, ...latin.filter(inRange(listed))]
}
