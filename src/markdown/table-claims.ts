import type { Element } from 'hast'
import { visit } from './visit.ts'
import { words } from './words.ts'

const cellsOf = (row: Element): Element[] =>
  row.children.filter(
    (child): child is Element =>
      child.type === 'element' && (child.tagName === 'td' || child.tagName === 'th'),
  )

const wordsOf = (cell: Element | undefined): string =>
  cell ? words(cell).replace(/\s+/g, ' ').trim() : ''

/** What a cell is, for whoever reads it alone: how its row and its column are called. */
interface CellNames {
  /** Column and row of the first cell, 項目 甲; empty in that cell itself. */
  row: string
  column: string
  /** The cells behind the first one with their columns, where the first one is meant: it speaks for its row. */
  others: string[]
}

const named = (...parts: string[]): string => parts.filter((part) => part !== '').join(' ')

/** The names of each cell of a table's body. */
export const cellNames = (table: Element): Map<Element, CellNames> => {
  const rows: Element[] = []
  visit(table, 'element', (element) => {
    if (element.tagName === 'tr') rows.push(element)
  })
  const heads = cellsOf(rows[0] ?? table).map(wordsOf)
  const names = new Map<Element, CellNames>()
  for (const row of rows.slice(1)) {
    const cells = cellsOf(row)
    const claims = cells.map((cell, column) => named(heads[column] ?? '', wordsOf(cell)))
    for (const [column, cell] of cells.entries())
      names.set(cell, {
        row: column === 0 || wordsOf(cells[0]) === '' ? '' : (claims[0] ?? ''),
        column: heads[column] ?? '',
        others:
          column === 0 ? claims.slice(1).filter((_, at) => wordsOf(cells[at + 1]) !== '') : [],
      })
  }
  return names
}

/** What a cell claims, with its row and its headings: 項目 甲 / 値 8.3. */
export const cellClaim = ({ row, column, others }: CellNames, text: string): string =>
  [row, named(column, text), ...others].filter((part) => part !== '').join(' / ')
