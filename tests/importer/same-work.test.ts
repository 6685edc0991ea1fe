import { describe, expect, test } from 'vitest'
import { samenessOf } from '../../src/importer/registry/same-work.ts'
import type { SourceData } from '../../src/schemas/source.ts'
import { contentFolder, importText } from './import-text.ts'

const entry = (fields: Partial<SourceData>): SourceData => ({
  type: 'book',
  title: '年次報告書',
  ...fields,
})

describe('two entries of one title', () => {
  test.each<[string, Partial<SourceData>, Partial<SourceData>, string]>([
    ['one DOI', { DOI: '10.5555/EX.1', title: '甲' }, { DOI: '10.5555/ex.1', title: '乙' }, 'same'],
    ["a DOI's address", { DOI: '10.5555/ex.1' }, { URL: 'https://doi.org/10.5555/ex.1' }, 'same'],
    ['two DOIs', { DOI: '10.5555/ex.1' }, { DOI: '10.5555/ex.2' }, 'other'],
    [
      'one address',
      { URL: 'https://a.example.com/x' },
      { URL: 'http://www.a.example.com/x/' },
      'same',
    ],
    [
      'two addresses',
      { URL: 'https://a.example.com/x' },
      { URL: 'https://b.example.com/x' },
      'other',
    ],
    [
      'one address and two volumes',
      { URL: 'https://a.example.com/x', volume: '1' },
      { URL: 'https://a.example.com/x', volume: '2' },
      'other',
    ],
    ['one ISBN in two forms', { ISBN: '978-4-00-000000-0' }, { ISBN: '4000000004' }, 'same'],
    ['two ISBNs', { ISBN: '9784000000000' }, { ISBN: '9784000000017' }, 'other'],
    [
      'chapters of one book',
      { ISBN: '9784000000000', title: '第一章' },
      { ISBN: '9784000000000', title: '第二章' },
      'other',
    ],
    [
      'one author and year',
      { author: [{ literal: '見本 花子' }], issued: '2024-03' },
      { author: [{ family: '見本', given: '花子' }], issued: '2024' },
      'same',
    ],
    [
      'two authors',
      { author: [{ literal: '見本電機' }] },
      { author: [{ literal: '典拠製作所' }] },
      'other',
    ],
    [
      'one publisher, two years',
      { publisher: '見本社', issued: '2024' },
      { publisher: '見本社', issued: '2025' },
      'other',
    ],
    [
      'one publisher, two volumes',
      { publisher: '見本社', volume: '1' },
      { publisher: '見本社', volume: '2' },
      'other',
    ],
    [
      'one publisher, a year on one side',
      { publisher: '見本社', issued: '2024' },
      { publisher: '見本社' },
      'title',
    ],
    ['nothing else', {}, {}, 'title'],
    ['one year and nothing else', { issued: '2024' }, { issued: '2024' }, 'title'],
  ])('and %s', (_, one, other, sameness) => {
    expect(samenessOf(entry(one), entry(other))).toBe(sameness)
    expect(samenessOf(entry(other), entry(one))).toBe(sameness)
  })
})

const company = (name: string, more = '') =>
  `# ${name}の業績\n\n## 概要\n\n${name}の売上は動きました[1]。${more}\n\n## 参考文献\n\n1. 年次報告書\n`

test('gives two companies whose lists say one title two entries, and tells so', async () => {
  const folder = contentFolder()
  const first = await importText(company('見本電機'), { folder, name: 'a.md' })
  const second = await importText(company('典拠製作所'), { folder, name: 'b.md' })
  expect(first.data.sources).toEqual(['nenji-houkokusho'])
  expect(second.data.sources).toEqual(['nenji-houkokusho-2'])
  expect(second.account.changes).toContainEqual({
    line: 9,
    kind: 'same-title',
    what: 'source 1: only the title agrees with `nenji-houkokusho`; it has an entry of its own (where they are one work, list that key)',
  })
})

test('finds the entry of an earlier import of the same report again', async () => {
  const folder = contentFolder()
  await importText(company('見本電機'), { folder, name: 'a.md' })
  await importText(company('典拠製作所'), { folder, name: 'b.md' })
  const again = await importText(company('典拠製作所'), { folder, name: 'b.md' })
  expect([again.account.status, again.account.sources.new]).toEqual(['unchanged', 0])
  const changed = await importText(company('典拠製作所', '利益も動きました。'), {
    folder,
    name: 'b.md',
  })
  expect([changed.account.status, changed.data.sources]).toEqual([
    'imported',
    ['nenji-houkokusho-2'],
  ])
  expect(Object.keys(changed.sources).sort()).toEqual(['nenji-houkokusho', 'nenji-houkokusho-2'])
})

test('neither gives a source an address that its list lacks, nor takes its own', async () => {
  const folder = contentFolder()
  const cited = (item: string) =>
    `# 見本の報告\n\n## 概要\n\n${item.length}です[1]。\n\n## 参考文献\n\n1. ${item}\n`
  const words = 'Sample Org. "A report on prices." 2024.'
  await importText(cited(`${words} https://doi.org/10.5555/ex.1`), { folder, name: 'a.md' })
  const plain = await importText(cited(words), { folder, name: 'b.md' })
  expect([plain.account.reason, plain.account.sources.new]).toEqual([undefined, 1])
  const again = await importText(cited(`${words} `), { folder, name: 'c.md' })
  expect([again.account.reason, again.account.sources.known]).toEqual([undefined, 1])
})
