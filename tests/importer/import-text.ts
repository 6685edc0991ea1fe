import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import { parse } from 'yaml'
import type { FileAccount } from '../../src/importer/write/account.ts'
import { ContentState } from '../../src/importer/write/folder/content-state.ts'
import { type ImportOptions, importFile } from '../../src/importer/write/import-file.ts'

/** A content folder of the test's own; it is taken away afterwards. */
export const contentFolder = (): string => {
  const folder = mkdtempSync(join(tmpdir(), 'tenkyo-import-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  return folder
}

/** What the import of one raw text gave. */
export interface Imported {
  account: FileAccount
  /** The report without its frontmatter; empty where none was written. */
  body: string
  /** Its frontmatter. */
  data: Record<string, unknown>
  /** The registry entries by key. */
  sources: Record<string, Record<string, unknown>>
}

const NOW = new Date('2026-04-01T00:00:00Z')

/** Imports a raw text into a content folder and reads back what stands there. */
export const importText = async (
  raw: string | Uint8Array,
  options: Partial<ImportOptions> & { folder?: string; name?: string } = {},
): Promise<Imported> => {
  const { folder = contentFolder(), name = 'raw.md', ...rest } = options
  const state = new ContentState(folder)
  const bytes = typeof raw === 'string' ? Buffer.from(raw) : raw
  const account = await importFile({ path: name, bytes }, state, { now: NOW, ...rest })
  state.flush()
  const sources = Object.fromEntries(
    yamlFiles(folder).map((file) => [
      file.replace('.yaml', ''),
      parse(readFileSync(join(folder, 'sources', file), 'utf8')) as Record<string, unknown>,
    ]),
  )
  if (account.status === 'refused' || account.slug === undefined)
    return { account, body: '', data: {}, sources }
  const mdx = readFileSync(join(folder, 'reports', `${account.slug}.mdx`), 'utf8')
  const [, front = '', body = ''] = /^---\n([\s\S]*?)---\n\n([\s\S]*)$/.exec(mdx) ?? []
  return { account, body, data: parse(front) as Record<string, unknown>, sources }
}

const yamlFiles = (folder: string): string[] => {
  try {
    return readdirSync(join(folder, 'sources')).sort()
  } catch {
    return []
  }
}

/** The raw text of a fixture. */
export const fixture = (path: string): Buffer =>
  readFileSync(new URL(`../fixtures/${path}`, import.meta.url))

/** The addresses of a report's sources by number. */
export const addressesByNumber = ({ data, sources }: Imported): Record<number, unknown> => {
  let last = 0
  return Object.fromEntries(
    ((data.sources ?? []) as (string | Record<string, string>)[]).map((item) => {
      const [number, key] =
        typeof item === 'string' ? [last + 1, item] : (Object.entries(item)[0] ?? [0, ''])
      last = Number(number)
      return [last, sources[key]?.URL]
    }),
  )
}

/** The numbers of the marks of a body, in order. */
export const numbersOf = ({ body, data }: Imported): number[] => {
  const keys: Record<string, number> = {}
  let last = 0
  for (const item of (data.sources ?? []) as (string | Record<string, string>)[]) {
    const [number, key] =
      typeof item === 'string' ? [last + 1, item] : (Object.entries(item)[0] ?? [0, ''])
    last = Number(number)
    keys[key] = last
  }
  return [...body.matchAll(/@([a-z][a-z0-9-]*)/g)].flatMap(([, key = '']) => keys[key] ?? [])
}
