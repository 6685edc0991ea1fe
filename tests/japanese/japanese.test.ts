import { expect, test } from 'vitest'
import { japaneseDate, kanjiNumber } from '../../src/japanese/dates.ts'
import { phrases } from '../../src/japanese/phrases.ts'
import { sentenceAt, sentences } from '../../src/japanese/sentences.ts'

test.each([
  ['2025-02-01', '2025年2月1日'],
  ['2025-02', '2025年2月'],
  ['2025', '2025年'],
])('writes the date %s as far as it is known', (iso, expected) => {
  expect(japaneseDate(iso)).toBe(expected)
})

test('numbers sections in kanji', () => {
  expect([1, 9, 10, 11, 20, 35, 99, 100].map(kanjiNumber)).toEqual([
    '一',
    '九',
    '十',
    '十一',
    '二十',
    '三十五',
    '九十九',
    '100',
  ])
})

test('loses no character between phrases and sentences', () => {
  const text = '中国のDeepSeekが、米国の問題を解決したか？「そうではない。」と言う。'
  expect(phrases(text).join('')).toBe(text)
  expect(sentences(text).join('')).toBe(text)
})

test('parts sentences that open with a bracket, and none within a quotation', () => {
  expect(sentences('甲です。「乙だ。」と言う。（丁です。）戊です。')).toEqual([
    '甲です。',
    '「乙だ。」と言う。',
    '（丁です。）戊です。',
  ])
})

test.each([
  ['甲です。「乙」です。', 4, '甲です。'],
  ['甲です。「乙」です。', 10, '「乙」です。'],
  ['前の文です。後の文です。', 5, '前の文です。'],
  ['前の文です。後の文です。', 6, '前の文です。'],
  ['前の文です。後の文です。', 11, '後の文です。'],
  ['終わりのない文', 7, '終わりのない文'],
])('finds in %s the sentence of a mark at %d', (text, offset, expected) => {
  expect(sentenceAt(text, offset)).toBe(expected)
})
