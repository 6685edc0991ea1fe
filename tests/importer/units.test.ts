import { describe, expect, test } from 'vitest'
import { numbersIn } from '../../src/importer/marks/numbers.ts'
import { isGarbled, repairGarbled } from '../../src/importer/read/garbled.ts'
import { publisherOf } from '../../src/importer/registry/publishers.ts'
import { slugOf } from '../../src/importer/registry/slug.ts'
import { keyForAddress } from '../../src/importer/registry/source-key.ts'
import { cleanAddress, readDestination } from '../../src/importer/sources/addresses.ts'
import { takeAccessDate } from '../../src/importer/sources/dates/access-date.ts'
import { listKind } from '../../src/importer/sources/list-names.ts'
import { titleFault } from '../../src/importer/sources/placeholders.ts'
import { titleFromAddress } from '../../src/importer/sources/title-from-address.ts'
import { levelled } from '../../src/importer/text/heading-edits.ts'
import { applyEdits, trackedText } from '../../src/importer/text/tracked-text.ts'

test('knows the names of lists at the head of a section', () => {
  for (const name of [
    '参照記事',
    '6. 参考文献リスト',
    '**引用文献**',
    '【出典】',
    '参考資料：',
    'Works cited',
    'References',
    '出典・参考文献',
    '参考情報',
    'Sources:',
  ])
    expect([name, listKind(name)]).toEqual([name, 'sources'])
  for (const name of ['関連リンク', 'Related links', '脚注'])
    expect([name, listKind(name)]).toEqual([name, 'links'])
  for (const name of ['出典の問題', '参加クリエイター', '記事の構成と情報源', '影響', ''])
    expect([name, listKind(name)]).toEqual([name, undefined])
})

test.each([
  ['1', [1]],
  ['1, 3-5', [1, 3, 4, 5]],
  ['１、３', [1, 3]],
  ['2～4', [2, 3, 4]],
  ['3–1', [3, 1]],
])('reads the numbers %s', (text, numbers) => expect(numbersIn(text)).toEqual(numbers))

test.each([
  ['題, 2月 10, 2025にアクセス、 ', '2025-02-10', '題、 '],
  ['A title, accessed May 20, 2025, ', '2025-05-20', 'A title, '],
  ['題（最終アクセス日: 2025年2月1日）', '2025-02-01', '題'],
  ['题，访问时间为 五月 7, 2025， ', '2025-05-07', '题，， '],
  ['題（2025年2月31日閲覧）', undefined, '題（2025年2月31日閲覧）'],
])('reads the access date of %s', (text, accessed, rest) => {
  expect(takeAccessDate(text)).toEqual(accessed === undefined ? { rest } : { rest, accessed })
})

describe('addresses', () => {
  test.each([
    ['"https://news.example.com/a"', 'https://news.example.com/a'],
    ['"https://news.example.com/a', 'https://news.example.com/a'],
    ['https://news.example.com/a\\_b', 'https://news.example.com/a_b'],
    ['https://news.example.com/a b', 'https://news.example.com/a%20b'],
    ['<https://news.example.com/a>', 'https://news.example.com/a'],
    ['https://news.example.com/a "題"', 'https://news.example.com/a'],
  ])('cleans %s', (raw, clean) => expect(cleanAddress(raw)).toBe(clean))

  test('end where their brackets balance', () => {
    expect(readDestination('https://a.example.com/x_(1)) 後').destination).toBe(
      'https://a.example.com/x_(1)',
    )
  })

  test.each([
    [
      'https://www.foxbusiness.com/technology/us-reportedly-investigating-chinas-chips',
      'foxbusiness-us-reportedly-investigating-chinas-chips',
    ],
    ['https://www.youtube.com/watch?v=KQsdx1', 'youtube-watch-kqsdx1'],
    [
      'https://9to5google.com/2025/02/20/gemini-advance-workspace/',
      'site-9to5google-gemini-advance-workspace',
    ],
    ['https://news.yahoo.co.jp/articles/168143', 'yahoo-news-168143'],
    ['https://example.jp/%E5%8D%8A%E5%B0%8E%E4%BD%93', 'example-handoutai'],
    ['https://192.0.2.1/', 'site-192-0-2-1'],
  ])('make the key of %s', (address, key) => expect(keyForAddress(address, () => false)).toBe(key))

  test('make the same second key whatever came first', () => {
    const taken = (key: string) => key === 'example-news'
    expect(keyForAddress('https://news.example.com/', taken)).toMatch(/^example-news-[0-9a-f]{6}$/)
    expect(keyForAddress('https://news.example.com/', taken)).toBe(
      keyForAddress('https://news.example.com/', taken),
    )
  })

  test('spell a title out only in words', () => {
    expect(
      titleFromAddress('https://a.example.com/2025/us-export-rules-on-ai-chips-117629763/'),
    ).toBe('Us export rules on AI chips')
    expect(titleFromAddress('https://a.example.com/articles/70d45538b7816fd1e9eb')).toBeUndefined()
    expect(titleFromAddress('https://a.example.com/')).toBeUndefined()
  })

  test('tell the publisher by a table, else by the host', () => {
    expect(publisherOf('https://m.timesofindia.indiatimes.com/x').name).toBe('The Times of India')
    expect(publisherOf('https://www.unknown.example.com/').name).toBe('unknown.example.com')
  })
})

test.each([
  ['No title found', 'no title'],
  ['404 Not Found', 'an error text'],
  ['Just a moment...', 'an error text'],
  ['リンク先URL', 'no title'],
  ['エラー 503 Server Error', 'an error text'],
  ['è¦æ¬é»æ©', 'garbled'],
  ['null', 'no title'],
  ['エラーから学ぶ設計', undefined],
  ['見本電機が値下げ', undefined],
  ['Error handling in 404 lines', undefined],
  ['Error handling in Rust', undefined],
  ['エラー処理の設計', undefined],
  ['404 Media reports on chips', undefined],
  ['Forbidden City reopens', undefined],
  ['Not found in translation', undefined],
  ['Error: 429', 'an error text'],
  ['Error code: 429', 'an error text'],
  ['Forbidden', 'an error text'],
  ['403 - アクセスできません', 'an error text'],
  ["エラー ('Connection aborted.')", 'an error text'],
])('judges the title %s', (title, fault) => {
  expect(titleFault(title)).toBe(fault)
})

describe('garbled letters', () => {
  const garble = (text: string) => Buffer.from(text).toString('latin1')
  test('are read back where several letters agree', () => {
    expect(repairGarbled(garble('見本電機が値下げ'))).toEqual({
      text: '見本電機が値下げ',
      unread: 0,
    })
    expect(repairGarbled(garble('Новости дня'))?.text).toBe('Новости дня')
    expect(repairGarbled('è¦‹æœ¬é›»æ©Ÿ')?.text).toBe('見本電機')
  })
  test('stay where nothing is certain', () => {
    for (const text of ['Café à la carte', 'São Paulo', '«Ça va»', 'naïve', 'Ã©', '見本'])
      expect(repairGarbled(text)).toBeUndefined()
    expect(isGarbled('Café à la carte')).toBe(false)
  })
})

test('levels headings without jumps', () => {
  expect(levelled([3, 4, 4, 3, 6])).toEqual([2, 3, 3, 2, 3])
  expect(levelled([2, 4, 3, 1, 2])).toEqual([2, 3, 3, 2, 3])
})

test.each([
  [
    '中国のDeepSeekが米国のNvidia問題を解決したか？その背景と影響',
    'chuugoku-deepseek-beikoku-nvidia-mondai-kaiketsu-haikei',
  ],
  ['ChatGPT-5の価格', 'chatgpt-5-kakaku'],
  ['？？？', 'report'],
])('makes the slug of %s', (title, slug) => expect(slugOf(title)).toMatch(new RegExp(`^${slug}`)))

test('knows where a place stood before edits', () => {
  const edited = applyEdits(trackedText('abcdef'), [
    { start: 1, end: 3, text: 'XYZ' },
    { start: 5, end: 5, text: '!' },
  ])
  expect(edited.text).toBe('aXYZde!f')
  expect([0, 1, 4, 5, 7].map((at) => edited.originOf(at))).toEqual([0, 1, 3, 4, 5])
})
