import { expect, test } from 'vitest'
import { calendarDate, citationKey, httpAddress, partialDate } from '../../src/schemas/fields.ts'
import { sourceSchema } from '../../src/schemas/source.ts'

const takes = (schema: { safeParse(value: unknown): { success: boolean } }, value: unknown) =>
  schema.safeParse(value).success

test.each([
  'javascript:alert(1)',
  ' JaVaScRiPt:alert(1)',
  'data:text/html;base64,PHA+',
  'https://user:pass@news.example.com/',
  'https:/news.example.com/one-slash',
  '//news.example.com/no-scheme',
  'ftp://news.example.com/',
  'https://',
  'https:// news.example.com/',
  'https://news.example.com/a b',
  'https://news.example.com/\u0000',
  'https:\\\\news.example.com/',
  '3ページ目',
])('refuses the address %j', (address) => {
  expect(takes(httpAddress, address)).toBe(false)
})

test.each([
  'https://news.example.com/',
  'http://news.example.com',
  'HTTPS://news.example.com/記事?a=1#b',
])('takes the address %s', (address) => {
  expect(takes(httpAddress, address)).toBe(true)
})

test.each([
  ['2024-02-29', true],
  ['2025-02-29', false],
  ['2025-13-01', false],
  ['2025-2-1', false],
  ['2025-02-14T09:00', false],
  ['2025-02-14T25:00:00Z', false],
])('a calendar date %s: %s', (date, expected) => {
  // A time without its offset has no day in Tokyo.
  expect(takes(calendarDate, date)).toBe(expected)
})

test.each([
  ['2025', '2025'],
  [2025, '2025'],
  ['2025-02', '2025-02'],
  ['2025-02-14', '2025-02-14'],
])('keeps the date %s as far as it is known', (date, expected) => {
  expect(partialDate.parse(date)).toBe(expected)
})

test.each(['2025-02-30', '2025-13', '25', '', 20.5])('refuses the date %j', (date) => {
  expect(takes(partialDate, date)).toBe(false)
})

test.each([
  ['fortune-panic', true],
  ['s1', true],
  ['a', false],
  ['Fortune', false],
  ['fortune_panic', false],
  ['4fortune', false],
  ['fortune-', false],
  ['fortune--panic', false],
])('a citation key %s: %s', (key, expected) => {
  expect(takes(citationKey, key)).toBe(expected)
})

test('refuses an entry with neither title nor address', () => {
  expect(takes(sourceSchema, { publisher: '見本通信' })).toBe(false)
})
