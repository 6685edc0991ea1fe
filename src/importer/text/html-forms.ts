import { type ExportEdit, editsOf } from '../exporters/exporter.ts'
import { parseRaw } from '../read/raw-markdown.ts'
import type { Change } from '../write/account.ts'
import { applyEdits, type TrackedText } from './tracked-text.ts'
import { codeIn } from './wide-markup.ts'

const LOW: Record<string, string> = Object.fromEntries(
  [...'0123456789+-=()aehijklmnoprstuvx'].map((letter, at) => [
    letter,
    [...'₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎ₐₑₕᵢⱼₖₗₘₙₒₚᵣₛₜᵤᵥₓ'][at] ?? letter,
  ]),
)
const HIGH: Record<string, string> = Object.fromEntries(
  [...'0123456789+-n'].map((letter, at) => [letter, [...'⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻ⁿ'][at] ?? letter]),
)

/** Letters in their small form, or undefined where one has none. */
const small = (words: string, forms: Record<string, string>): string | undefined => {
  const letters = [...words.normalize('NFKC').replace('−', '-')].map((letter) => forms[letter])
  return letters.includes(undefined) ? undefined : letters.join('')
}

const attribute = (tag: string, name: string): string => {
  const [, double, single] =
    new RegExp(`\\b${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)')`, 'i').exec(tag) ?? []
  return (double ?? single ?? '').trim()
}

const SUB = /<sub>([^<>\n]{1,12})<\/sub>/gi
/** Behind a letter or a digit it is an exponent; anywhere else it may be a mark. */
const EXPONENT = /(?<=[A-Za-z0-9])<sup>([^<>\n]{1,6})<\/sup>/gi
/** One within a link's tags stays with them. */
const IMAGE = /(?<!>)<img\b[^<>]+>/gi
const SUMMARY =
  /<details\b[^<>]{0,80}>\s*<summary\b[^<>]{0,80}>([^<>\n]{0,300})<\/summary>[ \t]*\n?/gi
const DETAILS = /^[ \t]*<\/details>[ \t]*$/gim
/** What closes a block that was opened; it says nothing of its own. */
const CLOSING = '</details>'
const ESCAPED_BREAK = /\\<br\s{0,3}\/?\\?>/gi

const imageOf = (tag: string): string | undefined => {
  const address = attribute(tag, 'src')
  if (address === '' || /[\n<>\\]/.test(address)) return undefined
  const destination = /[\s()]/.test(address) ? `<${address}>` : address
  return `![${attribute(tag, 'alt').replace(/[[\]\\]/g, '')}](${destination})`
}

/** A link whose words hold no tag; any other stays as it was typed. */
const LINK = /(<a\b[^<>]{1,800}>)([^<>[\]\n]{1,300})<\/a>/gi

const linkOf = (tag: string, words: string): string | undefined => {
  const address = attribute(tag, 'href')
  if (!/^https?:\/\/[^\s<>\\]+$/i.test(address) || words.trim() === '') return undefined
  return `[${words.trim()}](${/[()]/.test(address) ? `<${address}>` : address})`
}

/** Tags round words for which Markdown has no form. */
const PLAIN = /<(u|ins|kbd|samp)>([^<>\n]{1,300})<\/\1>/gi

const plainEdits = (text: string): ExportEdit[] =>
  [...text.matchAll(PLAIN)].flatMap(({ index, 0: all, 1: name = '' }) => {
    const [opening, closing] = [name.length + 2, name.length + 3]
    const end = index + all.length
    return [
      { start: index, end: index + opening, text: '', what: `<${name}> left out, its words kept` },
      { start: end - closing, end, text: '', what: '' },
    ]
  })

const edits = (text: string): ExportEdit[] => [
  ...editsOf(text, SUB, '<sub> became small letters', ([, words = '']) => small(words, LOW)),
  ...editsOf(text, EXPONENT, '<sup> became small letters', ([, words = '']) => small(words, HIGH)),
  ...editsOf(text, IMAGE, '<img> read as an image', ([tag]) => imageOf(tag)),
  ...editsOf(text, LINK, '<a> read as a link', ([, tag = '', words = '']) => linkOf(tag, words)),
  ...editsOf(
    text,
    SUMMARY,
    '<details> opened',
    ([, words = '']) => `**${words.trim() || '詳細'}**\n\n`,
  ),
  ...plainEdits(text),
  ...editsOf(text, DETAILS, CLOSING),
  ...editsOf(text, ESCAPED_BREAK, '\\<br\\> read as a line break', () => '<br>'),
]

const FORMULA = /\$\$[^$]{1,3000}\$\$|\$[^$\n]{0,300}\\[A-Za-z]{2,20}[^$\n]{0,300}\$/g

/** Reads HTML that Markdown has a form for, and tells of formulas, which stay as they were typed. */
export const mendHtml = (
  source: TrackedText,
  lineOf: (offset: number) => number,
): { source: TrackedText; changes: Change[] } => {
  const found = edits(source.text)
  const formulas = [...source.text.matchAll(FORMULA)]
  if (found.length + formulas.length === 0) return { source, changes: [] }
  const code = codeIn(parseRaw(source.text))
  const isText = (start: number, end: number) => code.touching(start, end) === undefined
  const line = (start: number) => lineOf(source.originOf(start))
  const taken = found.filter(({ start, end }) => isText(start, end))
  const hasDetails = taken.some(({ what }) => what === '<details> opened')
  const mended = taken.filter(({ what }) => what !== CLOSING || hasDetails)
  return {
    source: applyEdits(source, mended),
    changes: [
      ...mended.flatMap(({ start, what }) =>
        what === '' || what === CLOSING ? [] : [{ line: line(start), kind: 'html', what }],
      ),
      ...formulas
        .filter(({ index, 0: raw }) => isText(index, index + raw.length))
        .map(({ index, 0: raw }) => ({
          line: line(index),
          kind: 'formula',
          what: `a formula stays as it was typed: ${raw.replace(/\s+/g, ' ').slice(0, 60)}`,
        })),
    ],
  }
}
