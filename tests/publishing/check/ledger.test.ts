import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { lintContent } from '../../../src/publishing/check/lint.ts'

let folder = ''
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'tenkyo-lint-'))
})
afterEach(() => rmSync(folder, { recursive: true }))

const REPORT =
  '---\ntitle: 見本\npublished: 2025-02-14\nsources: [s1]\n---\n\n## 結論 [#ends]\n\n費用[@s1]。\n'
const LEDGER = `{
  "reports/a/": { "title": "見本" },
  "reports/a/#end": { "title": "結論" },
  "reports/old/": { "title": "古い題" },
  "reports/b/": { "retired": "2026-01-02" },
  "format": 1
}
`

const said = async (files: Record<string, string>): Promise<string[]> => {
  for (const [name, text] of Object.entries({
    'sources/s1.yaml': 'URL: https://news.example.com/1',
    ...files,
  })) {
    mkdirSync(dirname(join(folder, name)), { recursive: true })
    writeFileSync(join(folder, name), text)
  }
  return (await lintContent(folder)).map(
    ({ path, line, column, fatal, ruleId, reason }) =>
      `${path.slice(folder.length + 1)}:${line}:${column} ${fatal ? 'error' : 'warning'} ${reason} (${ruleId})`,
  )
}

test('says of published addresses that would vanish what the build says, at their lines', async () => {
  expect(await said({ 'reports/a.mdx': REPORT, 'addresses.json': LEDGER })).toEqual([
    'addresses.json:3:3 error Published address reports/a/#end would vanish, expected a section with that anchor; write `aliases: [{ end: ends }]` in a.mdx, whose anchors are `ends`, or in this line `"moved": "…"` with its address now, or `"retired": "YYYY-MM-DD", "reason": "…"` (ledger)',
    'addresses.json:4:3 error Published address reports/old/ would vanish, expected a report with that slug; write `aliases: [old]` in the report that it became, or in this line `"moved": "…"` with its address now, or `"retired": "YYYY-MM-DD", "reason": "…"` (ledger)',
    'addresses.json:5:3 error Unexpected content, expected both `retired` and `reason`, or neither (ledger)',
  ])
})

test('takes the address of a draft for one that would vanish', async () => {
  const draft = REPORT.replace('---\n\n', 'draft: true\n---\n\n')
  const ledger = '{\n  "reports/a/": { "title": "見本" },\n  "format": 1\n}\n'
  expect(await said({ 'reports/a.mdx': draft, 'addresses.json': ledger })).toEqual([
    expect.stringMatching(/^addresses\.json:2:3 error Published address reports\/a\/ would vanish/),
  ])
})

test('asks for the ledger once everything else is sound, as a build does', async () => {
  const faulty = REPORT.replace('[@s1]', '[@s9]')
  const faults = await said({ 'reports/a.mdx': faulty, 'addresses.json': LEDGER })
  expect(faults.filter((line) => line.startsWith('addresses.json'))).toEqual([])
  expect(faults).not.toEqual([])
})
