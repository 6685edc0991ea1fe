import { expect, test } from 'vitest'
import { numberedReport } from '../../../src/citations/number-sources.ts'
import { checkLedger } from '../../../src/publishing/ledger/check-ledger.ts'
import { firstAddress } from '../../../src/publishing/ledger/first-address.ts'
import {
  type Published,
  publishedSources,
  type RecordableReport,
} from '../../../src/publishing/ledger/published.ts'
import {
  paragraphsOf,
  parseLedger,
  recordedParagraphs,
} from '../../../src/publishing/ledger/read-ledger.ts'
import { ledgerText, recordAddresses } from '../../../src/publishing/ledger/record.ts'
import { type FileMessage, messageLine } from '../../../src/schemas/messages.ts'
import { type Frontmatter, type ReportData, reportSchema } from '../../../src/schemas/report.ts'
import { sourceSchema } from '../../../src/schemas/source.ts'

const data = (fields: Partial<Frontmatter> = {}): ReportData =>
  numberedReport(
    reportSchema.parse({
      title: '見本',
      published: '2025-02-14',
      topics: ['半導体'],
      sources: ['s1'],
      ...fields,
    }),
  )

const report = (
  slug: string,
  anchors: string[],
  fields: Partial<Frontmatter> = {},
): RecordableReport => ({
  slug,
  data: data(fields),
  facts: {
    outline: anchors.map((id) => ({ depth: 2, id, text: `節${id}`, explicit: true })),
    links: [],
    citations: [],
    paragraphs: [{ id: 'p-abcde', section: anchors[0] ?? '', sketch: 'AAAAAAAAAAAAAAAA' }],
  },
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
  faults.map((fault) => messageLine(fault))

const faultsOf = (now: Published, text = RECORDED) =>
  linesOf(checkLedger(parseLedger('/x/addresses.json', text), now))

test('has nothing to say while every address is there', () => {
  expect(faultsOf(first)).toEqual([])
})

test('says of a section that would vanish what to write, with the nearest anchor', () => {
  expect(faultsOf(published([report('a', ['markets', 'end'])]))).toEqual([
    '/x/addresses.json:4:3 Published address reports/a/#market would vanish, expected a section with that anchor; write `aliases: [{ market: markets }]` in a.mdx, whose anchors are `markets`, `end`, or in this line `"moved": "…"` with its address now, or `"retired": "YYYY-MM-DD", "reason": "…"`',
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
    '/x/addresses.json:3:3 Published address reports/a/#end would vanish, expected a section with that anchor; write `aliases: [{ end: the-anchor-now }]` in b.mdx, whose anchors are `market`, or in this line `"moved": "…"` with its address now, or `"retired": "YYYY-MM-DD", "reason": "…"`',
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

test('lets a source and a topic move, to an address that is published, named where it leads on', () => {
  const moved = ledgerOf([
    '"sources/s1/": { "moved": "sources/s2/" }',
    '"topics/chips/": { "moved": "topics/nowhere/" }',
    '"topics/ic/": { "moved": "topics/old-ic/" }',
    '"topics/old-ic/": { "moved": "topics/semiconductors/" }',
  ])
  const now = published([report('a', ['market', 'end'], { sources: ['s2'] })], ['s2'])
  expect(linesOf(checkLedger(moved, now))).toEqual([
    '/x/addresses.json:3:3 Unexpected `moved` to topics/nowhere/, expected an address that is published',
    '/x/addresses.json:4:3 Unexpected `moved` to topics/old-ic/, expected an address that is published; write topics/semiconductors/, where it leads',
  ])
})

test('refuses `moved` of what is still published, which would hide its numbers and sections', () => {
  const lines = [
    '"reports/a/": { "title": "見本", "moved": "reports/b/" }',
    '"reports/a/#market": { "title": "節market", "moved": "reports/b/" }',
    '"topics/semiconductors/": { "moved": "topics/x/" }',
  ]
  const now = published([report('a', ['market']), report('b', [], { topics: ['x'] })])
  expect(linesOf(checkLedger(ledgerOf(lines), now))).toEqual(
    ['reports/a/', 'reports/a/#market', 'topics/semiconductors/'].map(
      (address, index) =>
        `/x/addresses.json:${index + 2}:3 Unexpected \`moved\` of ${address}, expected an address that is no longer published`,
    ),
  )
})

test('lets a section that is gone be moved to another report, or retired with its reason', () => {
  const lines = [
    '"reports/a/": { "title": "見本" }',
    '"reports/a/#end": { "title": "結論", "moved": "reports/b/#rest" }',
    '"reports/a/#aside": { "title": "余談", "retired": "2026-01-02", "reason": "誤りだった。" }',
  ]
  const now = published([report('a', ['market']), report('b', ['rest'])])
  expect(linesOf(checkLedger(ledgerOf(lines), now))).toEqual([])
})

test('says of addresses that were swapped what each was published for', () => {
  const said = (lines: string[], now: Published) =>
    linesOf(checkLedger(ledgerOf(lines), now)).map((line) => line.replace(/ for which.*$/, ''))
  const sections = {
    ...report('a', []),
    facts: {
      links: [],
      citations: [],
      paragraphs: [],
      outline: [
        { depth: 2, id: 'one', text: '乙の節', explicit: true },
        { depth: 2, id: 'two', text: '甲の節', explicit: true },
        { depth: 2, id: 'three', text: '丙の節を改めた', explicit: true },
      ],
    },
  }
  expect(
    said(
      [
        '"reports/a/#one": { "title": "甲の節" }',
        '"reports/a/#two": { "title": "乙の節" }',
        '"reports/a/#three": { "title": "丙の節" }',
      ],
      published([sections]),
    ),
  ).toEqual([
    '/x/addresses.json:2:3 Unexpected 「乙の節」 at reports/a/#one, expected 「甲の節」,',
    '/x/addresses.json:3:3 Unexpected 「甲の節」 at reports/a/#two, expected 「乙の節」,',
  ])
  const topics = published([report('a', [], { topics: ['半導体', 'AI'] })])
  expect(
    said(
      ['"topics/semiconductors/": { "title": "AI" }', '"topics/ai/": { "title": "半導体" }'],
      topics,
    ),
  ).toHaveLength(2)
  const sources = published([report('a', [], { sources: ['s1', 's2'] })], ['s1', 's2'])
  expect(
    said(['"sources/s1/": { "title": "題s2" }', '"sources/s2/": { "title": "題s1" }'], sources),
  ).toHaveLength(2)
  expect(
    said(['"sources/s1/": { "title": "題s2" }', '"sources/s2/": { "title": "古い題" }'], sources),
  ).toEqual([])
})

test('refuses the slug by which feeds know another report', () => {
  const ledger = ledgerOf(['"reports/b/": { "title": "見本", "first": "reports/a/" }'])
  expect(linesOf(checkLedger(ledger, published([report('a', []), report('b', [])])))).toEqual([
    '/x/reports/a.mdx:1:1 Unexpected slug `a`, expected one that no report had: feeds know b.mdx by it; give this report another slug',
  ])
})

test('refuses two lines of one address that say different things, at the second', () => {
  const two = ledgerOf([
    '"reports/a/#source-5": { "source": "s1" }',
    '"reports/a/#source-5": { "source": "s2" }',
    '"topics/ai/": { "title": "AI" }',
    '"topics/ai/": { "title": "AI" }',
  ])
  expect(linesOf(two.faults)).toEqual([
    '/x/addresses.json:3:3 Unexpected second line of reports/a/#source-5, expected each address once; line 2 says something else: keep what both branches published, a number of a list for one source alone',
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
    expect.stringMatching(/^\/x\/addresses\.json:2:1 Unexpected JSON /),
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
