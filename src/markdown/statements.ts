import { sentences } from '../japanese/sentences.ts'
import { NOTES_ID } from '../schemas/page-ids.ts'
import type { SectionStatements, TextBlock } from './rendered-report.ts'

/** A sentence that states something, and whether a mark stands in it or at its end. */
export interface Statement {
  section: string | null
  text: string
  marked: boolean
}

const TEXT_BLOCKS = new Set(['p', 'li', 'dd'])
const ENDS = /[。．.!！][」』）)]*$/u
const ASKS = /(?:か。|[？?])[」』）)]*$/u
/** Sentences that only say what comes next. */
const SHOWS_THE_WAY =
  /(?:以下|次)の(?:とおり|通り|よう|[\p{L}\p{N}]{1,12}[をがに])|本(?:レポート|稿|分析|記事|節)(?:では|は).*(?:する|します|いく|いきます)。$/u

const states = (sentence: string): boolean =>
  ENDS.test(sentence) && !ASKS.test(sentence) && !SHOWS_THE_WAY.test(sentence)

/**
 * The sentences that state something, in the order of the text: those that end with a full stop,
 * without questions and without sentences that only point to what follows. Notes and struck words are left out. What is
 * quoted with its source counts as marked.
 */
export const statementsIn = (blocks: readonly TextBlock[]): Statement[] =>
  blocks
    .filter(({ tag, section }) => TEXT_BLOCKS.has(tag) && section !== NOTES_ID)
    .flatMap((block) => {
      const { section, sourced } = block
      const { text, marks } = block.standing ?? block
      let start = 0
      return sentences(text).flatMap((sentence) => {
        const end = start + sentence.length
        const marked = sourced || marks.some((mark) => mark > start && mark <= end)
        start = end
        const trimmed = sentence.trim()
        return states(trimmed) ? [{ section, text: trimmed, marked }] : []
      })
    })

/** How many sentences of each section state something, and which of them carry no mark; in the order of the text. */
export const statementsBySection = (blocks: readonly TextBlock[]): SectionStatements[] =>
  [...Map.groupBy(statementsIn(blocks), ({ section }) => section)].map(([section, statements]) => ({
    section,
    stated: statements.length,
    unmarked: statements.filter(({ marked }) => !marked).map(({ text }) => text),
  }))
