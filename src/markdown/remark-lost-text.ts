import type { Definition, FootnoteDefinition, Nodes, Root, Text } from 'mdast'
import type { VFile } from 'vfile'
import { findPiece, refuse } from './refuse.ts'
import { isIndices, isNumberDefinition } from './remark-bare-numbers.ts'
import { contextOf } from './report-context.ts'
import { visit } from './visit.ts'

type Defined = Definition | FootnoteDefinition

const writtenAs = ({ type, label, identifier }: Defined): string =>
  `[${type === 'footnoteDefinition' ? '^' : ''}${label ?? identifier}]:`

const usesIn = (tree: Root): Set<string> => {
  const used = new Set<string>()
  visit(tree, (node) => {
    if (node.type === 'footnoteReference') used.add(`footnoteDefinition ${node.identifier}`)
    if (node.type === 'linkReference' || node.type === 'imageReference')
      used.add(`definition ${node.identifier}`)
  })
  return used
}

/** Of definitions, the first of a name counts and one that nothing names is dropped. */
const refuseDefinitions = (tree: Root, file: VFile): void => {
  const used = usesIn(tree)
  const first = new Map<string, number>()
  visit(tree, (node: Nodes) => {
    if (node.type !== 'definition' && node.type !== 'footnoteDefinition') return
    if (node.type === 'definition' && isNumberDefinition(node)) return
    const name = `${node.type} ${node.identifier}`
    const line = first.get(name)
    first.set(name, line ?? node.position?.start.line ?? 0)
    if (line !== undefined)
      refuse(
        file,
        `Unexpected second \`${writtenAs(node)}\`, expected each name once; line ${line} has it already`,
        node,
        'repeated-definition',
      )
    else if (!used.has(name))
      refuse(
        file,
        `Unexpected \`${writtenAs(node)}\` that nothing in the text names, expected ${node.type === 'footnoteDefinition' ? `a mark \`${writtenAs(node).slice(0, -1)}\`` : `a link \`[…]${writtenAs(node).slice(0, -1)}\``}, or no such line`,
        node,
        'unused-definition',
      )
  })
}

/** `[題][ref]`, or what follows the first bracket where that holds emphasis. */
const REFERENCE = /(?:\[[^[\]\n]+|^)\]\[([^[\]\n]*)\]/gu

const refuseReferences = (node: Text, file: VFile): void => {
  let from = 0
  for (const [raw, label] of node.value.matchAll(REFERENCE)) {
    const piece = findPiece(file, node, raw, from)
    from = piece.next
    // A citation that can't be resolved, and figures, are told by others.
    const isOther = raw.includes('@') || /^[[\]\d]*$/.test(raw) || isIndices(raw)
    if (piece.escaped || !piece.found || isOther) continue
    const name = label === '' ? raw.slice(1, -3) : label
    refuse(
      file,
      `Unexpected reference \`${raw}\`, expected a line \`[${name}]: https://…\`, or \\[ for a bracket that is text`,
      piece.place,
      'unknown-reference',
    )
  }
}

/** Where the bracket begins that ends at a place of the file, offsets; -1 where that one is escaped text. */
const openingOf = (text: string, closing: number): number => {
  let depth = 0
  for (let at = closing - 1; at >= 0 && !text.startsWith('\n\n', at); at--) {
    if (text[at - 1] === '\\' || (text[at] !== '[' && text[at] !== ']')) continue
    if (text[at] === '[' && depth === 0) return at
    depth += text[at] === ']' ? 1 : -1
  }
  return -1
}

const TARGET = /^\]\(\s*<?(?:https?:|www\.|mailto:|[#/]|\.\.?\/)/i

/** Whether `](address` of a text, at the offset of its bracket, is what is left of a broken link. */
export const isLostLink = (text: string, at: number): boolean =>
  TARGET.test(text.slice(at, at + 40)) && text[at - 1] !== '\\' && openingOf(text, at) !== -1

const refuseLostLinks = (node: Text, file: VFile): void => {
  let from = 0
  const text = String(file.value)
  for (const [raw] of node.value.matchAll(/\]\(/g)) {
    const piece = findPiece(file, node, raw, from)
    from = piece.next
    if (!piece.found || !isLostLink(text, piece.start)) continue
    const shown = text.slice(piece.start, piece.start + 40).split(/[\s)]/)[0]
    refuse(
      file,
      `Unexpected \`${shown}\` that ends no link, expected \`[words](address)\` without a link in its words or a space in its address, or \\[ and \\] for brackets that are text`,
      piece.place,
      'unknown-reference',
    )
  }
}

/**
 * Markdown drops or passes on what it can't place, in silence: definitions that stand twice or that
 * nothing names, references without a definition, broken links. A report says so instead.
 */
export function remarkLostText() {
  return (tree: Root, file: VFile): void => {
    if (!contextOf(file)) return
    refuseDefinitions(tree, file)
    visit(tree, 'text', (node) => {
      refuseReferences(node, file)
      refuseLostLinks(node, file)
    })
  }
}
