import { expect, test } from 'vitest'
import { citationsIn, useLetter } from '../../src/citations/parse-citation.ts'

test('parts a bracket into its sources with prefix and locator', () => {
  expect(citationsIn('甲[参照 @a1, p. 3; @b2、第2章]乙')).toEqual([
    {
      start: 1,
      end: 24,
      raw: '[参照 @a1, p. 3; @b2、第2章]',
      items: [
        { key: 'a1', prefix: '参照', locator: 'p. 3' },
        { key: 'b2', prefix: '', locator: '第2章' },
      ],
      faults: [],
    },
  ])
})

test.each(['[desk@example.com]', '[注]', '[2025]', '@key', '[[]]', '[a@b; c@d]'])(
  'finds no citation in %s',
  (text) => {
    expect(citationsIn(text)).toEqual([])
  },
)

test.each(['[@a1 p. 3]', '[-@a1]', '[@{a1}]', '[@a1;]', '[@]'])('names the fault of %s', (text) => {
  expect(citationsIn(text)[0]?.faults).toHaveLength(1)
})

test('names uses a to z, then aa', () => {
  expect([0, 25, 26, 27, 701, 702].map(useLetter)).toEqual(['a', 'z', 'aa', 'ab', 'zz', 'aaa'])
})
