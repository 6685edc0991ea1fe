import type { Table } from 'mdast'
import type { Layout, Placed } from '../read/layout.ts'
import { innerSpan } from '../read/raw-markdown.ts'
import type { Mark } from './mark.ts'
import { NUMBERS, numbersIn } from './numbers.ts'

const NAMES_SOURCES =
  /^\**(?:出典|情報源|参考文献|参考資料|参照資料|文献|ソース|来源|來源|source|ref\.?|refs\.?)[ \t]?(?:番号|no\.?|#)?\**$/i
const ONLY_NUMBERS = new RegExp(`^${NUMBERS}$`)

const marksOf = (
  text: string,
  { node }: Placed<Table>,
  listed: ReadonlyMap<number, unknown>,
): Mark[] => {
  const [head, ...rows] = node.children
  const columns = (head?.children ?? []).flatMap((cell, at) => {
    const span = innerSpan(cell)
    return span && NAMES_SOURCES.test(text.slice(span.start, span.end).trim()) ? [at] : []
  })
  return columns.flatMap((at): Mark[] => {
    const marks = rows.flatMap((row): Mark[] => {
      const span = row.children[at] && innerSpan(row.children[at])
      const raw = span ? text.slice(span.start, span.end) : ''
      if (!span || !ONLY_NUMBERS.test(raw)) return []
      return [{ ...span, raw, numbers: numbersIn(raw), certainty: 'likely' }]
    })
    // A number that the list lacks shows that the column counts something.
    return marks.every(({ numbers }) => numbers.every((number) => listed.has(number))) ? marks : []
  })
}

/** Numbers alone in the cells of a column that is named 出典: they cite, all of them or none. */
export const tableMarks = (
  text: string,
  layout: Layout,
  listed: ReadonlyMap<number, unknown>,
): Mark[] => layout.tables.flatMap((table) => marksOf(text, table, listed))
