import { numberBreaks, typedNumbers } from '../../markdown/remark-list-numbers.ts'
import { isLostTable, looksLikeRow } from '../../markdown/remark-tables.ts'
import type { Layout } from '../read/layout.ts'
import { spanOf } from '../read/raw-markdown.ts'
import { type BodyEdit, excerpt } from './body-edit.ts'

/** Between two items: a note for editors parts a list, so that what follows keeps its own number. */
const PARTING = '{/* 番号はもとのまま */}'

/** A page counts a list's items on: one with numbers of its own becomes several lists. */
const listEdits = (text: string, { lists }: Layout): BodyEdit[] =>
  lists.flatMap(({ node }): BodyEdit[] =>
    numberBreaks(typedNumbers(node, text)).flatMap((index): BodyEdit[] => {
      const item = node.children[index]
      const start = item && spanOf(item)?.start
      if (start === undefined) return []
      const line = text.slice(text.lastIndexOf('\n', start - 1) + 1, start)
      const prefix = line.replace(/[^\s>]/g, ' ')
      const parted = ['', PARTING, '', ''].join(`\n${prefix}`)
      const what = `a list parted, so that its numbers stay: ${excerpt(text.slice(start))}`
      return [{ start, end: start, text: parted, kind: 'list', what }]
    }),
  )

/** Rows that no line below a head makes a table stay text, as Markdown shows them. */
const rowEdits = (text: string, { paragraphs }: Layout): BodyEdit[] =>
  paragraphs.flatMap(({ start, end }): BodyEdit[] => {
    const lines = text.slice(start, end).split('\n')
    if (!isLostTable(lines)) return []
    let at = start
    return lines.flatMap((line): BodyEdit[] => {
      const bar = at + (/^[>\s]*/.exec(line)?.[0].length ?? 0)
      at += line.length + 1
      const what = `rows that are no table stay text: ${excerpt(line)}`
      return looksLikeRow(line) ? [{ start: bar, end: bar, text: '\\', kind: 'table', what }] : []
    })
  })

/** Blocks that the site refuses, since the page would not show them as they were typed. */
export const blockEdits = (text: string, layout: Layout): BodyEdit[] => [
  ...listEdits(text, layout),
  ...rowEdits(text, layout),
]
