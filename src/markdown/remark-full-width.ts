import type { Heading, Nodes, Paragraph, Root, Text } from 'mdast'
import { visitParents } from 'unist-util-visit-parents'
import type { VFile } from 'vfile'
import { nearestIfClose } from '../schemas/explain.ts'
import { warning } from '../schemas/messages.ts'
import { components } from './components/all.ts'
import { findPiece, refuse } from './refuse.ts'
import { contextOf, type ReportContext } from './report-context.ts'
import { visit } from './visit.ts'

/** Markup as it leaves a Japanese keyboard, and how it is typed to be read as markup. */
interface WideForm {
  pattern: RegExp
  /** What was meant, for the message; undefined where it is text after all. */
  meant: (match: RegExpMatchArray, report: ReportContext) => string | undefined
  /** Whether something is lost where it stays as it is: a citation, a section, a note, a component. */
  isLoss: boolean
  /** Whether one such line can be read as it stands, and only several run together on the page. */
  inRows?: boolean
}

const isKey = (key: string, { registryKeys, sources }: ReportContext): boolean => {
  const keys = [...registryKeys, ...sources.map((source) => source.key)]
  return nearestIfClose(key.toLowerCase(), keys) !== undefined || keys.includes(key.toLowerCase())
}

const half = (text: string): string => text.normalize('NFKC')

/** What begins a line: its signs are markup only there. */
const AT_LINE: readonly WideForm[] = [
  {
    // A single ＃ before a word may begin a tag: ＃半導体.
    pattern: /^(?:([#＃]{1,6})　|(＃) |(?=#*＃)([#＃]{2,6})\s*(?=\S)|(#{2,6})(?=[^#\s])).*/u,
    meant: ([, ...signs]) => `${half(signs.find((sign) => sign !== undefined) ?? '')} 見出し`,
    isLoss: true,
  },
  { pattern: /^([-*+])　/u, meant: ([, sign]) => `${sign} 項目`, isLoss: false },
  {
    // A digit behind the dot makes a decimal, or the name of a part: 1．5倍, １．２．の箇条.
    pattern: /^([０-９]{1,3}[.．]|[0-9]{1,3}．)(?=[^\s\p{Nd}])/u,
    meant: ([, label = '']) => `${half(label)} 項目`,
    isLoss: false,
    inRows: true,
  },
  { pattern: /^＞/u, meant: () => '> 引用', isLoss: false },
  { pattern: /^｜.*｜\s*$/u, meant: () => '| 甲 | 乙 |', isLoss: false },
  { pattern: /^｀{3}/u, meant: () => '```', isLoss: false },
]

const KEY = '[A-Za-z][\\w-]*'

const INLINE: readonly WideForm[] = [
  {
    pattern: new RegExp(
      `[\\[［【〔][^\\[\\]［］【】〔〕]*?[@＠](${KEY})[^\\[\\]［］【】〔〕]*[\\]］】〕]`,
      'gu',
    ),
    meant: ([raw, key = ''], report) =>
      isKey(key, report)
        ? half(raw).replace(/^[【〔]|[】〕]$/g, (sign) =>
            sign === '【' || sign === '〔' ? '[' : ']',
          )
        : undefined,
    isLoss: true,
  },
  {
    pattern: new RegExp(`(?<![\\w＠.［【〔[])＠(${KEY})`, 'gu'),
    meant: ([, key = ''], report) =>
      report.sources.some((source) => source.key === key) ? `[@${key}]` : undefined,
    isLoss: true,
  },
  {
    pattern: /\[＾([^\]［］[]+)\]|［[＾^]([^\]［］[]+)］/gu,
    meant: ([, one, two]) => `[^${one ?? two}]`,
    isLoss: true,
  },
  {
    pattern: /＜\/?\s*([A-Z][A-Za-z]*)[^＞>]*[＞>]/gu,
    meant: ([raw, name = '']) => (components.has(name) ? half(raw) : undefined),
    isLoss: true,
  },
  { pattern: /＊＊[^＊]+＊＊/gu, meant: ([raw]) => half(raw), isLoss: false },
  {
    pattern: /[［[][^［］[\]]+[］\]]（\s*https?:[^）\s]+）/gu,
    meant: () => '[題](https://…)',
    isLoss: false,
  },
]

const IN_HEADING: readonly WideForm[] = [
  {
    pattern: /[[［]\s*[#＃]\s*[\w-]+\s*[\]］]\s*$/gu,
    meant: ([raw]) => half(raw).replace(/\s/g, ''),
    isLoss: true,
  },
]

/** What is wrong, and how the right form differs, in the words of a message. */
const faultOf = (raw: string): [found: string, expected: string] => {
  if (/^(?:#+|[-*+])　/u.test(raw)) return [' with a space in full width', ' with a plain space']
  if (/^#+[^#＃\s]/u.test(raw)) return [' without a space behind its signs', '']
  return [' in full width', ' in half width']
}

const say = (
  file: VFile,
  node: Text,
  match: RegExpMatchArray,
  form: WideForm,
  report: ReportContext,
  from: number,
): number => {
  const [raw] = match
  const meant = form.meant(match, report)
  const piece = findPiece(file, node, raw, from)
  if (meant === undefined || meant === raw || piece.escaped || !piece.found) return piece.next
  const shown = [...raw].slice(0, 24).join('')
  const [found, expected] = faultOf(raw)
  const reason = `Unexpected \`${shown}\`${found}, expected \`${meant}\`${expected}; write &#${raw.codePointAt(0)}; for a sign that is text`
  if (form.isLoss) refuse(file, reason, piece.place, 'full-width')
  else file.messages.push(warning(reason, piece.place, 'full-width'))
  return piece.next
}

const sayIn = (
  file: VFile,
  node: Text,
  forms: readonly WideForm[],
  report: ReportContext,
): void => {
  for (const form of forms) {
    let from = 0
    for (const match of node.value.matchAll(form.pattern))
      from = say(file, node, match, form, report, from)
  }
}

/** A line of a paragraph that begins in a text node, and the form of its beginning. */
interface Line {
  node: Text
  form?: WideForm | undefined
  match?: RegExpMatchArray | undefined
}

/** The beginning of a line in a text node, with the first form that it has. */
const lineOf = (node: Text, line: string): Line => {
  for (const form of AT_LINE) {
    const match = form.pattern.exec(line)
    if (match) return { node, form, match }
  }
  return { node }
}

const linesOf = (paragraph: Paragraph): Line[] =>
  paragraph.children.flatMap((node, index) =>
    node.type === 'text'
      ? node.value
          .split('\n')
          .slice(index === 0 ? 0 : 1)
          .map((line) => lineOf(node, line))
      : [],
  )

/** The forms at the beginnings of a paragraph's lines. */
const sayAtLines = (file: VFile, paragraph: Paragraph, report: ReportContext): void => {
  let from = 0
  const lines = linesOf(paragraph)
  lines.forEach(({ node, form, match }, index) => {
    if (!form || !match) return
    const isInRow = lines[index - 1]?.form === form || lines[index + 1]?.form === form
    if (!form.inRows || isInRow) from = say(file, node, match, form, report, from)
  })
}

const isHeading = (node: Nodes | undefined): node is Heading => node?.type === 'heading'

/**
 * Finds markup that was typed in full width, or with an ideographic space or none, and so goes out as text:
 * a fault where a citation, section, note, anchor or component would be lost, a warning else.
 */
export function remarkFullWidth() {
  return (tree: Root, file: VFile): void => {
    const report = contextOf(file)
    if (!report) return
    visitParents(tree, 'text', (node, ancestors) => {
      const parent = ancestors.at(-1)
      sayIn(file, node, INLINE, report)
      if (isHeading(parent) && parent.children.at(-1) === node)
        sayIn(file, node, IN_HEADING, report)
    })
    visit(tree, 'paragraph', (paragraph) => sayAtLines(file, paragraph, report))
  }
}
