import { expect, test } from 'vitest'
import { checkLedger } from '../../src/ledger/check-ledger.ts'
import { firstAddress } from '../../src/ledger/first-address.ts'
import {
  type Published,
  publishedSources,
  type RecordableReport,
} from '../../src/ledger/published.ts'
import { paragraphsOf, parseLedger, recordedParagraphs } from '../../src/ledger/read-ledger.ts'
import { ledgerText, recordAddresses } from '../../src/ledger/record.ts'
import { type FileMessage, messageLine } from '../../src/schemas/messages.ts'
import { type ReportData, reportSchema } from '../../src/schemas/report.ts'
import { sourceSchema } from '../../src/schemas/source.ts'

const data = (fields: Partial<ReportData> = {}): ReportData =>
  reportSchema.parse({
    title: '見本',
    published: '2025-02-14',
    topics: ['半導体'],
    sources: ['s1'],
    ...fields,
  })

const report = (
  slug: string,
  anchors: string[],
  fields: Partial<ReportData> = {},
): RecordableReport => ({
  slug,
  data: data(fields),
  facts: {
    outline: anchors.map((id) => ({ depth: 2, id, text: `節${id}`, explicit: true })),
    links: [],
  },
  paragraphs: [{ id: 'p-abcde', section: anchors[0] ?? '', sketch: 'AAAAAAAAAAAAAAAA' }],
})

const published = (
  reports: RecordableReport[],
  sources: string[] = ['s1'],
): Published<RecordableReport> => ({
  reports,
  registry: new Map(
    sources.map((key) => [key, sourceSchema.parse({ title: `題${key}`, publisher: `媒体${key}` })]),
  ),
  topics: { 半導体: 'semiconductors' },
})

const ledgerOf = (lines: string[]) =>
  parseLedger(
    '/x/addresses.json',
    `{\n${lines.map((line) => `  ${line},\n`).join('')}  "format": 1\n}\n`,
  )

const first = published([report('a', ['market', 'end'])])
const RECORDED = ledgerText(recordAddresses(ledgerOf([]), first))

test('records every report, section, paragraph, number, source and topic, one sorted line each', () => {
  expect(RECORDED).toBe(`{
  "reports/a/": { "title": "見本" },
  "reports/a/#end": { "title": "節end" },
  "reports/a/#market": { "title": "節market" },
  "reports/a/#p-abcde": { "section": "market", "sketch": "AAAAAAAAAAAAAAAA" },
  "reports/a/#source-1": { "source": "s1" },
  "sources/s1/": { "title": "題s1" },
  "topics/semiconductors/": { "title": "半導体" },
  "format": 1
}
`)
})

test('adds new addresses, takes none out, and keeps the first title', () => {
  const later = published(
    [report('a', ['market'], { title: '改題' }), report('b', [], { sources: ['s2'] })],
    ['s1', 's2'],
  )
  const text = ledgerText(recordAddresses(parseLedger('/x/addresses.json', RECORDED), later))
  expect(text).toContain('"reports/a/": { "title": "見本" }')
  expect(text).toContain('"reports/a/#end"')
  expect(text).toContain('"reports/b/"')
  expect(text).toContain('"sources/s1/"')
  expect(text).toContain('"sources/s2/"')
})

const linesOf = (faults: readonly FileMessage[]): string[] =>
  faults.map(({ path, message }) => messageLine(path, message))

const faultsOf = (now: Published, text = RECORDED) =>
  linesOf(checkLedger(parseLedger('/x/addresses.json', text), now))

test('has nothing to say while every address is there', () => {
  expect(faultsOf(first)).toEqual([])
})

test('says of a section that would vanish what to write, with the nearest anchor', () => {
  expect(faultsOf(published([report('a', ['markets', 'end'])]))).toEqual([
    '/x/addresses.json:4:3 Published address reports/a/#market would vanish, expected a section with that anchor; write `aliases: [{ market: markets }]` in a.mdx, whose anchors are `markets`, `end`',
  ])
})

test('takes an alias of a section for the section', () => {
  const renamed = report('a', ['markets', 'end'], { aliases: [{ market: 'markets' }] })
  expect(faultsOf(published([renamed]))).toEqual([])
})

test('says of a report that would vanish what to write, once', () => {
  expect(faultsOf(published([report('b', ['market', 'end'])]))).toEqual([
    '/x/addresses.json:2:3 Published address reports/a/ would vanish, expected a report with that slug; write `aliases: [a]` in the report that it became, or in this line `"moved": "…"` with its address now, or `"retired": "YYYY-MM-DD", "reason": "…"`',
  ])
})

test('takes a report with an earlier slug for the old report, and asks for its sections there', () => {
  const moved = report('b', ['market'], { aliases: ['a'] })
  expect(faultsOf(published([moved]))).toEqual([
    '/x/addresses.json:3:3 Published address reports/a/#end would vanish, expected a section with that anchor; write `aliases: [{ end: the-anchor-now }]` in b.mdx, whose anchors are `market`',
  ])
})

test('refuses an alias that is the slug of another report', () => {
  const two = [report('a', ['market', 'end']), report('b', [], { aliases: ['a'] })]
  expect(faultsOf(published(two))).toEqual([
    '/x/reports/b.mdx:1:1 Unexpected alias `a`, expected a slug that no report has; a.mdx has it',
  ])
})

test('lets a retired report go with its sections, and says when it is published all the same', () => {
  const retired = RECORDED.replace(
    '"reports/a/": { "title": "見本" }',
    '"reports/a/": { "title": "見本", "retired": "2026-01-02", "reason": "事実でなかった。" }',
  )
  const other = published([report('b', [])])
  expect(faultsOf(other, retired)).toEqual([])
  expect(faultsOf(first, retired)).toEqual([
    '/x/addresses.json:2:3 Unexpected `retired` of reports/a/, expected an address that is no longer published',
  ])
})

test('lets a source and a topic move, to an address that is published', () => {
  const moved = RECORDED.replace('{ "title": "題s1" }', '{ "moved": "sources/s2/" }').replace(
    '{ "title": "半導体" }',
    '{ "moved": "topics/chips/" }',
  )
  expect(
    faultsOf(published([report('a', ['market', 'end'], { sources: ['s2'] })], ['s2']), moved),
  ).toEqual([
    '/x/addresses.json:8:3 Unexpected `moved` to topics/chips/, expected an address that is published',
  ])
})

test('names the line of a broken entry, a wrong address and broken JSON', () => {
  expect(
    linesOf(ledgerOf(['"reports/a/": { "retired": "2026-01-02" }', '"/reports/b": {}']).faults),
  ).toEqual([
    '/x/addresses.json:2:3 Unexpected content, expected both `retired` and `reason`, or neither',
    '/x/addresses.json:3:3 Unexpected `/reports/b`, expected a published address such as `reports/deepseek-nvidia/`, `reports/deepseek-nvidia/#conclusion`, `sources/fortune/`, `topics/ai/` or `publishers/fortune/`',
  ])
  expect(linesOf(parseLedger('/x/addresses.json', '{\n<<<<<<< HEAD\n').faults)).toEqual([
    expect.stringMatching(/^\/x\/addresses\.json:1:1 Unexpected JSON /),
  ])
})

test('takes the later of two lines that a merge left for one paragraph', () => {
  const ledger = ledgerOf([
    '"reports/a/#p-abcde": { "section": "end", "sketch": "AAAAAAAAAAAAAAAA" }',
    '"reports/a/#p-abcde": { "section": "end", "sketch": "BBBBBBBBBBBBBBBB" }',
  ])
  expect(ledger.faults).toEqual([])
  expect(recordedParagraphs(ledger).get('a')).toEqual([
    { id: 'p-abcde', section: 'end', sketch: 'BBBBBBBBBBBBBBBB' },
  ])
})

test('names the topic that would stand under the address of another', () => {
  const two = published([
    report('a', [], { topics: ['AI'] }),
    report('b', [], { topics: ['規制', 'ai'] }),
  ])
  expect(linesOf(checkLedger(ledgerOf([]), two))).toEqual([
    '/x/reports/b.mdx:1:1 Unexpected topic `ai`, expected an address of its own; topics/ai/ is that of `AI` in a.mdx: write one name, or give one an address in topics.yaml',
  ])
})

test('lets nothing be published that only a draft lists, and keeps what was', () => {
  const now = published([report('a', [])], ['s1', 's2', 's3'])
  const keys = (lines: string[]) => [...publishedSources(now, ledgerOf(lines)).keys()]
  expect(keys([])).toEqual(['s1'])
  expect(
    keys(['"sources/s2/": { "title": "題" }', '"sources/s3/": { "moved": "sources/s1/" }']),
  ).toEqual(['s1', 's2'])
})

test('records a medium that two reports draw on, and keeps its page when one is left', () => {
  const two = published([report('a', []), report('b', [])])
  const text = ledgerText(recordAddresses(ledgerOf([]), two))
  expect(text).toContain('"publishers/媒体s1/": { "title": "媒体s1" }')
  const one = published([report('a', [])])
  expect(ledgerText(recordAddresses(ledgerOf([]), one))).not.toContain('publishers/')
  const line = ['"publishers/媒体s1/": { "title": "媒体s1" }']
  expect(linesOf(checkLedger(ledgerOf(line), one))).toEqual([])
  const none = published([report('a', [], { sources: [] })])
  expect(linesOf(checkLedger(ledgerOf(line), none))).toEqual([
    '/x/addresses.json:2:3 Published address publishers/媒体s1/ would vanish, expected it still to be there; bring it back, or in this line `"moved": "…"` with its address now, or `"retired": "YYYY-MM-DD", "reason": "…"`',
  ])
})

test('knows a report that was renamed twice by its first address, however its aliases are ordered', () => {
  const renamed = (slug: string, aliases: string[]) => published([report(slug, [], { aliases })])
  const first = recordAddresses(ledgerOf([]), renamed('a', []))
  const second = parseLedger('/x/addresses.json', ledgerText(first))
  const third = parseLedger(
    '/x/addresses.json',
    ledgerText(recordAddresses(second, renamed('b', ['a']))),
  )
  expect(third.entries.get('reports/b/')).toEqual({ title: '見本', first: 'reports/a/' })
  expect(firstAddress(third, 'c', ['b', 'a'])).toBe('reports/a/')
  expect(firstAddress(third, 'c', ['a', 'b'])).toBe('reports/a/')
  expect(firstAddress(third, 'a', [])).toBe('reports/a/')
})

test('gives a renamed report the paragraphs of its earlier slugs, its own before theirs', () => {
  const recorded = recordedParagraphs(
    ledgerOf([
      '"reports/a/#p-aaaaa": { "section": "old", "sketch": "AAAAAAAAAAAAAAAA" }',
      '"reports/a/#p-bbbbb": { "section": "old", "sketch": "AAAAAAAAAAAAAAAA" }',
      '"reports/b/#p-bbbbb": { "section": "new", "sketch": "BBBBBBBBBBBBBBBB" }',
    ]),
  )
  expect(paragraphsOf(recorded, ['b', 'a'])).toEqual([
    { id: 'p-aaaaa', section: 'old', sketch: 'AAAAAAAAAAAAAAAA' },
    { id: 'p-bbbbb', section: 'new', sketch: 'BBBBBBBBBBBBBBBB' },
  ])
})
