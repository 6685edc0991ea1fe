import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'yaml'
import type { FileAccount } from '../../src/importer/write/account.ts'
import { importAll } from '../../src/importer/write/import-all.ts'
import { contentFolder } from './import-text.ts'

/** Imports bibliographies by their names; the accounts, and the registry as it stands then. */
export const importFiles = async (
  files: Record<string, string | Uint8Array>,
  content = contentFolder(),
) => {
  const folder = contentFolder()
  mkdirSync(folder, { recursive: true })
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text)
  const paths = Object.keys(files).map((name) => join(folder, name))
  const { files: accounts } = await importAll(paths, { contentDir: content, now: new Date(0) })
  const entries = (): Record<string, Record<string, unknown>> =>
    Object.fromEntries(
      readdirSync(join(content, 'sources')).map((name) => [
        name.replace('.yaml', ''),
        parse(readFileSync(join(content, 'sources', name), 'utf8')),
      ]),
    )
  return { accounts: accounts as [FileAccount, ...FileAccount[]], entries }
}

/** What an account tells, `kind: key: what`. */
export const toldIn = ({ changes }: FileAccount): string[] =>
  changes.map(({ kind, what }) => `${kind}: ${what}`)
