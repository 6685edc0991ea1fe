import { expect, test } from 'vitest'
import { asRis, cslItem } from '../../src/citations/export-sources.ts'

test('RIS keeps the whole key, every author and the day', () => {
  const source = {
    type: 'article-newspaper' as const,
    title: '見本電機、値下げ',
    author: [{ literal: '見本通信' }, { family: '山田', given: '太郎' }],
    issued: '2025-02-04',
    URL: 'https://news.example/a',
  }
  expect(asRis([cslItem('mihon-tsushin-price-cut-2025', source)])).toBe(
    [
      'TY  - NEWS',
      'ID  - mihon-tsushin-price-cut-2025',
      'AU  - 見本通信',
      'AU  - 山田, 太郎',
      'DA  - 2025/02/04/',
      'PY  - 2025',
      'TI  - 見本電機、値下げ',
      'UR  - https://news.example/a',
      'ER  - ',
      '',
    ].join('\n'),
  )
})

test('RIS tells a year alone as a year', () => {
  expect(asRis([cslItem('a', { type: 'webpage', title: '題', issued: '2025' })])).toBe(
    'TY  - ELEC\nPY  - 2025\nID  - a\nTI  - 題\nER  - \n',
  )
})
