import { expect, test } from 'vitest'
import { evidenceRows, numeralAbove, numeralsOf } from '../../src/data/evidence.ts'
import { titleView } from '../../src/data/title.ts'
import type { Citation, OutlineItem } from '../../src/markdown/rendered-report.ts'

const heading = (depth: number, id: string): OutlineItem => ({
  depth,
  id,
  text: id,
  explicit: true,
})
const outline = [heading(2, 'a'), heading(3, 'a1'), heading(4, 'deep'), heading(2, 'b')]
const cites = (number: number, section: string | null): Citation => ({
  number,
  section,
  key: `s${number}`,
  letter: 'a',
  id: '',
  prefix: null,
  locator: null,
  paragraph: null,
  sentence: '',
})

test('counts for each section of the first two levels how often it cites each source', () => {
  const rows = evidenceRows(outline, [cites(4, 'a'), cites(4, 'a'), cites(1, 'a1')], [1, 4])
  expect(rows.map(({ heading, numeral, counts }) => [heading?.id, numeral, counts])).toEqual([
    ['a', '一', [0, 2]],
    ['a1', '', [1, 0]],
    ['b', '二', [0, 0]],
  ])
})

test('gives text outside any section a row only where it cites', () => {
  expect(evidenceRows(outline, [cites(1, null)], [1])[0]).toEqual({
    heading: null,
    numeral: '',
    counts: [1],
  })
})

test('gives the notes a row at the end only where they cite', () => {
  expect(evidenceRows(outline, [cites(1, 'footnote-label')], [1]).at(-1)).toEqual({
    heading: { depth: 2, id: 'footnote-label', text: '脚注', explicit: true },
    numeral: '',
    counts: [1],
  })
})

test('finds the numeral of the chapter that a section stands in', () => {
  expect(['a1', 'b', null].map((id) => numeralAbove(outline, numeralsOf(outline), id))).toEqual([
    '一',
    '二',
    '',
  ])
})

test.each([
  ['中国の問題を解決したか？その背景と影響', ['中国の問題を解決したか？', 'その背景と影響']],
  ['見本電機：衝撃の値下げ', ['見本電機', '衝撃の値下げ']],
  ['一つの題', ['一つの題', '']],
  ['本当か？', ['本当か？', '']],
])('parts the title %s into its clauses', (full, [main, sub]) => {
  expect(titleView(full)).toEqual({ full, main, sub })
})
