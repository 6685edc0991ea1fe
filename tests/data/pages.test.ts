import { expect, test } from 'vitest'
import { keyedByProps, listPages } from '../../src/data/pages.ts'

test('parts a list into pages that lead to each other', () => {
  expect(listPages([1, 2, 3, 4, 5], '/reports/', 2)).toEqual([
    {
      param: undefined,
      items: [1, 2],
      total: 5,
      pages: { current: 1, last: 3, newer: null, older: '/reports/page/2/' },
    },
    {
      param: 'page/2',
      items: [3, 4],
      total: 5,
      pages: { current: 2, last: 3, newer: '/reports/', older: '/reports/page/3/' },
    },
    {
      param: 'page/3',
      items: [5],
      total: 5,
      pages: { current: 3, last: 3, newer: '/reports/page/2/', older: null },
    },
  ])
})

test('gives an empty list one page', () => {
  expect(listPages([], '/reports/')).toHaveLength(1)
})

test('gives a page another key where its place, an entry or anything in an entry is another', () => {
  const items = [
    { title: '甲', dots: [[1, 0]] },
    { title: '乙', dots: [] },
    { title: '丙', dots: [] },
  ]
  const keysOf = (entries: object[], name = '話題') =>
    keyedByProps(listPages(entries, '/topics/', 2).map((list) => ({ props: { name, list } }))).map(
      ({ cacheKey }) => cacheKey,
    )
  const [first, second] = keysOf(items)
  expect(keysOf(structuredClone(items))).toEqual([first, second])
  expect(keysOf(items, '別')).not.toContain(first)
  const changed = structuredClone(items)
  changed[0]?.dots[0]?.push(1)
  expect(keysOf(changed)[0]).not.toBe(first)
  expect(keysOf(changed)[1]).toBe(second)
  expect(keysOf(items.toReversed())).not.toContain(first)
  expect(keysOf(items.slice(0, 2))[0]).not.toBe(first)
})
