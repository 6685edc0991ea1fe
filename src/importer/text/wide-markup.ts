import type { Root } from 'mdast'
import { visit } from 'unist-util-visit'
import { parseRaw, Spans, spanOf } from '../read/raw-markdown.ts'
import type { Change } from '../write/account.ts'
import { applyEdits, type Edit, type TrackedText } from './tracked-text.ts'

/** Code, in which nothing is markup. */
export const codeIn = (tree: Root): Spans => {
  const code = new Spans()
  visit(tree, (node) => {
    const span = spanOf(node)
    if (span && (node.type === 'code' || node.type === 'inlineCode')) code.add(span)
  })
  return code
}

const half = (text: string): string => text.normalize('NFKC')

/** Markup of which a sign is typed in full width, and how it is typed in half width. */
const FORMS: [RegExp, (match: RegExpMatchArray) => string][] = [
  // One ＃ without a space is a hashtag.
  [
    /^(?<before>[ \t>]*)(?<sign>(?=[#＃]*(?:＃{2}|＃#|#＃|＃[ \t　]|#　))[#＃]{1,6})[ \t　]*(?=\S)/gm,
    ({ groups = {} }) => `${groups.before}${half(groups.sign ?? '')} `,
  ],
  [
    /^(?<before>[ \t>]*)(?<sign>[-*+](?=　)|[－＊＋](?=[ \t　]))[ \t　]+(?=\S)/gm,
    ({ groups = {} }) => `${groups.before}${half(groups.sign ?? '')} `,
  ],
  [
    /^(?<before>[ \t]*)(?<sign>＞+)[ \t　]*(?=\S)/gm,
    ({ groups = {} }) => `${groups.before}${half(groups.sign ?? '')} `,
  ],
  [/＊＊(?<inner>[^\s＊](?:[^＊\n]*[^\s＊])?)＊＊/g, ({ groups = {} }) => `**${groups.inner}**`],
  [
    /(?=［|\[＾|\[\^[^\]\n]*］)[[［][\^＾](?<id>[\w０-９-]+)[\]］](?<colon>[:：])?/g,
    ({ groups = {} }) =>
      `[^${half(groups.id ?? '')}]${groups.colon === undefined ? '' : ':'}${groups.colon === '：' ? ' ' : ''}`,
  ],
]

const NUMBERED =
  /^(?<before>[ \t]*)(?<number>[0-9０-９]{1,3})(?<sign>[．.])[ \t　]*(?=[^\s0-9０-９])/

interface NumberedLine {
  start: number
  length: number
  before: string
  number: number
  isWide: boolean
  /** Whether an empty line or the text's beginning stands before it. */
  opens: boolean
}

const numberedLines = (text: string): (NumberedLine | undefined)[] => {
  let start = 0
  let isEmpty = true
  return text.split('\n').map((line) => {
    const match = NUMBERED.exec(line)
    const { before = '', number = '', sign = '' } = match?.groups ?? {}
    const found = match && {
      start,
      length: match[0].length,
      before,
      number: Number(half(number)),
      isWide: half(number + sign) !== number + sign,
      opens: isEmpty,
    }
    start += line.length + 1
    isEmpty = line.trim() === ''
    return found ?? undefined
  })
}

/** Lines that follow each other and count on, `１．` `２．`: a list; a single one may number a heading. */
const listEdits = (text: string): Edit[] => {
  const runs: NumberedLine[][] = []
  let last: NumberedLine | undefined
  for (const line of numberedLines(text)) {
    if (line && last && line.number === last.number + 1) runs.at(-1)?.push(line)
    else if (line) runs.push([line])
    last = line
  }
  return runs
    .filter(([first, ...more]) => more.length > 0 && (first?.number === 1 || first?.opens))
    .flat()
    .filter(({ isWide }) => isWide)
    .map(({ start, length, before, number }) => ({
      start,
      end: start + length,
      text: `${before}${number}. `,
    }))
}

/** Markup in full width that is not mended, since it may be meant as it stands. */
const LEFT =
  /[[［](?:@|＠)[A-Za-z][\w-]*[\]］]|［[^［］\n]+］[（(]https?:[^（）()\s]+[）)]|^[ \t]*｜[^\n]*｜[ \t]*$|｀｀｀|^[ \t]*[0-9０-９]{1,3}．|^＃(?=[^\s＃])/gm

const short = (text: string): string => text.trim().slice(0, 40)

/** Reads markup that was typed in full width where it can mean nothing else, and tells of it. */
export const mendWideMarkup = (
  source: TrackedText,
  lineOf: (offset: number) => number,
): { source: TrackedText; changes: Change[] } => {
  const { text } = source
  if (!/[＃＊＋－＞［］＠＾．｜｀　]/.test(text)) return { source, changes: [] }
  const code = codeIn(parseRaw(text))
  const lineAt = (offset: number) => lineOf(source.originOf(offset))
  const edits = [
    ...FORMS.flatMap(([form, mended]) =>
      [...text.matchAll(form)].map((match) => ({
        start: match.index,
        end: match.index + match[0].length,
        text: mended(match),
      })),
    ),
    ...listEdits(text),
  ].filter(({ start, end }) => !code.touching(start, end))
  const mended = edits.map((edit): Change => {
    const line = text.slice(edit.start, text.indexOf('\n', edit.end) + 1 || undefined)
    return {
      line: lineAt(edit.start),
      kind: 'wide-markup',
      what: `read in half width, ${edit.text.trim()}: ${short(line)}`,
    }
  })
  const touched = new Spans()
  for (const { start, end } of edits) touched.add({ start, end })
  const left = [...text.matchAll(LEFT)]
    .filter(({ index, 0: found }) => {
      const [start, end] = [index, index + found.length]
      return !/^\[@/.test(found) && !code.touching(start, end) && !touched.touching(start, end)
    })
    .map(
      ({ index }): Change => ({
        line: lineAt(index),
        kind: 'wide-markup',
        what: `stays as typed, in full width: ${short(text.slice(index).split('\n', 1)[0] ?? '')}`,
      }),
    )
  return { source: applyEdits(source, edits), changes: [...mended, ...left] }
}
