import { expect, test } from 'vitest'
import { cslItem } from '../../src/citations/csl-item.ts'
import { exported } from '../../src/citations/export-sources.ts'
import { risRecord } from '../../src/citations/ris.ts'
import type { SourceData } from '../../src/schemas/source.ts'

test('a record has the whole key, every author, the medium, the day and the day of access', () => {
  const source = {
    type: 'webpage' as const,
    title: '見本電機、値下げ',
    author: [{ literal: '見本通信' }, { family: '山田', given: '太郎' }],
    'container-title': '見本通信オンライン',
    publisher: '見本通信社',
    issue: '1.10',
    issued: '2025-02-04',
    accessed: '2025-02-14',
    language: 'ja',
    note: '有料の記事です。',
    'archive-URL': 'https://archive.example/1',
    URL: `https://news.example/${'a'.repeat(80)}`,
  }
  expect(risRecord(cslItem('mihon-tsushin-price-cut-2025', source))).toBe(
    [
      'TY  - ELEC',
      'ID  - mihon-tsushin-price-cut-2025',
      'AU  - 見本通信',
      'AU  - 山田, 太郎',
      'TI  - 見本電機、値下げ',
      'T2  - 見本通信オンライン',
      'PB  - 見本通信社',
      'IS  - 1.10',
      'DA  - 2025/02/04/',
      'PY  - 2025',
      `UR  - ${source.URL}`,
      'Y2  - 2025/02/14/',
      'AV  - https://archive.example/1',
      'LA  - ja',
      'N1  - 有料の記事です。',
      'ER  - ',
      '',
    ].join('\n'),
  )
})

const lines = (source: Omit<SourceData, 'type'>, type: SourceData['type'] = 'report'): string[] =>
  risRecord(cslItem('a', { type, title: '題', ...source }))
    .split('\n')
    .slice(2, -2)
    .filter((line) => line !== 'TI  - 題')

test.each([
  [{ issued: '2025' }, ['PY  - 2025']],
  [{ issued: '2025-02' }, ['DA  - 2025/02//', 'PY  - 2025']],
  [{ page: '12-15' }, ['SP  - 12', 'EP  - 15']],
  [{ page: 'A1, B2' }, ['SP  - A1, B2']],
  [{ number: '007' }, ['SN  - 007']],
  [
    { author: [{ literal: 'Sample, Example and Partners' }] },
    ['AU  - Sample, Example and Partners,'],
  ],
  [
    { author: [{ family: 'King', given: 'Martin Luther', suffix: 'Jr.' }] },
    ['AU  - King, Martin Luther, Jr.'],
  ],
  [{ author: [{ family: '見本' }] }, ['AU  - 見本']],
])('tells %j as %j', (source, expected) => {
  expect(lines(source)).toEqual(expected)
})

test('the proceedings and the series of a paper stand under tags of their own', () => {
  expect(
    lines({ 'container-title': '予稿集', 'collection-title': '叢書' }, 'paper-conference'),
  ).toEqual(['C3  - 予稿集', 'T3  - 叢書'])
  expect(lines({ 'collection-title': '叢書' }, 'book')).toEqual(['T2  - 叢書'])
})

test('records are parted by an empty line, and what only has an address gives no word more', () => {
  const bare = cslItem('s2', { type: 'webpage', URL: 'https://news.example.com/2' })
  const record = 'TY  - ELEC\nID  - s2\nUR  - https://news.example.com/2\nER  - \n'
  expect(exported('ris', [bare, bare])).toBe(`${record}\n${record}`)
})
