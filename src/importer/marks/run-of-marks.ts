import type { Mark } from './mark.ts'
import { numbersIn } from './numbers.ts'

/** Why a number stays that may well count. */
export const MAY_COUNT = 'may be a quantity: no sentence ends before it'
/** Why a number stays that may well be part of a name. */
export const MAY_NAME = 'may belong to the name before it'
const COUNTS_NEXT = 'stands before a word that it counts'

/** Words behind which a Chinese text counts, orders or names with a number. */
const COUNTED_HAN =
  /(?:第|排名|排行|名列|前|得分|失分|评分|比分|号|號|约|約|共|剩余|剩餘|余下|至少|最多|超过|超過|达到|達到|大约|平均|总计|總計|合计|版本|图|圖|表|附录|阶段|階段|步骤|等级|级别|版|型号|型號|每|近|仅|僅|为|為|是)$/u
/** Words behind which an English text does. */
const COUNTED_WORD =
  /\b(?:by|to|of|than|from|at|in|with|and|or|least|most|about|over|under|nearly|only|for|is|are|was|were|the|a|an|version|table|figure|fig|chapter|section|part|step|phase|level|page|day|week|month|year|top|no|number|tier|type|class|stage|grade|option|appendix|item|article|line|between|around|roughly|approximately|some|up)$/i

/** Words that no number counts, so that one before them belongs to what stands before it. */
const GOES_ON =
  /^[ \t]+(?:and|but|while|whereas|which|who|because|although|though|since|so|yet|as|with|however|the|a|an|its|their|und|aber|während|die|der|das|et|mais|y|pero)\b/i
/** Names that carry a number, so that one behind them may be theirs. */
const NAMED =
  /(?:\b[a-z]{1,3}[A-Z][a-z]{1,12}|\b(?:Windows|Android|Galaxy|Pixel|GPT|Gemini|Claude|Llama|Grok|Python|Java|PlayStation|Switch|Surface|Model|Mark|Apollo|Act|Title|Schedule|Round|Series|Season|Volume|Rule|Form|Scope|Wave|Zone|Type)|OS)$/
const COUNTS_WORD = /^[ \t]+\p{L}/u

/** How many numbers beside the list still let the others be marks of it. */
const strays = (count: number): number => Math.max(1, Math.floor(count / 10))

/**
 * Whether numbers run like the marks of a list: nearly all in its range, and each new one about the next.
 * @param listed the numbers that the list has, where it is known
 */
export const runsOn = (numbers: readonly number[], listed?: ReadonlySet<number>): boolean => {
  const within = listed === undefined ? numbers : numbers.filter((each) => listed.has(each))
  if (within.length < 3 || numbers.length - within.length > strays(numbers.length)) return false
  const firsts = [...new Set(within)]
  const steps = firsts.filter((each, at) => each <= Math.max(0, ...firsts.slice(0, at)) + 2)
  return steps.length >= firsts.length * 0.7
}

/** A found number as a mark that nobody doubts yet. */
export const foundMark = (match: RegExpExecArray): Mark => ({
  start: match.index,
  end: match.index + match[0].length,
  raw: match[0],
  numbers: numbersIn(match.groups?.n ?? ''),
  certainty: 'likely',
})

const behind = (text: string, { start }: Mark): string =>
  text.slice(Math.max(0, start - 20), start).replace(/[*_]+$/, '')

const NAME = String.raw`(?:[a-z]{0,3}[A-Z][A-Za-z]{0,19}|[\p{Script=Katakana}ー]{2,20}|\p{Script=Han}{2,6})`
const NUMBERED_NAME = new RegExp(String.raw`(${NAME}) (\d{1,3})(?=([ \t]?\p{L}[a-z]{0,12}))`, 'gu')
const ENDS_IN_NAME = new RegExp(`${NAME}$`, 'u')

/** Names that stand with a number in the midst of a sentence too: 「スイッチ 2 は」, `Boeing 7 flew`. */
export class NumberedNames {
  readonly #names: ReadonlySet<string>

  constructor(text: string) {
    this.#names = new Set(
      [...text.matchAll(NUMBERED_NAME)]
        .filter(([, , , after = '']) => !GOES_ON.test(after))
        .map(([, name, number]) => `${name} ${number}`),
    )
  }

  /** Whether a number belongs to such a name. */
  has(text: string, { start, raw }: Mark): boolean {
    const name = ENDS_IN_NAME.exec(text.slice(Math.max(0, start - 24), start))?.[0] ?? ''
    return this.#names.has(`${name} ${raw.trim()}`)
  }
}

const numbersOf = (marks: readonly Mark[]): number[] => marks.flatMap(({ numbers }) => numbers)

/** Marks of a text without kana, judged by how those that count nothing run over the whole of it. */
const judged = (
  marks: readonly Mark[],
  whyCounted: (mark: Mark) => string | undefined,
  sure: readonly Mark[],
  listed: ReadonlySet<number> | undefined,
): Mark[] => {
  const reasons = new Map(marks.map((mark) => [mark, whyCounted(mark)]))
  const free = [...marks.filter((mark) => reasons.get(mark) === undefined), ...sure]
  const isRun =
    listed === undefined ||
    runsOn(numbersOf(free.sort((one, other) => one.start - other.start)), listed)
  return marks.map((mark) => {
    const why = reasons.get(mark)
    return isRun && why === undefined ? mark : { ...mark, certainty: 'lost', why: why ?? MAY_COUNT }
  })
}

/** `…一半 1。` */
export const judgedHan = (
  text: string,
  found: readonly RegExpExecArray[],
  listed?: ReadonlySet<number>,
): Mark[] =>
  judged(
    found.map(foundMark),
    (mark) => (COUNTED_HAN.test(behind(text, mark)) ? MAY_COUNT : undefined),
    [],
    listed,
  )

/**
 * `growth 3.`: in the midst of a sentence it counts the word behind it, `took 3 years`.
 * @param sure marks of other forms, which run with these
 */
export const judgedWords = (
  text: string,
  found: readonly RegExpExecArray[],
  sure: readonly Mark[],
  listed?: ReadonlySet<number>,
): Mark[] => {
  const names = new NumberedNames(text)
  return judged(
    found.map(foundMark),
    (mark) => {
      const after = text.slice(mark.end, mark.end + 30)
      if (COUNTS_WORD.test(after) && !GOES_ON.test(after)) return COUNTS_NEXT
      const before = behind(text, mark)
      if (NAMED.test(before) || names.has(text, mark)) return MAY_NAME
      return COUNTED_WORD.test(before) ? MAY_COUNT : undefined
    },
    sure.filter(({ certainty }) => certainty !== 'lost'),
    listed,
  )
}
