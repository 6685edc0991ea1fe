import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { checkContent } from '../../src/publishing/check/check-content.ts'
import { ledgerText, recordAddresses } from '../../src/publishing/ledger/record.ts'
import { contentFolder, importText } from './import-text.ts'

const LIST = '\n\n## 参考文献\n\n1. 甲 https://a.example.com/1\n2. 乙 https://b.example.com/2\n'
const raw = (...titles: string[]): string =>
  `# 題の見本\n\n安い[1]。速い[2]。\n\n${titles.map((title) => `## ${title}\n\n${title}の文です。`).join('\n\n')}${LIST}`

const faultsOf = async (folder: string): Promise<string[]> =>
  (await checkContent(folder)).messages.filter(({ fatal }) => fatal).map(({ reason }) => reason)

/** A content folder with a report whose addresses are published. */
const published = async (...titles: string[]) => {
  const folder = contentFolder()
  await importText(raw(...titles), { folder })
  const { ledger, published: content } = await checkContent(folder)
  writeFileSync(ledger.path, ledgerText(recordAddresses(ledger, content)))
  return { folder, path: join(folder, 'reports', 'dai-mihon.mdx') }
}

const edit = (path: string, from: string, to: string): void =>
  writeFileSync(path, readFileSync(path, 'utf8').replace(from, to))

const headings = (body: string): string[] => body.match(/^## .*$/gm) ?? []

test('keeps the published anchor of a heading that was rewritten since', async () => {
  const { folder, path } = await published('安さの話', '**速さ**の話')
  edit(path, '## 安さの話', '## 値段の話')
  edit(path, '## **速さ**の話', '## 速度')
  const { body, data } = await importText(raw('安さの話', '**速さ**の話'), { folder, force: true })
  expect(headings(body)).toEqual([
    '## 安さの話 [#yasusa-hanashi]',
    '## **速さ**の話 [#hayasa-hanashi]',
  ])
  expect(data.aliases).toBeUndefined()
  expect(await faultsOf(folder)).toEqual([])
})

test('keeps the aliases of a report that is overwritten', async () => {
  const { folder, path } = await published('安さの話')
  edit(path, '## 安さの話 [#yasusa-hanashi]', '## 値段の話 [#price]')
  edit(path, 'sources:', 'aliases: [older, { yasusa-hanashi: price }]\nsources:')
  const { body, data } = await importText(raw('値段の話'), { folder, force: true })
  expect(headings(body)).toEqual(['## 値段の話 [#price]'])
  expect(data.aliases).toEqual(['older', { 'yasusa-hanashi': 'price' }])
  expect(await faultsOf(folder)).toEqual([])
})

test('leads a published anchor to the section in the place of its own, and tells of it', async () => {
  const { folder } = await published('安さの話', '速さの話', '強さの話')
  const { account, data } = await importText(raw('安さの話', '重さの話', '強さの話'), { folder })
  expect(data.aliases).toEqual([{ 'hayasa-hanashi': 'omosa-hanashi' }])
  expect(account.changes.filter(({ kind }) => kind === 'anchor')).toEqual([
    {
      line: 1,
      kind: 'anchor',
      what: 'no heading is 「速さの話」 any more; its published address #hayasa-hanashi leads to #omosa-hanashi by an alias',
    },
  ])
  expect(await faultsOf(folder)).toEqual([])
})

test('leads it to the section before where none took its place', async () => {
  const { folder } = await published('安さの話', '速さの話')
  const { data } = await importText(raw('安さの話'), { folder })
  expect(data.aliases).toEqual([{ 'hayasa-hanashi': 'yasusa-hanashi' }])
  expect(await faultsOf(folder)).toEqual([])
})

test('refuses a text in which a published number would mean another source', async () => {
  const { folder } = await published('安さの話')
  const before = readFileSync(join(folder, 'reports/dai-mihon.mdx'), 'utf8')
  const { account } = await importText(
    raw('安さの話').replace('2. 乙 https://b', '2. 丙 https://c'),
    {
      folder,
      force: true,
    },
  )
  expect(account.reason).toBe(
    "reports/dai-mihon.mdx is published, and this text would break an address of it (line 12): Unexpected source 2 `example-c-2`, expected `example-b-2`, for which the number was published (addresses.json:6); bring its line back, or write `- { withdrawn: example-b-2, reason: … }` in its place, which keeps the number and tells readers why; the source's file stays; mend the raw file, write the change into the report by hand, or choose another --slug",
  )
  expect(readFileSync(join(folder, 'reports/dai-mihon.mdx'), 'utf8')).toBe(before)
})

test('refuses to hold a published report back', async () => {
  const { folder } = await published('安さの話')
  const { account } = await importText(`---\ndraft: true\n---\n\n${raw('安さの話')}`, { folder })
  expect(account.reason).toBe(
    'reports/dai-mihon.mdx is published, and this text would break an address of it (line 1): Published address reports/dai-mihon/ would vanish, expected a published report; dai-mihon.mdx is a draft: publish it, or in its line of addresses.json `"moved": "…"` with its address now, or `"retired": "YYYY-MM-DD", "reason": "…"`; mend the raw file, write the change into the report by hand, or choose another --slug',
  )
})
