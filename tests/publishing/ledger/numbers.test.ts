import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { numberedReport } from '../../../src/citations/number-sources.ts'
import { checkLedger } from '../../../src/publishing/ledger/check-ledger.ts'
import { parseLedger } from '../../../src/publishing/ledger/read-ledger.ts'
import { reportSchema } from '../../../src/schemas/report.ts'
import { sourceSchema } from '../../../src/schemas/source.ts'

const folder = mkdtempSync(join(tmpdir(), 'tenkyo-numbers-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))
mkdirSync(join(folder, 'reports'))

const LEDGER = `{
  "reports/a/": { "title": "題" },
  "reports/a/#source-1": { "source": "alpha" },
  "reports/a/#source-2": { "source": "beta" },
  "reports/a/#source-3": { "source": "gamma" },
  "format": 1
}
`

/** What the ledger says of a report a, or of one renamed, whose list of sources stands in lines 4 to …. */
const faultsOf = (sources: unknown[], slug = 'a', ledger = LEDGER): string[] => {
  const lines = sources.map((item) => `  - ${JSON.stringify(item)}\n`).join('')
  const aliases = slug === 'a' ? [] : ['a']
  writeFileSync(
    join(folder, 'reports', `${slug}.mdx`),
    `---\ntitle: 題\nsources:\n${lines}published: 2025-02-14\n---\n本文\n`,
  )
  const data = numberedReport(
    reportSchema.parse({ title: '題', published: '2025-02-14', sources, aliases }),
  )
  const keys = ['alpha', 'beta', 'gamma', 'delta']
  const registry = new Map(keys.map((key) => [key, sourceSchema.parse({ title: key })]))
  const published = {
    reports: [{ slug, data, facts: { outline: [], links: [], citations: [] } }],
    registry,
    topics: {},
  }
  return checkLedger(parseLedger(join(folder, 'addresses.json'), ledger), published).map(
    ({ path, line, column, reason, ruleId }) =>
      `${path.slice(folder.length + 1)}:${line}:${column} ${reason} (${ruleId})`,
  )
}

const BRING = (key: string, number: number, now: number) =>
  `\`${key}\` is ${now} now: bring its line back to where it stood, or write \`- ${number}: ${key}\`; new sources go to the end of the list (published-number)`
const WITHDRAW = (key: string) =>
  `bring its line back, or write \`- { withdrawn: ${key}, reason: … }\` in its place, which keeps the number and tells readers why; the source's file stays (published-number)`

test('takes a list that is as it was published, and one that grew at its end', () => {
  expect(faultsOf(['alpha', 'beta', 'gamma'])).toEqual([])
  expect(faultsOf(['alpha', 'beta', 'gamma', 'delta'])).toEqual([])
})

test('says of a deleted line which numbers mean another source, and how each is kept', () => {
  expect(faultsOf(['alpha', 'gamma'])).toEqual([
    `reports/a.mdx:5:5 Unexpected source 2 \`gamma\`, expected \`beta\`, for which the number was published (addresses.json:4); ${WITHDRAW('beta')}`,
    `reports/a.mdx:5:5 Missing source 3, expected \`gamma\`, for which the number was published (addresses.json:5); ${BRING('gamma', 3, 2)}`,
  ])
})

test('says of a deleted last line that its number is missing, at the list', () => {
  expect(faultsOf(['alpha', 'beta'])).toEqual([
    `reports/a.mdx:4:3 Missing source 3, expected \`gamma\`, for which the number was published (addresses.json:5); ${WITHDRAW('gamma')}`,
  ])
})

test('says of an inserted line and of swapped lines which source each number had', () => {
  const starts = (faults: string[]) => faults.map((fault) => fault.replace(/, for which.*$/, ''))
  expect(starts(faultsOf(['alpha', 'delta', 'beta', 'gamma']))).toEqual([
    'reports/a.mdx:5:5 Unexpected source 2 `delta`, expected `beta`',
    'reports/a.mdx:6:5 Unexpected source 3 `beta`, expected `gamma`',
  ])
  expect(starts(faultsOf(['beta', 'alpha', 'gamma']))).toEqual([
    'reports/a.mdx:4:5 Unexpected source 1 `beta`, expected `alpha`',
    'reports/a.mdx:5:5 Unexpected source 2 `alpha`, expected `beta`',
  ])
})

test('keeps a number by `- 3: key`, and that of a withdrawn source by its reason', () => {
  const withdrawn = { withdrawn: 'beta', reason: '記事が取り消された。' }
  expect(faultsOf(['alpha', withdrawn, 'gamma'])).toEqual([])
  expect(faultsOf(['alpha', withdrawn, { 3: 'gamma' }])).toEqual([])
  expect(faultsOf(['alpha', { ...withdrawn, number: 2 }, 'gamma'])).toEqual([])
  expect(faultsOf(['alpha', { 3: 'gamma' }])).toHaveLength(1)
})

test('holds the numbers of a renamed report at its new file', () => {
  expect(faultsOf(['alpha', 'beta', 'gamma'], 'b')).toEqual([])
  expect(faultsOf(['alpha', 'gamma', 'beta'], 'b')[0]).toMatch(
    /^reports\/b\.mdx:5:5 Unexpected source 2 `gamma`, expected `beta`/,
  )
})

test('takes the new key of a source whose file was renamed, and no end of renamings for another', () => {
  const moved = (lines: string) => LEDGER.replace('  "format"', `${lines}  "format"`)
  const once = '  "sources/beta/": { "moved": "sources/delta/" },\n'
  expect(faultsOf(['alpha', 'delta', 'gamma'], 'a', moved(once))).toEqual([])
  const circle = `${once}  "sources/delta/": { "moved": "sources/beta/" },\n`
  expect(
    faultsOf(['alpha', 'gamma'], 'a', moved(circle)).filter((fault) => fault.includes('source 2')),
  ).toHaveLength(1)
})

test('asks nothing of the numbers of a report that was retired or merged into another', () => {
  const gone = (fields: string) => LEDGER.replace('{ "title": "題" }', `{ ${fields} }`)
  expect(
    faultsOf(['delta'], 'b', gone('"retired": "2026-01-02", "reason": "事実でなかった。"')).filter(
      (fault) => fault.includes('published-number'),
    ),
  ).toEqual([])
})

test('says of a source whose file was renamed to write where it went, and nothing else', () => {
  const ledger = LEDGER.replaceAll('"beta"', '"old-beta"')
  expect(faultsOf(['alpha', 'delta', 'gamma'], 'a', ledger)).toEqual([
    'reports/a.mdx:5:5 Unexpected source 2 `delta`, expected `old-beta`, for which the number was published (addresses.json:4); where old-beta.yaml was renamed, write `"moved": "sources/delta/"` in the ledger\'s line of sources/old-beta/; else bring the file back (published-number)',
  ])
})

test('says of two sources made one, both in the list, how both numbers are kept', () => {
  const moved = LEDGER.replace(
    '  "format"',
    '  "sources/beta/": { "moved": "sources/gamma/" },\n  "format"',
  )
  expect(faultsOf(['alpha', { 3: 'gamma' }], 'a', moved)[0]).toBe(
    "reports/a.mdx:5:5 Missing source 2, expected `gamma`, for which the number was published (addresses.json:4); beta.yaml became `gamma`, which is 3 here: keep beta.yaml, write `- { withdrawn: beta, reason: … }`, and take `moved` out of the ledger's line of sources/beta/ (published-number)",
  )
})
