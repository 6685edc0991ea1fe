import { expect, test } from 'vitest'
import { numberedText } from '../../src/data/cite-text.ts'
import { sourceView } from '../../src/data/source-view.ts'

const numbered = (fields: Parameters<typeof sourceView>[1]) =>
  numberedText({
    ...sourceView('s1', fields),
    number: 1,
    entryId: 'source-1',
    quotes: [],
    withdrawn: null,
    uses: [],
  })

test('a source of which nothing but the title is known has no medium beside it', () => {
  const view = sourceView('s1', { type: 'report', title: '年次報告書' })
  expect([view.medium, view.namedMedium, view.URL]).toEqual(['年次報告書', null, null])
  expect(sourceView('s1', { type: 'report', title: '題', publisher: '見本社' }).namedMedium).toBe(
    '見本社',
  )
})

test('a line of the list prints such a title once', () => {
  expect(numbered({ type: 'report', title: '年次報告書' })).toBe(
    '[1] 「年次報告書」（題名未確認）（本文で引用していない）',
  )
  expect(numbered({ type: 'report', title: '題', publisher: '見本社' })).toBe(
    '[1] 「題」（題名未確認）、見本社（本文で引用していない）',
  )
})
