import type { Nodes, Paragraph, Root, Table } from 'mdast'
import type { VFile } from 'vfile'
import { refuse } from './refuse.ts'
import { contextOf } from './report-context.ts'
import { visit } from './visit.ts'

/** A row may hold more cells than its head: no page would show them. */
const refuseCells = (table: Table, file: VFile): void => {
  const [head, ...rows] = table.children
  const most = head?.children.length ?? 0
  for (const row of rows) {
    const cell = row.children[most]
    if (cell)
      refuse(
        file,
        `Unexpected cell beyond the ${most} of the table's head, expected a head for it, or \\| for a bar that is text`,
        cell,
        'table-cell',
      )
  }
}

const DELIMITERS = /^(?=.*\|)\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)*\|?$/
const ROW = /^\|.*(?<!\\)\|$/

/** A line as it stands in its block, without the signs of quotations around it. */
const bare = (line: string): string => line.replace(/^[>\s]*/, '').trimEnd()

/** Whether a line looks like a row of a table, or like the line below its head. */
export const looksLikeRow = (line: string): boolean =>
  ROW.test(bare(line)) || DELIMITERS.test(bare(line))

const cellsIn = (row: string): number =>
  row.replace(/^\||(?<!\\)\|$/g, '').split(/(?<!\\)\|/).length

const delimitersOf = (cells: number): string => `| ${Array(cells).fill('---').join(' | ')} |`

interface Line {
  text: string
  place: { line: number; column: number }
}

/** The lines of a paragraph as they stand in the file. */
const linesOf = ({ position }: Paragraph, file: VFile): Line[] => {
  const { start, end } = position ?? {}
  if (start?.offset === undefined || end?.offset === undefined) return []
  return String(file.value)
    .slice(start.offset, end.offset)
    .split('\n')
    .map((line, index) => {
      const column = (/^[>\s]*/.exec(line)?.[0].length ?? 0) + (index === 0 ? start.column : 1)
      return { text: bare(line), place: { line: start.line + index, column } }
    })
}

const rowFault = (head: string, row: string): string | undefined => {
  const cells = cellsIn(head)
  if (DELIMITERS.test(row))
    return `Unexpected line \`${row}\` of ${cellsIn(row)} cells below a head of ${cells}, expected as many in both: \`${delimitersOf(cells)}\``
  return ROW.test(head) && ROW.test(row)
    ? `Unexpected row \`${row}\` of a table without a line below its head, expected \`${delimitersOf(cells)}\` between the first row and the second`
    : undefined
}

/** Whether lines of one paragraph were meant for a table, but are no table. */
export const isLostTable = (lines: readonly string[]): boolean =>
  lines.some(
    (line, index) => index > 0 && rowFault(bare(lines[index - 1] ?? ''), bare(line)) !== undefined,
  )

/** Lines that were meant for a table but are no table would be published as one line of text. */
const refuseLostTable = (paragraph: Paragraph, file: VFile): void => {
  const lines = linesOf(paragraph, file)
  for (const [index, { text, place }] of lines.entries()) {
    const fault = index === 0 ? undefined : rowFault(lines[index - 1]?.text ?? '', text)
    if (fault === undefined) continue
    refuse(file, `${fault}; write \\| for a bar that is text`, place, 'table-form')
    return
  }
}

/** Says where a table loses cells, and where lines look like a table but are no table. */
export function remarkTables() {
  return (tree: Root, file: VFile): void => {
    if (!contextOf(file)) return
    visit(tree, (node: Nodes) => {
      if (node.type === 'table') refuseCells(node, file)
      // What a component adds stands where all of it stands.
      if (node.type === 'paragraph' && !node.data) refuseLostTable(node, file)
    })
  }
}
