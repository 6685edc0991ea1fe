import { CHATGPT_TOKEN } from '../exporters/chatgpt.ts'
import { CLAUDE_TOKEN } from '../exporters/claude.ts'
import { GROK_TOKEN } from '../exporters/grok.ts'
import { PERPLEXITY_TOKEN } from '../exporters/perplexity.ts'
import type { Mark } from './mark.ts'
import { COMMA, DIGITS, NUMBERS, numbersIn, plainDigits, RANGE, SUPERSCRIPT } from './numbers.ts'

const WORD = String.raw`(?:出典|参照|参考|文献|資料|引用|注|脚注|[Ss]ources?|[Rr]efs?|[Rr]eferences?)\s*[:：.]?\s*`

/** More digits than a source's number has. */
const LONG = '[0-9０-９]{4}'

const OPEN = '[[［【〔〚⟦〈《]'
const CLOSE = '[\\]］】〕〛⟧〉》]'

/** What stands in brackets round a number that is probably meant for a source, in no form of its own. */
const ODD_NUMBER = [
  DIGITS,
  String.raw`[#@†n*]\s?${DIGITS}`,
  String.raw`(?:S|pp?\.)\s?${DIGITS}`,
  `${DIGITS}[a-z.†]`,
  String.raw`${DIGITS}\s*(?:[/&…]|\.{2,3}|から|and)\s*${DIGITS}`,
  String.raw`${DIGITS}\s*[,、]\s*(?:pp?\.|第)\s*\d+[^[\]\n]{0,8}`,
  '[①-⑳❶-❿]',
].join('|')

/** Every form of mark that stands in plain text, by name. */
const FORMS = [
  `(?<token>${[CHATGPT_TOKEN, PERPLEXITY_TOKEN, CLAUDE_TOKEN, GROK_TOKEN].join('|')})`,
  String.raw`(?<double>\[\[(?<doubleN>${NUMBERS})\]\](?!\())`,
  String.raw`(?<cite>\[cite\s*:\s*(?<citeN>${NUMBERS})\s*\])`,
  String.raw`(?<citeStart>\[cite_start\])`,
  String.raw`(?<caret>\[\^\s*(?<caretN>${NUMBERS})\s*\^?\](?!:))`,
  String.raw`(?<worded>\\?\[\s*(?<word>${WORD})(?<wordedN>${NUMBERS})\s*\\?\])`,
  String.raw`(?<square>\\?\[\s*(?<squareN>${NUMBERS})\s*\\?\])`,
  String.raw`(?<wide>［\s*(?:${WORD})?(?<wideN>${NUMBERS})\s*］)`,
  String.raw`(?<corner>【\s*(?:${WORD})?(?<cornerN>${NUMBERS})(?<dagger>\s*†[^】\n]{0,80})?\s*】)`,
  String.raw`(?<shell>〔\s*(?:${WORD})?(?<shellN>${NUMBERS})\s*〕)`,
  String.raw`(?<entity>&(?:#91|#x5b|lbrack|lsqb);\s*(?<entityN>${NUMBERS})\s*&(?:#93|#x5d|rbrack|rsqb);)`,
  String.raw`(?<note>[（(]\s*(?:注|註|※|脚注|出典|参考|参照|文献|資料)\s*[:：]?\s*(?<noteN>${NUMBERS})\s*[)）])`,
  String.raw`(?<star>※\s?(?<starN>${DIGITS})(?![\d０-９.,%％年月日時分秒円人件社つ個]))`,
  String.raw`(?<super>(?<![A-Za-z0-9０-９⁰¹²³⁴-⁹⁻⁺])⁽?${SUPERSCRIPT}(?:[,、⁾⁻]\s?${SUPERSCRIPT})*⁾?(?![⁰¹²³⁴-⁹⁻⁺]))`,
  String.raw`(?<spaced>[[［]\s*[0-9０-９]{1,3}(?:\s+[0-9０-９]{1,3})+\s*[\]］](?![(:]))`,
  String.raw`(?<long>[[［]\s*(?=[^\]］\n]*${LONG})[0-9０-９]+(?:\s*(?:${COMMA}|${RANGE})\s*[0-9０-９]+)*\s*[\]］](?![(:]))`,
  String.raw`(?<odd>(?:${OPEN}\s*(?:${ODD_NUMBER})\s*${CLOSE}|(?<![\w^])\^${DIGITS}\^)(?![(:]))`,
  String.raw`(?<lost>\[(?:\^|\?|Query|query|本記事|元記事|source|citation needed|要出典)\](?![([:]))`,
]
const ANY_MARK = new RegExp(FORMS.join('|'), 'gu')

const NO_NUMBER = 'shows no number of a source'

const isYear = (digits: string): boolean => /^(?:1[5-9]|20)\d\d$/.test(digits)

const whyLong = (raw: string): string =>
  (raw.normalize('NFKC').match(/\d{4,}/g) ?? []).every(isYear)
    ? 'reads as a year, not as the number of a source'
    : 'its number is too long for a source'

const readForm = (
  groups: Record<string, string | undefined>,
): Pick<Mark, 'certainty' | 'numbers' | 'why' | 'isToken'> => {
  const numbered = (text: string | undefined): number[] => numbersIn(text ?? '')
  if (groups.token) return { certainty: 'sure', numbers: [], isToken: true }
  if (groups.citeStart) return { certainty: 'sure', numbers: [] }
  if (groups.lost) return { certainty: 'lost', numbers: [], why: NO_NUMBER }
  if (groups.spaced)
    return { certainty: 'lost', numbers: [], why: 'its numbers are parted by nothing but a space' }
  if (groups.long) return { certainty: 'lost', numbers: [], why: whyLong(groups.long) }
  if (groups.odd)
    return {
      certainty: 'lost',
      numbers: [],
      why: 'is no known form of a mark, though it shows a number',
    }
  if (groups.super)
    return {
      certainty: 'likely',
      numbers: numbersIn(
        plainDigits(groups.super.replace(/^⁽|⁾$/g, '').replaceAll('⁻', '-').replaceAll('⁾', ',')),
      ),
    }
  if (groups.star) return { certainty: 'likely', numbers: numbered(groups.starN) }
  if (groups.note) return { certainty: 'likely', numbers: numbered(groups.noteN) }
  if (groups.corner)
    return { certainty: groups.dagger ? 'sure' : 'likely', numbers: numbered(groups.cornerN) }
  if (groups.shell) return { certainty: 'likely', numbers: numbered(groups.shellN) }
  if (groups.wide) return { certainty: 'likely', numbers: numbered(groups.wideN) }
  if (groups.worded)
    return {
      certainty: /注/.test(groups.word ?? '') ? 'likely' : 'sure',
      numbers: numbered(groups.wordedN),
    }
  return {
    certainty: 'sure',
    numbers: numbered(
      groups.doubleN ?? groups.citeN ?? groups.caretN ?? groups.squareN ?? groups.entityN,
    ),
  }
}

/** Whether nothing but white space and list or heading signs stands before it on its line. */
const opensLine = (text: string, at: number): boolean =>
  /^[\s>#*+\-_\d.)|　]*$/.test(text.slice(text.lastIndexOf('\n', at - 1) + 1, at))

/**
 * Finds the marks that stand in plain text.
 * @param isText whether a stretch is running text
 */
export const textMarks = (text: string, isText: (start: number, end: number) => boolean): Mark[] =>
  [...text.matchAll(ANY_MARK)].flatMap((match): Mark[] => {
    const [raw] = match
    const start = match.index
    const end = start + raw.length
    if (!isText(start, end) || !match.groups) return []
    // An escaped backslash before the bracket is a backslash; the bracket is a mark of its own.
    const doubled = raw.startsWith('\\') && text[start - 1] === '\\'
    const form = readForm(match.groups)
    // [0] and [0-9] count no source.
    if (form.numbers.includes(0)) return []
    const numbersHeading =
      (match.groups.corner && !match.groups.dagger) || match.groups.shell || match.groups.wide
    if (numbersHeading && opensLine(text, start))
      return [
        {
          start,
          end,
          raw,
          ...form,
          certainty: 'lost',
          why: 'opens its line like the number of a heading',
        },
      ]
    return [{ start: doubled ? start + 1 : start, end, raw: doubled ? raw.slice(1) : raw, ...form }]
  })
