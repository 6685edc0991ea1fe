import type { Table, TableRow } from 'mdast'
import { innerSpan, spanOf } from '../read/raw-markdown.ts'
import { cleanWords } from '../registry/words.ts'
import { readSourceItem, type SourceItem } from './source-item.ts'

const NUMBER_COLUMN = /^(?:no\.?|n|#|№|番号|出典番号|文献番号|id|項番)$/i
const TITLE_COLUMN = /(?:題|タイトル|記事|資料名?|文献|出典|title|source|article|name|名称)/i
const ADDRESS = /https?:\/\//i

const cellTexts = (text: string, row: TableRow): string[] =>
  row.children.map((cell) => {
    const span = innerSpan(cell)
    return span ? text.slice(span.start, span.end).replaceAll('\\|', '|') : ''
  })

const columnOf = (heads: readonly string[], pattern: RegExp): number =>
  heads.findIndex((head) => pattern.test(head.trim()))

/** The sources that a table lists, a row each, or undefined where fewer than half of its rows have an address. */
export const tableItems = (text: string, table: Table): SourceItem[] | undefined => {
  const [head, ...rows] = table.children
  if (!head || rows.length === 0) return undefined
  const heads = cellTexts(text, head)
  const cells = rows.map((row) => cellTexts(text, row))
  const addressed = cells.filter((row) => row.some((cell) => ADDRESS.test(cell)))
  if (addressed.length === 0 || addressed.length < cells.length / 2) return undefined
  const numbered = columnOf(heads, NUMBER_COLUMN)
  const numbers =
    numbered !== -1 ? numbered : cells.every(([cell = '']) => /^\W*\d{1,3}\W*$/.test(cell)) ? 0 : -1
  const titled = heads.findIndex((name, index) => index !== numbers && TITLE_COLUMN.test(name))
  return cells.map((row, index): SourceItem => {
    const address =
      row.find((cell, column) => column !== titled && ADDRESS.test(cell)) ??
      row.find((cell) => ADDRESS.test(cell)) ??
      ''
    const title = titled === -1 ? '' : (row[titled] ?? '')
    const others = row.filter(
      (cell, column) =>
        column !== numbers && column !== titled && cell !== address && cell.trim() !== '',
    )
    const label =
      numbers === -1
        ? undefined
        : Number(/\d{1,3}/.exec((row[numbers] ?? '').normalize('NFKC'))?.[0])
    const offset = (rows[index] && spanOf(rows[index])?.start) ?? 0
    const item = readSourceItem(title === address ? address : `${title} ${address}`, offset, label)
    const note = others.map(cleanWords).filter(Boolean).join('、')
    return note === '' ? item : { ...item, note: item.note ? `${item.note}、${note}` : note }
  })
}
