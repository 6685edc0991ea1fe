import { Ajv2020 } from 'ajv/dist/2020.js'
import { expect, test } from 'vitest'
import type { CslItem } from '../../src/citations/csl-item.ts'
import { claimsJsonSchema, reportJson } from '../../src/data/report-claims.ts'
import type { Citation } from '../../src/markdown/rendered-report.ts'
import { specimen } from './specimen.ts'

const citation = (number: number, letter: string, sentence: string): Citation => ({
  number,
  key: `s${number}`,
  letter,
  id: `cite-${number}-${letter}`,
  section: 'market',
  paragraph: number === 4 ? 'p-abcde' : null,
  prefix: letter === 'b' ? '参照' : null,
  locator: null,
  sentence,
})

test('the data for fact-checkers joins the sources of one passage, with addresses', () => {
  const { passages } = JSON.parse(
    reportJson(
      specimen,
      {
        citations: [
          citation(4, 'a', '費用の話です。'),
          citation(1, 'a', '費用の話です。'),
          citation(1, 'b', '別の文です。'),
        ],
      },
      [],
    ),
  )
  const page = 'https://tenkyo.example/news/reports/sample/'
  expect(passages).toEqual([
    {
      text: '費用の話です。',
      section: 'market',
      url: `${page}#p-abcde`,
      sources: [
        { number: 4, key: 's4', prefix: null, locator: null, mark: `${page}#cite-4-a` },
        { number: 1, key: 's1', prefix: null, locator: null, mark: `${page}#cite-1-a` },
      ],
    },
    {
      text: '別の文です。',
      section: 'market',
      url: `${page}#market`,
      sources: [{ number: 1, key: 's1', prefix: '参照', locator: null, mark: `${page}#cite-1-b` }],
    },
  ])
})

const ITEMS: CslItem[] = [{ id: 's1', type: 'webpage', title: '題1', 'citation-number': 1 }]

const claims = (report = specimen) =>
  JSON.parse(reportJson(report, { citations: [citation(4, 'a', '費用の話です。')] }, ITEMS))

test('a source has its authors apart, its archived copy, and its words with the marks they support', () => {
  const [, source] = specimen.sources
  if (!source) throw new Error('The specimen has two sources')
  const use = { ...source.uses[0], letter: 'b', markId: 'cite-4-b' } as (typeof source.uses)[number]
  const told = claims({
    ...specimen,
    sources: [
      {
        ...source,
        archive: {
          URL: 'https://archive.example/4',
          date: { iso: '2025-02-15', text: '2025年2月15日' },
        },
        uses: [use],
        quotes: [{ text: '費用は一割になった。', uses: ['b'] }],
      },
    ],
  })
  expect(told.sources[0]).toMatchObject({
    author: '見本太郎、見本研究所',
    authors: [
      { name: '見本太郎', type: 'person', family: '見本', given: '太郎', url: null },
      { name: '見本研究所', type: 'organization', family: null, given: null, url: null },
    ],
    archive: 'https://archive.example/4',
    archived: '2025-02-15',
    quotes: [
      {
        text: '費用は一割になった。',
        marks: ['https://tenkyo.example/news/reports/sample/#cite-4-b'],
      },
    ],
  })
})

test('the data says its version and is as its published schema says', () => {
  const schema = JSON.parse(claimsJsonSchema())
  const told = claims()
  expect([told.$schema, told.version]).toEqual(['https://tenkyo.example/claims-1.schema.json', 1])
  expect(schema.$id).toBe(told.$schema)
  const validate = new Ajv2020().compile(schema)
  expect(validate(told)).toBe(true)
  expect(validate({ ...told, version: 2 })).toBe(false)
  expect(validate({ ...told, passages: [{ text: '文' }] })).toBe(false)
})
