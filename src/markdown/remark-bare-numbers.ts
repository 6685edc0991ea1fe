import type { Definition, Link, Nodes, Parents, Root, Text } from 'mdast'
import { toString } from 'mdast-util-to-string'
import { visitParents } from 'unist-util-visit-parents'
import type { VFile } from 'vfile'
import { findPiece, refuse } from './refuse.ts'
import { contextOf, type ReportContext } from './report-context.ts'

const DIGITS = '[0-9０-９]{1,3}'
const BARE = new RegExp(
  `[\\[［【](${DIGITS}(?:\\s*[,、，;；\\-–—~～〜]\\s*${DIGITS})*)[\\]］】]`,
  'gu',
)
/** What may stand in the brackets of an array: a letter, with figures or an offset or without, or figures. */
const INDEX = '\\[(?:[A-Za-z](?:_?\\d+)?(?:[+-]\\d+)?|\\d+)\\]'
const INDICES = new RegExp(`(?:${INDEX}){2,}`, 'g')
const LOST_NOTE = /\[\^[^\]\s]+\]/gu

/** Whether a text is the indices of an array: `[i][j]`, `[0][n]`. Figures alone may be citations. */
export const isIndices = (text: string): boolean =>
  new RegExp(`^${INDICES.source}$`).test(text) && /[A-Za-z]/.test(text)

const numbersIn = (inside: string): number[] => {
  const text = inside.normalize('NFKC')
  const range = /^(\d+)\s*[-–—~〜]\s*(\d+)$/.exec(text)
  if (!range) return (text.match(/\d+/g) ?? []).map(Number)
  const [from, to] = [Number(range[1]), Number(range[2])]
  return to > from && to - from < 50
    ? Array.from({ length: to - from + 1 }, (_, i) => from + i)
    : [from, to]
}

const advice = (raw: string, numbers: readonly number[], report: ReportContext): string => {
  if (!report.isListRead) return 'expected `[@key]`'
  const keys = numbers.map(
    (number) => report.sources.find((source) => source.number === number)?.key,
  )
  const missing = numbers.filter((_, index) => keys[index] === undefined)
  if (missing.length > 0)
    return `expected \`[@key]\`; this report lists ${report.sources.length} sources and none has the number ${missing.join(', ')}`
  return `expected \`[${keys.map((key) => `@${key}`).join('; ')}]\`; ${
    raw.startsWith('[') ? 'write \\[' : `write &#${raw.codePointAt(0)};`
  } for a bracket that is no citation`
}

/** Whether a node is the first thing of its block: 【1】 there numbers a heading or an item. */
const beginsBlock = (node: Nodes, ancestors: readonly Parents[]): boolean => {
  const parent = ancestors.at(-1)
  if (parent?.children[0] !== node) return false
  return (
    /^(?:paragraph|heading|tableCell)$/.test(parent.type) ||
    beginsBlock(parent, ancestors.slice(0, -1))
  )
}

const refuseNumbers = (
  node: Text,
  ancestors: readonly Parents[],
  file: VFile,
  report: ReportContext,
): void => {
  let from = 0
  const indices = [...node.value.matchAll(INDICES)].filter(([raw]) => isIndices(raw))
  for (const { 0: raw, 1: inside = '', index } of node.value.matchAll(BARE)) {
    const piece = findPiece(file, node, raw, from)
    from = piece.next
    const isLabel = index === 0 && !raw.startsWith('[') && beginsBlock(node, ancestors)
    const isIndex = indices.some((at) => index >= at.index && index < at.index + at[0].length)
    if (piece.escaped || !piece.found || isLabel || isIndex) continue
    const reason = `Unexpected number \`${raw}\`, ${advice(raw, numbersIn(inside), report)}`
    refuse(file, reason, piece.place, 'bare-number')
  }
}

const refuseLostNotes = (node: Text, file: VFile): void => {
  let from = 0
  for (const [raw] of node.value.matchAll(LOST_NOTE)) {
    const piece = findPiece(file, node, raw, from)
    from = piece.next
    if (piece.escaped) continue
    const reason = `Unexpected note mark \`${raw}\`, expected its text in a line \`${raw}: …\``
    refuse(file, reason, piece.place, 'unknown-note')
  }
}

/** Whether a definition's name is that of a citation, so that the line can't be one of a link. */
export const isNumberDefinition = ({ label }: Pick<Definition, 'label'>): boolean =>
  /^@|^\d{1,3}$/.test((label ?? '').trim())

const refuseDefinition = (node: Definition, file: VFile): void => {
  if (!isNumberDefinition(node)) return
  const label = node.label ?? ''
  const reason = `Unexpected link definition \`[${label}]:\`, expected text; write \\[${label}]: if the line is text`
  refuse(file, reason, node, 'number-definition')
}

const refuseLinkedCitation = (node: Link, file: VFile): void => {
  const text = toString(node)
  const source = String(file.value).slice(node.position?.start.offset ?? 0)
  if (!/^@[a-z]/.test(text) || !source.startsWith('[@')) return
  const reason = `Unexpected link \`[${text}](\`, expected a citation; put the bracket after it in full width （ or write \\(`
  refuse(file, reason, node, 'citation-form')
}

/**
 * A bare `[4]` is refused with the key that stands fourth: an editor may not cite by a number that a
 * changed list would turn to another source. `\[4\]`, years such as [2025], indices such as [0][n] and a
 * 【1】 that begins a line or a heading stay text.
 */
export function remarkBareNumbers() {
  return (tree: Root, file: VFile): void => {
    const report = contextOf(file)
    if (!report) return
    visitParents(tree, (node, ancestors) => {
      if (node.type === 'text') {
        refuseNumbers(node, ancestors, file, report)
        refuseLostNotes(node, file)
      }
      if (node.type === 'definition') refuseDefinition(node, file)
      if (node.type === 'link') refuseLinkedCitation(node, file)
    })
  }
}
