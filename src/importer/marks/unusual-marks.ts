import { endsClause, isJapanese } from './bare-marks.ts'
import type { Mark } from './mark.ts'
import { foundMark, MAY_COUNT, runsOn } from './run-of-marks.ts'

const LIST = String.raw`\d{1,3}(?:[,、，][ \t]?\d{1,3}){0,9}`
const LETTER = String.raw`[\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Han}ー」』”）)％%]`
const ENDS = String.raw`(?=[ \t]*(?:[。、．，]|[.,](?:\s|$)|\||$))`

/** Forms that mean much else, and marks only where all of them run like the marks of a list. */
const FORMS = [
  // 「…です（1）。」, 「…です。（1）」, `fell (1).`
  String.raw`(?<=[^\s（(]|[^\s（(][ \t])(?:\((?:${LIST})\)|（(?:${LIST})）)${ENDS}`,
  // 「…です①。」
  String.raw`(?<=${LETTER}[ \t]?|。)(?:[①-⑳]{1,5})${ENDS}`,
  // 「…です注1)。」, 「…です(参考文献1)。」
  String.raw`(?<=${LETTER})(?:[注註][ \t]?(?:${LIST})[)）]|[(（](?:参考文献|文献)[ \t]?(?:${LIST})[)）])`,
  // 「…です*1。」
  String.raw`(?<=${LETTER})\\?\*(?:${LIST})${ENDS}`,
  // 「…です1。」 is decided by the words before it, 「…です。1 次は」 by the sentence behind it.
  `(?<=${LETTER})(?:${LIST})(?=[。，])`,
  String.raw`(?<=[。」][ \t]?)(?:${LIST})(?=[ \t]+(?![年月日時分秒回人件個基台点円倍割つ％%])${LETTER}|[ \t]*$)`,
].map((form) => new RegExp(form, 'gmu'))

const CIRCLED = /[①-⑳]/g

/** Words that a number in whatever form names or counts. */
const NAMED =
  /(?:得点|失点|得分|失分|排名|波音|号|[第図表式例注章節項条版号巻型案图圖类]|ステップ|フェーズ|レベル|ケース|パート|タイプ|バージョン|ナンバー|阶段|步骤|方案|附录|级别|\b(?:equations?|eqs?\.?|figures?|figs?\.?|tables?|steps?|items?|sections?|cases?|options?|types?|phases?|levels?|nos?\.?|see|or|and|of|as))[ \t]?$/iu
/** Words behind which digits without any space count something. */
const COUNTED_CLOSE = /[年月日約全各計其之为為是共约仅近每另対比ではがをにのとも]$|[达達]到$/u

const numbersOf = (raw: string): number[] => {
  const circled = raw.match(CIRCLED)
  if (circled) return circled.map((sign) => (sign.codePointAt(0) ?? 0) - 0x245f)
  return (raw.match(/\d{1,3}/g) ?? []).map(Number)
}

const countsSomething = (text: string, { start, raw }: Mark): boolean => {
  const before = text.slice(Math.max(0, start - 12), start)
  return NAMED.test(before) || (/^\d/.test(raw) && COUNTED_CLOSE.test(before))
}

/** In Japanese 「…です1。」 is a mark, and 「ボーイング7。」 may be a name. */
const judgedClose = (text: string, mark: Mark): Mark => {
  const before = text.slice(
    Math.max(text.lastIndexOf('\n', mark.start - 1) + 1, mark.start - 60),
    mark.start,
  )
  return !/^\d/.test(mark.raw) || /[。」][ \t]?$/.test(before) || endsClause(before, '。')
    ? mark
    : { ...mark, certainty: 'lost', why: MAY_COUNT }
}

/** Whether the numbers are those of the list, each at least once and no other. */
const covers = (numbers: readonly number[], listed?: ReadonlySet<number>): boolean =>
  listed !== undefined &&
  listed.size > 1 &&
  numbers.every((each) => listed.has(each)) &&
  new Set(numbers).size === listed.size

/** How many numbers of one form are told though they don't run through the list. */
const MANY = 10

/** Why they stay. */
const APART = 'stands in a form of its own, which does not run through the list'

/**
 * Marks in forms that usually mean something else, `(1)`, ①, 「…です1。」: taken where no other marks stand
 * in the report and those of one form run like the marks of its list.
 * @param listed the numbers that the list has, where it is known
 */
export const unusualMarks = (
  text: string,
  isText: (start: number, end: number) => boolean,
  listed?: ReadonlySet<number>,
): Mark[] => {
  const inJapanese = isJapanese(text)
  for (const form of FORMS) {
    const marks = [...text.matchAll(form)]
      .filter(({ index, 0: raw }) => isText(index, index + raw.length))
      .map((match): Mark => ({ ...foundMark(match), numbers: numbersOf(match[0]) }))
      .filter((mark) => !countsSomething(text, mark))
      .map((mark) => (inJapanese ? judgedClose(text, mark) : mark))
    const numbers = marks
      .filter(({ certainty }) => certainty !== 'lost')
      .flatMap((mark) => mark.numbers)
    if (runsOn(numbers, listed) || covers(numbers, listed)) return marks
    if (numbers.length >= MANY && runsOn(numbers))
      return marks.map((mark) => ({ ...mark, certainty: 'lost', why: APART }))
  }
  return []
}
