import fc from 'fast-check'
import { expect, test } from 'vitest'
import { cslItem } from '../../src/citations/csl-item.ts'
import { EXPORT_FORMATS, type ExportFormat, exported } from '../../src/citations/export-sources.ts'
import { readBibtex } from '../../src/importer/bibliography/bibtex/bibtex.ts'
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
      { literal: '見本 研究会' },
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

const maybe = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: undefined })
const family = fc.constantFrom(
  'Doe',
  '見本',
  'de la Cruz',
  'Van Buren',
  "O'Neil",
  'and',
  'García Márquez',
  '김',
)
const given = fc.constantFrom('Jo', '花子', 'Martin Luther', 'J.-P.', 'A. B.')
const name = fc.oneof(
  words.map((literal) => ({ literal })),
  fc
    .constantFrom('Sample, Example and Partners', '見本研究会', 'and', 'A; B')
    .map((literal) => ({ literal })),
  fc.record({ family, given }),
  fc.record({
    family: fc.constantFrom('Beethoven', 'Cruz'),
    given,
    'non-dropping-particle': fc.constantFrom('van', 'de la'),
  }),
  fc.record({
    family: fc.constant('Humboldt'),
    given: fc.constant('Alexander'),
    'dropping-particle': fc.constant('von'),
  }),
  fc.record({ family, given, suffix: fc.constantFrom('Jr.', 'III') }),
)
const work = fc
  .record({
    type: fc.constantFrom(...sourceSchema.shape.type.unwrap().options),
    title: words,
    language: maybe(fc.constantFrom('ja', 'en', 'zh-Hant', 'pt-BR')),
    author: maybe(fc.array(name, { minLength: 1, maxLength: 3 })),
    'container-title': maybe(words),
    publisher: maybe(words),
    'publisher-place': maybe(words),
    'collection-title': maybe(words),
    edition: maybe(words),
    volume: maybe(fc.constantFrom('12', '第3巻', '1/2')),
    issue: maybe(fc.constantFrom('1.10', '3-4', 'Spring')),
    page: maybe(fc.constantFrom('12-15', '12–15', 'e7', '5')),
    number: maybe(fc.constantFrom('007', 'TR-1')),
    issued: maybe(fc.constantFrom('2025', '2025-02', '2025-02-10', '0800')),
    accessed: maybe(fc.constant('2025-02-14')),
    URL: maybe(fc.constantFrom('https://a.example/x_y?a=1&b=%20#f~', 'https://a.example/見本')),
    DOI: maybe(fc.constantFrom('10.5555/a_b(1)', '10.5555/A%B')),
    ISBN: maybe(fc.constantFrom('978-4-00-000000-0', '4000000004')),
    ISSN: maybe(fc.constant('1234-567X')),
    'archive-URL': maybe(fc.constant('https://archive.example/1')),
    archived: maybe(fc.constant('2025-02-12')),
    note: maybe(words),
  })
  .map((fields) =>
    sourceSchema.parse(
      Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)),
    ),
  )

test.each(['bib', 'json'] as const)('any work comes back from %s as it went out', (format) => {
  fc.assert(
    fc.property(work, (source) => {
      const { data, told } = broughtBack(format, source)
      expect([data, told]).toEqual([{ 'title-basis': 'list', ...source }, []])
    }),
    { numRuns: 500 },
  )
})

test("any work comes back from RIS but for its kind, a book's titles, its particles and the day of its archived copy", () => {
  const plain = (source: SourceData) => ({
    ...source,
    // The second title of a book is its series.
    ...(source.type === 'book' ? { 'container-title': '', 'collection-title': '' } : {}),
    type: undefined,
    archived: undefined,
    page: source.page?.replace('–', '-'),
    author: source.author?.map((one) =>
      'literal' in one
        ? one.literal
        : [
            one['non-dropping-particle'],
            one.family,
            one.given,
            one['dropping-particle'],
            one.suffix,
          ]
            .filter(Boolean)
            .join(' '),
    ),
  })
  fc.assert(
    fc.property(work, (source) => {
      const { data, told } = broughtBack('ris', source)
      expect([plain(data), told]).toEqual([plain({ 'title-basis': 'list', ...source }), []])
    }),
    { numRuns: 500 },
  )
})
