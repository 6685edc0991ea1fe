import { expect, test } from 'vitest'
import { numberSources } from '../../src/citations/number-sources.ts'

test('numbers by place in the list, from 1', () => {
  expect(numberSources(['b', 'a'])).toEqual([
    { number: 1, key: 'b' },
    { number: 2, key: 'a' },
  ])
})

test('goes on from a number that the editor fixed', () => {
  expect(numberSources(['a', { 5: 'b' }, 'c']).map(({ number }) => number)).toEqual([1, 5, 6])
})
