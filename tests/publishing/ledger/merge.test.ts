import { spawnSync } from 'node:child_process'
import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { parseLedger } from '../../../src/publishing/ledger/read-ledger.ts'
import { ledgerText } from '../../../src/publishing/ledger/record.ts'

const folder = mkdtempSync(join(tmpdir(), 'tenkyo-merge-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const git = (...args: string[]): number | null =>
  spawnSync('git', ['-c', 'user.name=a', '-c', 'user.email=a@example.com', ...args], {
    cwd: folder,
  }).status

const path = join(folder, 'content/addresses.json')
const write = (slugs: string[]): void =>
  writeFileSync(
    path,
    ledgerText(new Map(slugs.map((slug) => [`reports/${slug}/`, { title: slug }]))),
  )
const commit = (slugs: string[]): void => {
  write(slugs)
  git('add', '.')
  git('commit', '-qm', 'publish')
}

test('two branches that publish side by side merge without a conflict, and both keep their addresses', () => {
  git('init', '-q', '-b', 'main')
  mkdirSync(join(folder, 'content'))
  copyFileSync(
    resolve(import.meta.dirname, '../../../.gitattributes'),
    join(folder, '.gitattributes'),
  )
  commit(['a', 'm'])
  git('checkout', '-qb', 'other')
  commit(['a', 'c', 'd', 'm', 'z'])
  git('checkout', '-q', 'main')
  commit(['a', 'b', 'm', 'y'])
  expect(git('merge', '-q', '--no-edit', 'other')).toBe(0)
  const ledger = parseLedger(path, readFileSync(path, 'utf8'))
  expect(ledger.faults).toEqual([])
  expect([...ledger.entries.keys()].sort()).toEqual(
    ['a', 'b', 'c', 'd', 'm', 'y', 'z'].map((slug) => `reports/${slug}/`),
  )
})
