import type {
  Code,
  Definition,
  Heading,
  Html,
  Link,
  Nodes,
  Parent,
  Root,
  Table,
  TableRow,
} from 'mdast'
import { visitParents } from 'unist-util-visit-parents'
import { NUMBERS } from '../marks/numbers.ts'
import { parseRaw, type Span, spanOf } from '../read/raw-markdown.ts'
import { cleanAddress, isLinkable } from '../sources/addresses.ts'
import type { Change } from '../write/account.ts'
import { isAddressTag } from './html-tags.ts'
import { applyEdits, type Edit, type TrackedText } from './tracked-text.ts'

/** An edit with what is said of it. */
interface Fixup extends Edit {
  kind: string
  what: string
}

const PHRASING = new Set([
  'paragraph',
  'heading',
  'tableCell',
  'emphasis',
  'strong',
  'delete',
  'link',
  'linkReference',
])

const firstWords = (text: string): string => text.replace(/\s+/g, ' ').trim().slice(0, 40)

const FENCE_LINE = /^[ \t]*(?:```|~~~)[^\n]*$/gm

/** A report that stands whole inside a ```markdown fence, as chat programs hand it over. */
const unwrapFence = (text: string, tree: Root): Fixup[] => {
  const first = tree.children[0]
  const span = first && spanOf(first)
  if (first?.type !== 'code' || !span || !/^(?:```|~~~)/.test(text.slice(span.start))) return []
  if (!/^(?:markdown|md|mdx)?$/i.test(first.lang ?? '') || !/^#{1,6}[ \t]/m.test(first.value))
    return []
  const lines = [...text.matchAll(FENCE_LINE)]
  const closing = lines.length % 2 === 0 ? lines.at(-1) : undefined
  const remove = (start: number, length: number): Fixup => ({
    start,
    end: start + length,
    text: '',
    kind: 'fence',
    what: 'the code fence round the whole report left out',
  })
  const [opening] = lines
  if (!opening) return []
  return [
    remove(opening.index, opening[0].length),
    ...(closing ? [{ ...remove(closing.index, closing[0].length), kind: '' }] : []),
  ]
}

const escapePunctuation = (text: string): string => text.replace(/[\\`*_{}[\]<>~|]/g, '\\$&')

const LITERAL_BLOCK = /^<(?:script|style|pre|textarea)\b/i
const PIECE = /<!--[\s\S]*?-->|<\/?[A-Za-z][^<>]*>|</g

const htmlAsText = (html: string): string => {
  if (LITERAL_BLOCK.test(html.trimStart())) return escapePunctuation(html)
  const shown = html.replace(PIECE, (piece) =>
    piece.startsWith('<!--')
      ? ''
      : piece === '<'
        ? '\\<'
        : isAddressTag(piece)
          ? `\`${piece}\``
          : `\\<${piece.slice(1).replace(/[\\`*_[\]~]/g, '\\$&')}`,
  )
  return html.includes('`') ? shown : shown.replaceAll('``', '')
}

const BREAK_LINE = /^(?:[ \t]*<br\s*\/?>)+[ \t]*$/gim

/** HTML blocks: MDX has none, so they become text as typed; comments and lone `<br>` lines go. */
const openHtmlBlocks = (text: string, node: Html, span: Span): Fixup[] => {
  const html = text.slice(span.start, span.end)
  const fixups: Fixup[] = []
  const rest = html.replace(BREAK_LINE, '')
  if (rest !== html)
    fixups.push({
      ...span,
      text: html,
      kind: 'line-break',
      what: 'a <br> that stood alone left out',
    })
  const comments = rest.match(/<!--[\s\S]*?-->/g) ?? []
  for (const comment of comments)
    fixups.push({ ...span, text: html, kind: 'comment', what: `left out: ${firstWords(comment)}` })
  const shown = htmlAsText(rest)
  if (/\\<|`</.test(shown))
    fixups.push({
      ...span,
      text: html,
      kind: 'html',
      what: `shown as typed: ${firstWords(node.value)}`,
    })
  const gap = shown.trim() === '' ? (/^\n+/.exec(text.slice(span.end))?.[0].length ?? 0) : 0
  return fixups.map((fixup) => ({ ...fixup, end: span.end + gap, text: shown }))
}

const isProse = (value: string): boolean =>
  /[\p{Script=Hiragana}\p{Script=Katakana}][^\n]*[。！？]/u.test(value) && !/[{};=<>]/.test(value)

/** MDX has no code by indentation: prose loses its indentation, code gets a fence. */
const openIndentedCode = (text: string, node: Code, span: Span): Fixup[] => {
  const raw = text.slice(span.start, span.end)
  if (/^[ \t]*(?:```|~~~)/.test(raw)) return []
  const lineStart = text.lastIndexOf('\n', span.start - 1) + 1
  const prefix = text.slice(lineStart, span.start).replace(/[^\s>]/g, ' ')
  const lines = node.value.split('\n')
  if (isProse(node.value))
    return [
      {
        ...span,
        text: lines.map((line) => line.trimStart()).join(`\n${prefix}`),
        kind: 'indented-text',
        what: 'text that its indentation made code is text again',
      },
    ]
  const fence = '`'.repeat(
    Math.max(3, ...(node.value.match(/`+/g) ?? []).map((run) => run.length + 1)),
  )
  return [
    {
      ...span,
      text: [fence, ...lines, fence].join(`\n${prefix}`),
      kind: 'indented-code',
      what: 'code by indentation got a fence',
    },
  ]
}

/** `---` right under a paragraph was meant as a line, not as a mark of the whole paragraph as heading. */
const parseRuleUnderParagraph = (text: string, node: Heading, span: Span): Fixup[] => {
  const raw = text.slice(span.start, span.end)
  const underline = /\n[ \t>]*-+[ \t]*$/.exec(raw)
  if (node.depth !== 2 || raw.startsWith('#') || !underline) return []
  const body = raw.slice(0, underline.index)
  if (!/[。！？]/.test(body) && body.length <= 80 && !body.includes('\n')) return []
  const at = span.start + underline.index
  return [
    {
      start: at,
      end: at,
      text: '\n',
      kind: 'rule',
      what: 'a line under a paragraph, not a heading',
    },
  ]
}

const PICTURE = /\.(?:png|jpe?g|gif|webp|avif|tiff|svg)$/i

/** Whether a definition is no definition but text: it leads nowhere and reads as words. */
const isProseDefinition = ({ url }: Definition): boolean =>
  !PICTURE.test(url) &&
  /[^\p{ASCII}]/u.test(url) &&
  !/^[a-z][a-z0-9+.-]*:/i.test(url) &&
  !isLinkable(cleanAddress(url))

/** A line like 「[1]:順守しています」 is a definition to Markdown and vanishes: its colon is escaped. */
const showDefinition = (text: string, node: Definition, span: Span): Fixup[] => {
  if (!isProseDefinition(node)) return []
  const colon = text.indexOf(']:', span.start) + 1
  if (colon <= 0 || colon >= span.end) return []
  const what = `a line that Markdown hides stays text: ${firstWords(text.slice(span.start, span.end))}`
  return [{ start: colon, end: colon, text: '\\', kind: 'definition', what }]
}

const NUMBER_LINK = new RegExp(String.raw`^\[\s*${NUMBERS}\s*\]\(`)

/** Whether a link leads to a place in the page or to another file: `#a`, `./01-start.md`, `docs/a`. */
const leadsToFile = (address: string): boolean =>
  /^(?:#|\.{0,2}\/|[\w.%-]+\/[\w.%/-]+$|[\w.%-]+\.(?:md|mdx|html?|txt|pdf|ipynb|csv|png|jpe?g)(?:#|$))/i.test(
    address,
  )

/** `[2](速報値)` is a link to Markdown, and a mark before a bracket to a reader. */
const showBracket = (text: string, node: Link, span: Span): Fixup[] => {
  const match = NUMBER_LINK.exec(text.slice(span.start, span.start + 80))
  if (!match || leadsToFile(node.url) || isLinkable(cleanAddress(node.url))) return []
  const at = span.start + match[0].length - 1
  return [{ start: at, end: at, text: '\\', kind: '', what: '' }]
}

const pipesIn = (text: string, from: number, pattern: RegExp): number[] =>
  [...text.matchAll(pattern)].flatMap((match) =>
    [...match[0].matchAll(/(?<!\\)\|/g)].map(({ index }) => from + match.index + index),
  )

const GLUED = /(?:https?:|www\.)[^\s[\]<>`]+(?=!?\[[^[\]\n]*\]\(\s*<?(?:https?:|[#/]))/gi

/** `https://a.example/[題](https://b.example/)` is one address to GFM, and an address and a link to a reader. */
const partAddresses = (text: string, span: Span): Fixup[] => {
  if (!/^(?:https?:|www\.)/i.test(text.slice(span.start, span.start + 8))) return []
  // Another link's own address, which the next round reads as such.
  if (/\]\(\s*<?$/.test(text.slice(Math.max(0, span.start - 8), span.start))) return []
  const end = text.indexOf('\n', span.start)
  const line = text.slice(span.start, end === -1 ? undefined : end)
  const found = [...line.matchAll(GLUED)]
  // Where code stands in the line, only what surely is an address is parted, one in each round.
  const [first] = found.filter(
    ({ 0: address, index }) => index + address.length < span.end - span.start,
  )
  const parted = line.includes('`') ? (first ? [first] : []) : found
  return parted.map(({ 0: address, index }): Fixup => {
    const at = span.start + index + address.length
    const what = `a space put between an address and the link behind it: ${firstWords(text.slice(at, at + 40))}`
    return { start: at, end: at, text: ' ', kind: 'link', what }
  })
}

/** Addresses of one line tell of the same places. */
const onceEach = (fixups: readonly Fixup[]): Fixup[] => {
  const parted = new Set<number>()
  return fixups.filter(({ kind, start }) => {
    if (kind !== 'link') return true
    const isNew = !parted.has(start)
    parted.add(start)
    return isNew
  })
}

/** Cells beyond the head of a table would vanish: a bar in code, in a formula or at the end becomes text. */
const keepCells = (text: string, row: TableRow, table: Table): Fixup[] => {
  const extra = row.children.length - (table.children[0]?.children.length ?? 0)
  const span = spanOf(row)
  if (extra <= 0 || !span) return []
  const raw = text.slice(span.start, span.end)
  const inCode = [
    ...pipesIn(raw, span.start, /`[^`]*`/g),
    ...pipesIn(raw, span.start, /\$[^$]*\$/g),
  ]
  const ends = row.children.map((cell) => spanOf(cell)?.start ?? 0).slice(-extra)
  const bars = inCode.length > 0 ? inCode.slice(0, extra) : ends.filter((at) => text[at] === '|')
  return bars.map((at) => ({
    start: at,
    end: at,
    text: '\\',
    kind: 'table',
    what: `a bar in a row with more cells than the head is text: ${firstWords(raw)}`,
  }))
}

const fixupsOf = (text: string, node: Nodes, parent: Parent | undefined): Fixup[] => {
  const span = spanOf(node)
  if (!span) return []
  if (node.type === 'html' && !PHRASING.has(parent?.type ?? ''))
    return openHtmlBlocks(text, node, span)
  if (node.type === 'code') return openIndentedCode(text, node, span)
  if (node.type === 'definition') return showDefinition(text, node, span)
  if (node.type === 'link') return [...partAddresses(text, span), ...showBracket(text, node, span)]
  if (node.type === 'tableRow' && parent?.type === 'table')
    return keepCells(text, node, parent as Table)
  if (node.type === 'heading') return parseRuleUnderParagraph(text, node, span)
  return []
}

/** The raw report once it holds nothing that MDX reads otherwise at block level. */
export interface FixedReport {
  source: TrackedText
  tree: Root
  changes: Change[]
}

/** Rewrites what MDX would read otherwise than Markdown does at block level, and parses again. */
export const fixBlocks = (source: TrackedText, lineOf: (offset: number) => number): FixedReport => {
  const changes: Change[] = []
  let text = source
  let tree = parseRaw(text.text)
  for (let round = 0; round < 6; round++) {
    const found: Fixup[] = round === 0 ? unwrapFence(text.text, tree) : []
    if (found.length === 0)
      visitParents(tree, (node, ancestors) => {
        found.push(...fixupsOf(text.text, node, ancestors.at(-1)))
      })
    const fixups = onceEach(found)
    if (fixups.length === 0) break
    for (const { start, kind, what } of fixups)
      if (kind !== '') changes.push({ line: lineOf(text.originOf(start)), kind, what })
    text = applyEdits(text, fixups)
    tree = parseRaw(text.text)
  }
  return { source: text, tree, changes }
}
