import { expect, test } from 'vitest'
import { listPages } from '../../src/data/pages.ts'

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
