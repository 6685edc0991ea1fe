import type { Mark } from './mark.ts'
import { foundMark, runsOn } from './run-of-marks.ts'

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
  String.raw`(?<=[。」])(?:${LIST})(?=[ \t]+(?![年月日時分秒回人件個基台点円倍割つ％%])${LETTER}|[ \t]*$)`,
].map((form) => new RegExp(form, 'gmu'))

const CIRCLED = /[①-⑳]/g

/** Words that a number in whatever form names or counts. */
const NAMED =
  /(?:[第図表式例注章節項条版号巻型案图圖类]|ステップ|フェーズ|レベル|ケース|パート|タイプ|バージョン|ナンバー|阶段|步骤|方案|附录|级别|\b(?:equations?|eqs?\.?|figures?|figs?\.?|tables?|steps?|items?|sections?|cases?|options?|types?|phases?|levels?|nos?\.?|see|or|and|of|as))[ \t]?$/iu
/** Words behind which digits without any space count something. */
const COUNTED_CLOSE = /[年月日約全各計其之为為是共达到约仅近每另対比ではがをにのとも]$/u

const numbersOf = (raw: string): number[] => {
  const circled = raw.match(CIRCLED)
  if (circled) return circled.map((sign) => (sign.codePointAt(0) ?? 0) - 0x245f)
  return (raw.match(/\d{1,3}/g) ?? []).map(Number)
}

const countsSomething = (text: string, { start, raw }: Mark): boolean => {
  const before = text.slice(Math.max(0, start - 12), start)
  return NAMED.test(before) || (/^\d/.test(raw) && COUNTED_CLOSE.test(before))
}

/** Whether the numbers are those of the list, each at least once and no other. */
const covers = (numbers: readonly number[], listed?: ReadonlySet<number>): boolean =>
  listed !== undefined &&
  listed.size > 1 &&
  numbers.every((each) => listed.has(each)) &&
  new Set(numbers).size === listed.size

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
  for (const form of FORMS) {
    const marks = [...text.matchAll(form)]
      .filter(({ index, 0: raw }) => isText(index, index + raw.length))
      .map((match): Mark => ({ ...foundMark(match), numbers: numbersOf(match[0]) }))
      .filter((mark) => !countsSomething(text, mark))
    const numbers = marks.flatMap((mark) => mark.numbers)
    if (runsOn(numbers, listed) || covers(numbers, listed)) return marks
  }
  return []
}
