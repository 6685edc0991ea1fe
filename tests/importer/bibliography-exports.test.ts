import fc from 'fast-check'
import { expect, test } from 'vitest'
import { cslItem } from '../../src/citations/csl-item.ts'
import { EXPORT_FORMATS, type ExportFormat, exported } from '../../src/citations/export-sources.ts'
import { readBibtex } from '../../src/importer/bibliography/bibtex.ts'
import { readCsl } from '../../src/importer/bibliography/csl.ts'
import { entryData } from '../../src/importer/bibliography/entry.ts'
import { readRis } from '../../src/importer/bibliography/ris.ts'
import { type SourceData, sourceSchema } from '../../src/schemas/source.ts'

const READERS = { bib: readBibtex, ris: readRis, json: readCsl }

/** What comes back of an entry through one of the site's own exports, and what the importer tells. */
const broughtBack = (format: ExportFormat, source: SourceData) => {
  const { items, broken } = READERS[format](exported(format, [cslItem('work', source)]))
  const [item] = items
  if (item === undefined) throw new Error('no entry')
  const { data, told } = entryData(item)
  return { key: item.key, data, told, broken }
}

const WORKS: SourceData[] = [
  {
    type: 'webpage',
    title: '値下げの背景',
    language: 'ja',
    author: [{ literal: '見本通信社' }],
    'container-title': '見本通信オンライン',
    publisher: '見本通信',
    issued: '2025-02-10',
    accessed: '2025-02-11',
    URL: 'https://news.example.com/background',
    'archive-URL': 'https://web.archive.org/web/2025/https://news.example.com/background',
    note: '有料の記事です。',
  },
  {
    type: 'report',
    title: 'What is $5 {a} 100% & a_b: Prices of "Inference" -- from $5 to $3',
    language: 'en',
    author: [
      { literal: 'Sample, Example and Partners' },
      { literal: 'Example and Sons' },
      { family: 'Doe', given: 'Jo' },
      { family: '見本', given: '花子' },
      { family: 'Beethoven', 'non-dropping-particle': 'van', given: 'Ludwig' },
      { family: 'Humboldt', 'dropping-particle': 'von', given: 'Alexander' },
      { family: 'King', given: 'Martin Luther', suffix: 'Jr.' },
    ],
    'container-title': 'Working Papers',
    publisher: 'Example Institute',
    'publisher-place': 'Tokyo',
    number: '007',
    issue: '1.10',
    issued: '2025-02',
    accessed: '2025-02-14',
    URL: 'https://institute.example.org/w_p?a=1&b=%20#:~:text=a%20passage',
  },
  {
    type: 'article-newspaper',
    title: '見本電機、値下げを発表',
    'container-title': '見本新聞',
    page: '12-15',
    volume: '3',
    issue: '4',
    issued: '2025-02-10',
    URL: 'https://news.example.com/alpha',
  },
  {
    type: 'book',
    title: '典拠の書',
    'collection-title': '見本叢書',
    edition: '第2版',
    ISBN: '978-4-00-000000-0',
    issued: '2024',
  },
  { type: 'paper-conference', title: 'F', 'container-title': '見本会議予稿集', DOI: '10.5555/a_b' },
  { type: 'broadcast', title: '番組', 'container-title': '見本放送', issued: '2025-01' },
  { type: 'article-magazine', title: 'M', 'container-title': 'Weekly', ISSN: '1234-5678' },
  { type: 'post-weblog', title: 'P', URL: 'https://blog.example.net/p' },
]

test.each(
  EXPORT_FORMATS.flatMap((format) => WORKS.map((source) => [source.type, format, source] as const)),
)('%s comes back from %s as it went out, and nothing is told', (_, format, source) => {
  expect(broughtBack(format, source)).toEqual({
    key: 'work',
    data: { 'title-basis': 'list', ...source },
    told: [],
    broken: [],
  })
})

test('BibTeX brings back the kind of every work, the day of an archived copy, and a family name with a particle in it', () => {
  for (const type of sourceSchema.shape.type.unwrap().options)
    expect(broughtBack('bib', { type, title: '題' })).toMatchObject({ data: { type }, told: [] })
  const source: SourceData = {
    type: 'webpage',
    title: '題',
    author: [{ family: 'de la Cruz', given: 'Ana' }],
    'archive-URL': 'https://archive.example/1',
    archived: '2025-02-12',
  }
  expect(broughtBack('bib', source).data).toEqual({ ...source, 'title-basis': 'list' })
})

test('CSL-JSON brings back what stands under custom', () => {
  const source: SourceData = {
    type: 'webpage',
    title: 'A title',
    'title-ja': '題',
    author: [{ family: '見本' }],
    URL: 'https://a.example/1',
    'archive-URL': 'https://archive.example/1',
    archived: '2025-02-12',
    'link-state': 'dead',
    'link-checked': '2025-02-13',
    verified: '2025-02-14',
    quotes: [{ text: '費用は一割になった。', locator: 'p. 3' }],
  }
  expect(broughtBack('json', source)).toMatchObject({ data: source, told: [] })
})

const words = fc
  .array(
    fc.constantFrom(
      '見本',
      'Price',
      'of',
      '$5',
      '100%',
      'a_b',
      '#1',
      '&',
      '{x}',
      '~',
      '^2',
      '\\',
      '"q"',
      'and',
      '--',
      "''",
      '-',
      "it's",
      'β',
      '50',
      '(1)',
    ),
    { minLength: 1, maxLength: 6 },
  )
  .map((list) => list.join(' '))
  .filter((text) => /[\p{L}\p{N}]/u.test(text))

test('texts of any signs come back from every format', () => {
  fc.assert(
    fc.property(words, words, fc.constantFrom(...EXPORT_FORMATS), (title, publisher, format) => {
      const source: SourceData = {
        type: 'report',
        title,
        publisher,
        note: title,
        author: [{ literal: publisher }],
      }
      const { data, told } = broughtBack(format, source)
      expect([data, told]).toEqual([{ 'title-basis': 'list', ...source }, []])
    }),
    { numRuns: 300 },
  )
})
