import type { List, ListItem, RootContent, Table } from 'mdast'
import { DIGITS } from '../marks/numbers.ts'
import { type Span, spanOf } from '../read/raw-markdown.ts'
import { cleanWords } from '../registry/words.ts'
import { annotatedItem } from './annotated.ts'
import { readSourceItem, type SourceItem } from './source-item.ts'
import { tableItems } from './source-table.ts'

/** A block as it stands in the text. */
export const slice = (text: string, node: RootContent | ListItem): string => {
  const span = spanOf(node)
  return span ? text.slice(span.start, span.end) : ''
}

const HAS_ADDRESS = /https?:\/\//i
const BULLET = /^\s*(?:[-*+]|(\d{1,9})[.)])(?:[ \t]+|\n|$)(?:\[[ xX]\][ \t]+)?/

/** An item whose first line is its title, with the address and remarks in the bullets below. */
const titledItem = (
  words: string,
  below: readonly string[],
  offset: number,
  marker: number | undefined,
): SourceItem => {
  const { label, title = '', note } = readSourceItem(words, offset, marker)
  const lines = below.flatMap((part) => part.split('\n'))
  return annotatedItem(note === undefined ? lines : [note, ...lines], { label, title, offset })
}

const IS_SENTENCE = /\p{Script=Hiragana}[。！？]\s*$/u

/** An item whose sentences in the lines behind its address are remarks, and no part of its title. */
const remarkedItem = (content: string, offset: number, marker: number | undefined): SourceItem => {
  const lines = content.split('\n')
  const last = lines.findLastIndex((line) => HAS_ADDRESS.test(line))
  const remarks = lines.slice(last + 1).filter((line) => line.trim() !== '')
  if (last === -1 || remarks.length === 0 || !remarks.every((line) => IS_SENTENCE.test(line)))
    return readSourceItem(content, offset, marker)
  const read = readSourceItem(lines.slice(0, last + 1).join('\n'), offset, marker)
  return { ...read, note: [read.note, ...remarks.map(cleanWords)].filter(Boolean).join(' ') }
}

const itemsOfListItem = (text: string, item: ListItem): SourceItem[] => {
  const raw = slice(text, item)
  const nested = item.children.filter((child): child is List => child.type === 'list')
  const own = item.children
    .filter((child) => child.type !== 'list')
    .map((child) => slice(text, child))
  const inner = nested.flatMap((list) => list.children)
  const bullet = BULLET.exec(raw)
  const marker = bullet?.[1] === undefined ? undefined : Number(bullet[1])
  const offset = spanOf(item)?.start ?? 0
  const addressed = inner.filter((child) => HAS_ADDRESS.test(slice(text, child))).length
  if (inner.length > 0 && !own.some((part) => HAS_ADDRESS.test(part))) {
    const title = own.join(' ').replace(BULLET, '')
    if (addressed === 1)
      return [
        titledItem(
          title,
          inner.map((child) => slice(text, child)),
          offset,
          marker,
        ),
      ]
    if (inner.length > 1) return inner.flatMap((child) => itemsOfListItem(text, child))
  }
  if (inner.length > 0 && addressed === 0) {
    const read = readSourceItem(own.join(' ').replace(BULLET, ''), offset, marker)
    const remarks = inner.map((child) => cleanWords(slice(text, child).replace(BULLET, '')))
    const note = [read.note, ...remarks].filter(Boolean).join(' ')
    return [note === '' ? read : { ...read, note }]
  }
  const content = raw.slice(bullet?.[0].length ?? 0).replace(/\n\s*[-*+] /g, ' ')
  return content.trim() === '' ? [] : [remarkedItem(content, offset, marker)]
}

/** Bullets that all say the same number were numbered by the program that shows them. */
const displayedNumbers = (items: SourceItem[], list: List): SourceItem[] => {
  const labels = new Set(items.map(({ label }) => label))
  if (!list.ordered || items.length < 2 || labels.size > 1) return items
  return items.map((item, index) => ({
    ...item,
    ...(item.label === undefined ? {} : { shown: item.label }),
    label: (list.start ?? 1) + index,
  }))
}

/** The sources that a list holds. */
export const listItems = (text: string, list: List): SourceItem[] =>
  displayedNumbers(
    list.children.flatMap((item) => itemsOfListItem(text, item)),
    list,
  )

const LINE_LABEL = new RegExp(
  String.raw`^\s*(?:[-*+・]\s*)?(?:\*\*)?(?:\\?\[\s*\^?\[?${DIGITS}|［${DIGITS}］|【${DIGITS}】|\(${DIGITS}\)|（${DIGITS}）|<sup>|[⁰¹²³⁴-⁹①-⑳]|(?:注|※|\*)\s?${DIGITS}|${DIGITS}(?:\\?\.|[．)）、])\s*\D)`,
)

interface Line {
  text: string
  offset: number
}

/** The lines of a stretch with their places. */
export const linesOf = (text: string, span: Span): Line[] => {
  let offset = span.start
  return text
    .slice(span.start, span.end)
    .split('\n')
    .map((line) => {
      const start = offset
      offset += line.length + 1
      return { text: line, offset: start }
    })
}

const DOT = /^\s*[-*+・]\s+/

/** The items that a paragraph's lines hold, or undefined where a line is neither item nor part of one. */
export const paragraphItems = (lines: readonly Line[]): SourceItem[] | undefined => {
  const groups: (Line & { lines: string[] })[] = []
  const labelled = lines.some((line) => LINE_LABEL.test(line.text))
  for (const line of lines) {
    if (line.text.trim() === '') continue
    const last = groups.at(-1)
    const opens = labelled ? LINE_LABEL.test(line.text) : !last || HAS_ADDRESS.test(last.text)
    if (opens) groups.push({ ...line, lines: [line.text] })
    else if (last) {
      last.text += ` ${line.text.trim()}`
      last.lines.push(line.text)
    } else return undefined
  }
  const items = groups.map(({ text, lines: own, offset }) => {
    const [first = '', ...below] = own
    const isTitled =
      !HAS_ADDRESS.test(first) && below.filter((each) => HAS_ADDRESS.test(each)).length === 1
    return isTitled
      ? titledItem(first.replace(DOT, ''), below, offset, undefined)
      : readSourceItem(text.replace(DOT, ''), offset)
  })
  return items.length > 0 &&
    items.every((item) => item.address !== undefined || item.badAddress || item.label !== undefined)
    ? items
    : undefined
}

/** The sources that a block holds, or undefined where it is no kind of list. */
export const nodeItems = (text: string, node: RootContent): SourceItem[] | undefined => {
  if (node.type === 'list') return listItems(text, node)
  if (node.type === 'table') return tableItems(text, node as Table)
  const span = spanOf(node)
  if (node.type === 'paragraph' && node.children.every(({ type }) => type === 'image'))
    return undefined
  return node.type === 'paragraph' && span ? paragraphItems(linesOf(text, span)) : undefined
}
