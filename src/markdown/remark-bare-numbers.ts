import type { Root } from 'mdast'
import { toString } from 'mdast-util-to-string'
import { visit } from 'unist-util-visit'
import type { VFile } from 'vfile'
import { findPiece, refuse } from './refuse.ts'
import { contextOf, type ReportContext } from './report-context.ts'

const DIGITS = '[0-9０-９]{1,3}'
const BARE = new RegExp(
  `[\\[［【](${DIGITS}(?:\\s*[,、，;；\\-–—~～〜]\\s*${DIGITS})*)[\\]］】]`,
  'gu',
)
const LOST_NOTE = /\[\^[^\]\s]+\]/gu

const numbersIn = (inside: string): number[] => {
  const text = inside.normalize('NFKC')
  const range = /^(\d+)\s*[-–—~〜]\s*(\d+)$/.exec(text)
  if (!range) return (text.match(/\d+/g) ?? []).map(Number)
  const [from, to] = [Number(range[1]), Number(range[2])]
  return to > from && to - from < 50
    ? Array.from({ length: to - from + 1 }, (_, i) => from + i)
    : [from, to]
}

const advice = (numbers: readonly number[], report: ReportContext): string => {
  const keys = numbers.map(
    (number) => report.sources.find((source) => source.number === number)?.key,
  )
  const missing = numbers.filter((_, index) => keys[index] === undefined)
  if (missing.length > 0)
    return `expected \`[@key]\`; this report lists ${report.sources.length} sources and none has the number ${missing.join(', ')}`
  return `expected \`[${keys.map((key) => `@${key}`).join('; ')}]\`; write \\[ for a bracket that is no citation`
}

/**
 * A bare `[4]` is refused with the key that stands fourth: an editor may not cite by a number that a
 * changed list would turn to another source. `\[4]` and years such as [2025] stay text.
 */
export function remarkBareNumbers() {
  return (tree: Root, file: VFile): void => {
    const report = contextOf(file)
    if (!report) return
    visit(tree, 'text', (node) => {
      let from = 0
      for (const [raw, inside = ''] of node.value.matchAll(BARE)) {
        const found = findPiece(file, node, raw, from)
        from = found.next
        if (found.escaped) continue
        refuse(
          file,
          `Unexpected number \`${raw}\`, ${advice(numbersIn(inside), report)}`,
          found.place,
          'bare-number',
        )
      }
      for (const [raw] of node.value.matchAll(LOST_NOTE)) {
        const found = findPiece(file, node, raw, 0)
        if (!found.escaped)
          refuse(
            file,
            `Unexpected note mark \`${raw}\`, expected its text in a line \`${raw}: …\``,
            found.place,
            'unknown-note',
          )
      }
    })
    visit(tree, 'definition', (node) => {
      const label = node.label ?? ''
      if (/^@|^\d{1,3}$/.test(label.trim()))
        refuse(
          file,
          `Unexpected link definition \`[${label}]:\`, expected text; write \\[${label}]: if the line is text`,
          node,
          'number-definition',
        )
    })
    visit(tree, 'link', (node) => {
      const text = toString(node)
      if (
        /^@[a-z]/.test(text) &&
        /^\[@/.test(String(file.value).slice(node.position?.start.offset ?? 0))
      )
        refuse(
          file,
          `Unexpected link \`[${text}](\`, expected a citation; put the bracket after it in full width （ or write \\(`,
          node,
          'citation-form',
        )
    })
  }
}
