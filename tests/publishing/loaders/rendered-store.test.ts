import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type {
  RenderedReport,
  ReportFacts,
  ReportText,
} from '../../../src/markdown/rendered-report.ts'
import { RenderedStore, readKeptText } from '../../../src/publishing/loaders/rendered-store.ts'

let folder = ''
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'tenkyo-store-'))
})
afterEach(() => rmSync(folder, { recursive: true }))

const facts: ReportFacts = {
  outline: [],
  citations: [],
  firstSentence: '文',
  characters: 1,
  leads: {},
  statements: [],
  rich: false,
  links: [],
  imagePaths: [],
  htmlDigest: 'd',
}
const text: ReportText = { html: '<p>文</p>\n', blocks: [], markdown: '文\n' }
const rendered: RenderedReport = { ...facts, ...text, paragraphs: [] }

const warning = { path: 'a.mdx', line: 1, column: 1, reason: 'w', ruleId: 'r', fatal: false }

test('gives back what it keeps', () => {
  const store = new RenderedStore(folder)
  expect(store.write('d1', rendered, [warning])).toEqual(facts)
  expect(store.read('d1')).toEqual({ facts, messages: [warning] })
  expect(readKeptText(folder, 'd1')).toEqual(text)
})

test.each(['', '{"rendered":', '{}', 'null', '[]'])('ignores a kept file that holds %j', (text) => {
  const store = new RenderedStore(folder)
  writeFileSync(join(folder, 'd1.json'), text)
  expect(store.read('d1')).toBe(undefined)
})

test('ignores a kept file whose text is broken, for the report as for its text', () => {
  const store = new RenderedStore(folder)
  store.write('d1', rendered, [])
  const file = join(folder, 'd1.json')
  writeFileSync(file, readFileSync(file, 'utf8').replace('<p>', '<b>'))
  expect(store.read('d1')).toBe(undefined)
  expect(readKeptText(folder, 'd1')).toBe(undefined)
})

test('removes what no digest names, half-written files too', () => {
  const store = new RenderedStore(folder)
  store.write('d1', rendered, [])
  store.write('d2', rendered, [])
  writeFileSync(join(folder, 'd3.json.123'), '{')
  store.prune(new Set(['d1']))
  expect(readdirSync(folder)).toEqual(['d1.json'])
})
