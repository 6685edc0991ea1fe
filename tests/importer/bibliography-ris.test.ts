import { expect, test } from 'vitest'
import { entryData } from '../../src/importer/bibliography/entry.ts'
import { readRis } from '../../src/importer/bibliography/ris.ts'

/** The first record of a file as the registry has it, and what is told of it. */
const read = (...lines: string[]) => {
  const [item] = readRis([...lines, 'ER  - ', ''].join('\n')).items
  if (item === undefined) throw new Error('no record')
  const { data, told } = entryData(item)
  return { data, told: told.map(({ kind, what }) => `${kind}: ${what}`) }
}

test('reads a record whole: names, dates, numbers, addresses; what is left is told with its value', () => {
  expect(
    read(
      'TY  - JOUR',
      'AU  - 見本, 花子',
      'AU  - 見本 太郎',
      'A1  - Smith, John, Jr.',
      'AU  - World Health Organization',
      'AU  - J. A. Doe',
      'AU  - Sample, Example and Partners,',
      'AU  - van Gogh, Vincent',
      'AU  - et al.',
      'A2  - Roe, Mia',
      'TI  - A <i>title</i> &amp; that',
      'goes on',
      'T2  - Journal of X',
      'JA  - J. X',
      'PY  - 2024/05//',
      'DA  - 2024/05/06/Spring',
      'VL  - 3',
      'IS  - 2',
      'SP  - 100',
      'EP  - 110',
      'SN  - 1234-5678',
      'DO  - https://doi.org/10.5555/abc',
      'UR  - https://a.example.com/1?utm_source=q',
      'UR  - https://b.example.com/1',
      'N1  - one',
      'N1  - two',
      'KW  - 語',
      'LA  - eng',
      'Y2  - 2025/02//',
    ),
  ).toEqual({
    data: {
      type: 'article-journal',
      title: 'A title & that goes on',
      language: 'en',
      author: [
        { family: '見本', given: '花子' },
        { family: '見本', given: '太郎' },
        { family: 'Smith', given: 'John', suffix: 'Jr.' },
        { literal: 'World Health Organization' },
        { family: 'Doe', given: 'J. A.' },
        { literal: 'Sample, Example and Partners' },
        { family: 'Gogh', given: 'Vincent', 'non-dropping-particle': 'van' },
      ],
      'container-title': 'Journal of X',
      volume: '3',
      issue: '2',
      page: '100-110',
      issued: '2024-05-06',
      URL: 'https://a.example.com/1',
      DOI: '10.5555/abc',
      ISSN: '1234-5678',
      note: 'one',
      'title-basis': 'list',
    },
    told: [
      'left-out: AU = et al.',
      'left-out: A2 = Roe, Mia',
      'left-out: DA = 2024/05/06/Spring',
      'left-out: UR = https://b.example.com/1',
      'left-out: KW = 語',
      'left-out: Y2 = 2025/02//',
      'left-out: JA = J. X',
      'left-out: N1 = two',
      'address: https://a.example.com/1?utm_source=q → https://a.example.com/1',
    ],
  })
})

test.each<[string, string[], Record<string, unknown>, string[]]>([
  [
    'a book in a series',
    ['TY  - BOOK', 'TI  - 本', 'T2  - 叢書'],
    { type: 'book', 'collection-title': '叢書' },
    [],
  ],
  [
    'a paper',
    ['TY  - CPAPER', 'TI  - 稿', 'C3  - 予稿集'],
    { type: 'paper-conference', 'container-title': '予稿集' },
    [],
  ],
  [
    'a report with its number',
    ['TY  - RPRT', 'TI  - 報', 'SN  - 007'],
    { type: 'report', number: '007' },
    [],
  ],
  [
    'a kind nobody knows',
    ['TY  - XXXX', 'TI  - 題'],
    { type: 'document' },
    ['left-out: TY = XXXX'],
  ],
  [
    'a date in words',
    ['TY  - GEN', 'TI  - 題', 'PY  - [1998?]'],
    { issued: undefined },
    ['left-out: PY = [1998?]'],
  ],
  [
    'a DOI as address',
    ['TY  - GEN', 'TI  - 題', 'UR  - doi:10.5555/x'],
    { DOI: '10.5555/x', URL: undefined },
    [],
  ],
  [
    'an address without scheme',
    ['TY  - GEN', 'TI  - 題', 'UR  - www.example.com'],
    { URL: undefined },
    ['left-out: UR = www.example.com'],
  ],
  [
    'an archived copy',
    ['TY  - ELEC', 'TI  - 題', 'AV  - https://archive.example/1'],
    { 'archive-URL': 'https://archive.example/1' },
    [],
  ],
  [
    'a shelf',
    ['TY  - ELEC', 'TI  - 題', 'AV  - 棚三'],
    { 'archive-URL': undefined },
    ['left-out: AV = 棚三'],
  ],
  ['one page', ['TY  - GEN', 'TI  - 題', 'SP  - 5', 'EP  - 5'], { page: '5' }, []],
])('%s', (_, lines, data, told) => {
  const result = read(...lines)
  const asked = Object.entries(result.data).filter(([name]) => name in data)
  expect([Object.fromEntries(asked), result.told]).toEqual([data, told])
})

test('a record without its end, and lines outside of records, leave the others', () => {
  const { items, broken } = readRis(
    'Made by a program\nTY  - GEN\nTI  - 一\nTY  - GEN\nTI  - 二\nER  - \nTI  - lost\nAU  - lost\nER  - \n',
  )
  expect(items.map((item) => [item.line, entryData(item).data.title])).toEqual([
    [2, '一'],
    [4, '二'],
  ])
  expect(broken.map(({ line, reason }) => [line, reason])).toEqual([
    [1, 'unexpected `Made by a program`, expected `TY  - ` at the beginning of an entry'],
    [7, 'unexpected `TI  - lost`, expected `TY  - ` at the beginning of an entry'],
  ])
})
