import type { RootContent } from 'mdast'
import { DIGITS } from '../marks/numbers.ts'
import { innerSpan, type Span, spanOf } from '../read/raw-markdown.ts'
import { cleanWords } from '../registry/words.ts'
import { readSourceItem, type SourceItem } from './source-item.ts'

const ADDRESS = /https?:\/\/[^\s<>)\]]+/gi
const BULLET = /^[ \t>]*(?:[-*+・•][ \t]+|\d{1,2}[.)][ \t]+)?/
const IN_BRACKETS = new RegExp(
  String.raw`^(?:\*\*)?(?:\\?\[(${DIGITS})\\?\]|［(${DIGITS})］|【(${DIGITS})】)(?:\*\*)?[:：.]?\s*`,
)
const BY_DOT = new RegExp(String.raw`^(?:\*\*)?(${DIGITS})\\?[.．)）、]\s*`)

/** `URL: …`: what stands before an address and names it. */
const NAMES_ADDRESS =
  /^(?:\*\*|__)?(?:urls?|uri|リンク|link|アドレス|入手先|掲載(?:先|url)|出典url|source url|available at|doi|链接|网址)(?:\*\*|__)?\s*[:：]\s*(?:\*\*|__)?/i

/** An entry of a list that stands as a block of its own, with remarks below. */
export interface AnnotatedEntry {
  item: SourceItem
  /** The blocks that leave the text, its opening too. */
  spans: Span[]
  /** The place behind its last block. */
  next: number
}

interface Opening {
  label: number
  title: string
  /** Whether the label can be nothing but the number of a source. */
  isSure: boolean
}

const addressesIn = (words: string): string[] => [...new Set(words.match(ADDRESS) ?? [])]

const openingOf = (text: string, node: RootContent): Opening | undefined => {
  if (node.type !== 'heading' && node.type !== 'paragraph') return undefined
  const inner = innerSpan(node)
  if (!inner) return undefined
  const words = text.slice(inner.start, inner.end)
  if (words.includes('\n') || words.search(ADDRESS) !== -1) return undefined
  const sure = IN_BRACKETS.exec(words)
  const match = sure ?? (node.type === 'heading' ? BY_DOT.exec(words) : null)
  const number = match?.slice(1).find((group) => group !== undefined)
  if (!match || number === undefined) return undefined
  return {
    label: Number(number.normalize('NFKC')),
    title: cleanWords(words.slice(match[0].length)),
    isSure: sure !== null,
  }
}

/**
 * Reads lines of which one holds the address and the others are remarks: a title, `URL: …`, 「概要：…」.
 * @param title what the entry is called where its opening says so
 */
export const annotatedItem = (
  lines: readonly string[],
  { label, title, offset }: { label: number | undefined; title: string; offset: number },
): SourceItem => {
  const bare = lines.map((line) => line.replace(BULLET, '').trim()).filter((line) => line !== '')
  const at = bare.findIndex((line) => line.search(ADDRESS) !== -1)
  const addressed = (bare[at] ?? '').replace(NAMES_ADDRESS, '')
  const read = readSourceItem(`${title} ${addressed}`.trim(), offset, label)
  const notes = bare.filter((_, index) => index !== at).map(cleanWords)
  const note = [read.note, ...notes].filter((each) => each !== undefined && each !== '').join(' ')
  const { note: _, ...rest } = read
  return {
    ...rest,
    ...(label === undefined ? {} : { label }),
    ...(note === '' ? {} : { note }),
  }
}

const endsEntry = (text: string, node: RootContent | undefined): boolean =>
  node === undefined ||
  node.type === 'heading' ||
  node.type === 'thematicBreak' ||
  openingOf(text, node) !== undefined

/** How many addresses the blocks below a heading hold, up to the next heading. */
const addressesBelow = (text: string, children: readonly RootContent[], at: number): number => {
  let words = ''
  for (let next = at + 1; children[next] && children[next]?.type !== 'heading'; next++) {
    const span = children[next] && spanOf(children[next] as RootContent)
    if (span) words += `${text.slice(span.start, span.end)}\n`
  }
  return addressesIn(words).length
}

/** Whether headings such as `### 1. 政府の資料` number groups of sources: one stands over several addresses. */
export const numbersGroups = (text: string, children: readonly RootContent[]): boolean =>
  children.some((node, at) => {
    if (node.type !== 'heading' || openingOf(text, node)?.isSure !== false) return false
    return addressesBelow(text, children, at) > 1
  })

/**
 * An entry whose label stands in a heading or in a line of its own, `### [1] 題`, with its address in
 * the blocks below; undefined where no such entry begins.
 * @param isGrouped whether headings like `### 1. 題` name groups and no sources
 */
export const annotatedEntry = (
  text: string,
  children: readonly RootContent[],
  at: number,
  isGrouped: boolean,
  isOrigin: (span: Span) => boolean,
): AnnotatedEntry | undefined => {
  const node = children[at]
  const opening = node && openingOf(text, node)
  const start = node && spanOf(node)
  if (!opening || !start || (isGrouped && !opening.isSure)) return undefined
  const spans: Span[] = [start]
  let next = at + 1
  for (; !endsEntry(text, children[next]); next++) {
    const span = children[next] && spanOf(children[next] as RootContent)
    if (!span || isOrigin(span)) break
    spans.push(span)
    // Behind a line that is no heading only one block belongs to the entry.
    if (node.type === 'paragraph') {
      next += 1
      break
    }
  }
  const lines = spans.slice(1).flatMap((span) => text.slice(span.start, span.end).split('\n'))
  const count = addressesIn(lines.join('\n')).length
  if (count === 0) return undefined
  return { item: annotatedItem(lines, { ...opening, offset: start.start }), spans, next }
}
