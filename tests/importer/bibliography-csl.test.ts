import { describe, expect, test } from 'vitest'
import { readCsl } from '../../src/importer/bibliography/csl.ts'
import { entryData } from '../../src/importer/bibliography/entry.ts'

/** An item as the registry has it, and what is told of it. */
const read = (fields: Record<string, unknown>) => {
  const [item] = readCsl(JSON.stringify([{ id: 'key', title: '題', ...fields }])).items
  if (item === undefined) throw new Error('no item')
  const { data, told } = entryData(item)
  return { data, told: told.map(({ kind, what }) => `${kind}: ${what}`) }
}

describe('dates', () => {
  test.each<[unknown, string | undefined, boolean]>([
    [{ 'date-parts': [[2025, 2, 10]] }, '2025-02-10', true],
    [{ 'date-parts': [['2025', '02']] }, '2025-02', true],
    [{ 'date-parts': [[2025, 0, 0]] }, '2025', true],
    [{ 'date-parts': [[2025, null]] }, '2025', true],
    [{ 'date-parts': [[2025, 0, 5]] }, undefined, false],
    [{ 'date-parts': [[2025]], raw: '2025-02' }, '2025', false],
    [{ raw: '10 Feb 2025' }, '2025-02-10', true],
    ['2025-02-10', '2025-02-10', true],
    [{ literal: '2025年冬号' }, undefined, false],
    [{ 'date-parts': [[1998]], circa: true }, undefined, false],
    [{ 'date-parts': [[2024]], season: 4 }, '2024', false],
    [{ 'date-parts': [[2025, 21]] }, '2025', false],
    [
      {
        'date-parts': [
          ['2025', '01', '30'],
          ['2025', '02', '02'],
        ],
      },
      '2025',
      false,
    ],
    [
      {
        'date-parts': [
          [2025, 1],
          [0, 0],
        ],
      },
      undefined,
      false,
    ],
    [{ 'date-parts': [['2025a']] }, '2025', false],
    [{ 'date-parts': [[2025, 2, 30]] }, undefined, false],
  ])('%j', (issued, held, isWhole) => {
    const { data, told } = read({ issued })
    const written = typeof issued === 'string' ? issued : JSON.stringify(issued)
    expect([data.issued, told]).toEqual([held, isWhole ? [] : [`left-out: issued = ${written}`]])
  })

  test('a month of access is told', () => {
    expect(read({ accessed: { 'date-parts': [[2025, 2]] } })).toMatchObject({
      data: { title: '題' },
      told: ['left-out: accessed = 2025-02'],
    })
  })
})

test('names keep their parts; what is no part of a name is told', () => {
  const { data, told } = read({
    author: [
      { family: 'Beethoven', given: 'Ludwig', 'non-dropping-particle': 'van' },
      { family: 'King', given: 'M', suffix: 'Jr.' },
      { literal: 'Smith &amp; Sons &amp;amp;' },
      { literal: '見本 花子' },
      { family: '見本 花子' },
      { given: 'Plato' },
      { name: '見本研究会' },
      '典拠 太郎',
      { literal: 'others' },
      { family: 'Roe', given: 'Mia', ORCID: '0000-1' },
    ],
  })
  expect(data.author).toEqual([
    { family: 'Beethoven', given: 'Ludwig', 'non-dropping-particle': 'van' },
    { family: 'King', given: 'M', suffix: 'Jr.' },
    { literal: 'Smith & Sons &amp;' },
    { literal: '見本 花子' },
    { family: '見本', given: '花子' },
    { literal: 'Plato' },
    { literal: '見本研究会' },
    { family: '典拠', given: '太郎' },
    { family: 'Roe', given: 'Mia' },
  ])
  expect(told).toEqual(['left-out: author.ORCID = 0000-1', 'left-out: author = others'])
})

test('texts lose tags of CSL and entities once; lists give their first value', () => {
  expect(
    read({
      title: '<i>x</i><sub>2</sub> &amp; &lt;b&gt; <b>',
      ISSN: ['1234-5678', '8765-4321'],
      page: 12,
      language: 'Japanese',
      DOI: 'doi:10.5555/range',
      note: { x: 1 },
      volume: null,
      editor: [{ family: '見本' }],
      custom: { mine: 1 },
    }),
  ).toEqual({
    data: {
      type: 'document',
      title: 'x2 & <b> <b>',
      language: 'ja',
      page: '12',
      DOI: '10.5555/range',
      ISSN: '1234-5678',
      'title-basis': 'list',
    },
    told: [
      'left-out: ISSN = 8765-4321',
      'left-out: note = {"x":1}',
      'left-out: editor = [{"family":"見本"}]',
      'left-out: custom.mine = 1',
    ],
  })
})

test('each broken item is told with its key and line, and leaves the others', () => {
  const { items, broken } = readCsl(`[
  {"id": "one", "title": "一"},
  "words",
  null,
  {"id": "comma", "title": "x",},
  {"id": "open", "title": "x"
  ,
  {"id": "two", "author": [
    {"family": "]}"}
  ], "title": "二"},
  {"id": "quote", "title": "x},
  {"id": "three", "title": "三"}
]`)
  expect(items.map(({ key, line }) => [key, line])).toEqual([
    ['one', 2],
    ['two', 8],
    ['three', 12],
  ])
  expect(broken.map(({ key, line }) => [key, line]).sort()).toEqual(
    [
      [undefined, 3],
      [undefined, 4],
      ['comma', 5],
      ['open', 6],
      ['quote', 11],
    ].sort(),
  )
})

test("the sources in the site's own data of a report are read as a list", () => {
  const { items, broken } = readCsl(
    '{"$schema":"https://x.example/claims-1.schema.json","sources":[{"note":"\\"references\\":["}],"references":[{"id":"one","title":"一"}]}\n',
  )
  expect([items.map(({ key, line }) => [key, line]), broken]).toEqual([[['one', 1]], []])
})

test('a list under `items` is read as a list', () => {
  const { items, broken } = readCsl('{\n"items": [\n{"id": "one", "title": "一"}\n]\n}\n')
  expect([items.map(({ key, line }) => [key, line]), broken]).toEqual([[['one', 3]], []])
})
