import { plugins } from '@citation-js/core'
import '@citation-js/plugin-bibtex'
import '@citation-js/plugin-ris'
import { parse } from '@retorquere/bibtex-parser'
import { expect, test } from 'vitest'
import { type CslItem, cslItem } from '../../src/citations/csl-item.ts'
import { EXPORT_FORMATS, exported } from '../../src/citations/export-sources.ts'
import type { SourceData } from '../../src/schemas/source.ts'

const ARTICLE: SourceData = {
  type: 'article-journal',
  title: 'What is $5 {a} 100% & a_b -- Prices of "Inference"',
  author: [
    { literal: 'Sample, Example and Partners' },
    { family: '見本', given: '花子' },
    { family: 'Beethoven', 'non-dropping-particle': 'van', given: 'Ludwig' },
    { family: 'de la Cruz', given: 'Ana' },
    { family: 'King', given: 'Martin Luther', suffix: 'Jr.' },
  ],
  'container-title': '見本評論 & Co',
  volume: '12',
  issue: '3',
  page: '12-15',
  issued: '2025-02-10',
  accessed: '2025-02-14',
  language: 'ja',
  note: '有料の記事です。',
  DOI: '10.1000/a_b(1)',
  URL: 'https://a.example/x_y?a=1&b=%20#frag',
}

const REPORT: SourceData = {
  type: 'report',
  title: 'Prices of Inference',
  author: [{ literal: '見本通信社' }],
  'container-title': 'Working Papers',
  publisher: 'Example Institute',
  number: '007',
  issued: '2025-02',
  accessed: '2025-02-14',
  language: 'en',
  URL: 'https://institute.example.org/wp',
}

const PAGE: SourceData = { ...REPORT, type: 'webpage', number: undefined, issued: '2025-02-10' }

/** What a reader that does not know organisations calls them. */
const asRead = (item: CslItem): Record<string, unknown> =>
  JSON.parse(
    JSON.stringify({
      ...item,
      author: item.author?.map((name) => ('literal' in name ? { family: name.literal } : name)),
    }),
  )

const readBy = (format: 'bib' | 'ris', source: SourceData): Record<string, unknown> => {
  const [read = {}] = plugins.input.chain(exported(format, [cslItem('a', source)]), {
    generateGraph: false,
    forceType: format === 'bib' ? '@biblatex/text' : '@ris/file',
  })
  return Object.fromEntries(Object.entries(read).filter(([name]) => name !== 'citation-key'))
}

test.each([ARTICLE, REPORT, PAGE])('citation.js reads $type of BibTeX as it was', (source) => {
  expect(readBy('bib', source)).toEqual(asRead(cslItem('a', source)))
})

test('citation.js reads an article of RIS as it was, but for particles and kinds of names', () => {
  const { author, ...fields } = asRead(cslItem('a', ARTICLE))
  expect(readBy('ris', ARTICLE)).toEqual({
    ...fields,
    author: [
      { family: 'Sample', given: 'Example and Partners', suffix: '' },
      { family: '見本', given: '花子' },
      { family: 'van Beethoven', given: 'Ludwig' },
      { family: 'de la Cruz', given: 'Ana' },
      { family: 'King', given: 'Martin Luther', suffix: 'Jr.' },
    ],
  })
})

test('the reader of Better BibTeX finds every field as it was', () => {
  const { entries, errors } = parse(exported('bib', [cslItem('a', ARTICLE), cslItem('b', REPORT)]))
  expect(errors).toEqual([])
  expect(entries.map(({ type, key, fields }) => ({ type, key, ...fields }))).toMatchObject([
    {
      type: 'article',
      key: 'a',
      title: ARTICLE.title,
      author: [
        { name: 'Sample, Example and Partners' },
        { lastName: '見本', firstName: '花子' },
        { lastName: 'Beethoven', prefix: 'van', firstName: 'Ludwig' },
        { lastName: 'Cruz', prefix: 'de la', firstName: 'Ana' },
        { lastName: 'King', firstName: 'Martin Luther', suffix: 'Jr.' },
      ],
      journal: '見本評論 & Co',
      number: '3',
      date: '2025-02-10',
      month: '2',
      urldate: '2025-02-14',
      url: ARTICLE.URL,
      doi: ARTICLE.DOI,
      language: 'ja',
      note: '有料の記事です。',
    },
    {
      type: 'report',
      key: 'b',
      title: 'Prices of Inference',
      booktitle: 'Working Papers',
      institution: ['Example Institute'],
      number: '007',
      date: '2025-02',
    },
  ])
})

/** Variables of CSL-JSON that an entry of the registry can give. */
const CSL = new Set(
  `id type title author container-title publisher publisher-place collection-title edition volume issue
  page number issued accessed URL DOI ISBN ISSN language note custom`.split(/\s+/),
)

test('CSL-JSON holds variables of CSL alone; what CSL lacks stands under custom', () => {
  const source: SourceData = {
    ...ARTICLE,
    author: [{ family: '見本', url: 'https://hanako.example/' }],
    'title-ja': '題',
    quotes: [{ text: '費用は一割になった。' }],
    'archive-URL': 'https://archive.example/1',
    archived: '2025-02-12',
    verified: '2025-02-14',
  }
  const [item] = JSON.parse(exported('json', [cslItem('a', source)])) as [CslItem]
  expect(Object.keys(item).filter((name) => !CSL.has(name))).toEqual([])
  expect(item.author).toEqual([{ family: '見本' }])
  expect(item.custom).toEqual({
    'title-ja': '題',
    verified: '2025-02-14',
    'archive-URL': 'https://archive.example/1',
    archived: '2025-02-12',
    quotes: [{ text: '費用は一割になった。' }],
  })
})

test('an address keeps its passage and the address inside it in every form', () => {
  for (const URL of [
    'https://news.example.com/x?id=7#:~:text=a%20passage,its%20end',
    'https://web.archive.org/web/2024/https://news.example.com/?utm_source=x&id=5',
  ]) {
    const item = cslItem('s1', { type: 'webpage', URL })
    for (const format of EXPORT_FORMATS) expect(exported(format, [item])).toContain(URL)
  }
})
