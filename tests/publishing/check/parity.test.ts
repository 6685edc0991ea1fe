import { spawnSync } from 'node:child_process'
import { EventEmitter } from 'node:events'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { LoaderContext } from 'astro/loaders'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { readRegistry } from '../../../src/citations/registry.ts'
import { readRawReport } from '../../../src/importer/read/raw-report.ts'
import { reconcile } from '../../../src/importer/write/checks/reconcile.ts'
import { lintContent } from '../../../src/publishing/check/lint.ts'
import { reportLoader } from '../../../src/publishing/loaders/reports.ts'
import { warningsFile } from '../../../src/publishing/site/cache-folder.ts'
import { readKept } from '../../../src/publishing/site/kept-file.ts'
import { messageLine } from '../../../src/schemas/messages.ts'

const root = resolve(import.meta.dirname, '../../..')

let folder = ''
let cache = ''
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'tenkyo-parity-'))
  cache = mkdtempSync(join(tmpdir(), 'tenkyo-cache-'))
})
afterEach(() => {
  for (const made of [folder, cache]) rmSync(made, { recursive: true })
})

const write = (files: Record<string, string>): void => {
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true })
    writeFileSync(join(folder, name), text)
  }
}

const report = (title: string, body: string, topics: string): string =>
  `---\ntitle: ${title}\npublished: 2025-02-14\nsources: [s1, s2]\ntopics: ${topics}\n---\n\n${body}\n`

const ENTRY = 'title: 題\nURL: https://news.example.com/1\n'
const SECOND = 'title: 題二\nURL: https://news.example.com/2\n'
const SOUND = report('見本', '費用[@s1]。規制[@s2]。', '[AI]')

/** One fault of each kind that a folder can have beside its ledger's, and a warning. */
const FAULTY = {
  'sources/s1.yaml': ENTRY,
  'sources/s2.yaml': 'title: 題\nURL: ftp://news.example.com/\n',
  'topics.yaml': '半導体: 半導体\n',
  'reports/raw.md': '# 題',
  'reports/a.mdx': SOUND,
  'reports/b.mdx': report(
    '見本\u{13000}',
    '費用[@s9]。\n\n![図](./none.png)\n\n価格は<5万円[@s1]。[@s2]',
    '[ai]',
  ),
}

const SAID = [
  'sources/s2.yaml:2:6 Unexpected `ftp://news.example.com/` in field `URL`',
  'topics.yaml:1:6 Unexpected `半導体` in field `半導体`',
  'reports/raw.md:1:1 Unexpected Markdown file `raw.md`',
  'reports/b.mdx:2:8 Unexpected letter 「\u{13000}」 (U+13000)',
  'reports/b.mdx:5:10 Unexpected topic `ai`',
  'reports/b.mdx:8:4 Unexpected citation key `s9`',
  'reports/b.mdx:10:1 Missing image `./none.png`',
  'reports/b.mdx:12:5 Unexpected MDX (Unexpected character `5` (U+0035) before name',
]

/** A folder whose only fault is in its ledger, with a warning. */
const LOST = {
  'sources/s1.yaml': ENTRY,
  'sources/s2.yaml': SECOND,
  'reports/a.mdx': SOUND.replace('見本', '見本\u{13000}'),
  'addresses.json': '{\n  "reports/old/": { "title": "古い題" },\n  "format": 1\n}\n',
}

const SAID_OF_LOST = [
  'reports/a.mdx:2:8 Unexpected letter 「\u{13000}」 (U+13000)',
  'addresses.json:2:3 Published address reports/old/ would vanish',
]

/** Lines without the folder and without what was expected. */
const shortened = (lines: readonly string[]): string[] =>
  lines.map((line) => line.replace(`${folder}/`, '').replace(/,.*/, ''))

const isWarning = (line: string): boolean => line.includes('Unexpected letter')

const byLint = async (): Promise<string[]> =>
  (await lintContent(folder)).map((message) => messageLine(message))

type Entry = Parameters<LoaderContext['store']['set']>[0]

/** What a loader is given, with what it stored and logged. */
const loaderContext = (watcher?: EventEmitter) => {
  const entries = new Map<string, Entry>()
  const lines: string[] = []
  const log = (line: string) => void lines.push(line)
  // The loader asks for no more than this of its context.
  const context = {
    config: { root: pathToFileURL(`${root}/`), cacheDir: pathToFileURL(`${cache}/`), base: '/' },
    logger: { warn: log, error: log },
    store: {
      get: (id: string) => entries.get(id),
      set: (entry: Entry) => entries.set(entry.id, entry),
      delete: (id: string) => entries.delete(id),
      keys: () => [...entries.keys()],
    },
    watcher,
  } as unknown as LoaderContext
  return { context, entries, lines }
}

const devWatcher = () => Object.assign(new EventEmitter(), { add: () => undefined })

const byBuild = async (): Promise<string[]> => {
  const { context } = loaderContext()
  try {
    await reportLoader(folder).load(context)
    return []
  } catch (error) {
    return (error as Error).message.split('\n').slice(1)
  }
}

const byDev = async (): Promise<string[]> => {
  const { context, lines } = loaderContext(devWatcher())
  await reportLoader(folder).load(context)
  return lines
}

const byLedger = (): string[] =>
  spawnSync(process.execPath, ['--disable-warning=DEP0040', 'src/cli/publish-ledger.ts'], {
    cwd: root,
    env: { ...process.env, CONTENT_DIR: folder },
    encoding: 'utf8',
  })
    .stderr.trim()
    .split('\n')

test('lint, build, dev and publish:ledger say the same of a folder with a fault of each kind', async () => {
  write(FAULTY)
  const faults = SAID.filter((line) => !isWarning(line))
  expect(shortened(await byLint())).toEqual(SAID)
  expect(shortened(await byDev())).toEqual(SAID)
  expect(shortened(await byBuild())).toEqual(faults)
  expect(shortened(byLedger())).toEqual(faults)
})

test('lint, build, dev and publish:ledger say the same of an address that would vanish', async () => {
  write(LOST)
  const faults = SAID_OF_LOST.filter((line) => !isWarning(line))
  expect(shortened(await byLint())).toEqual(SAID_OF_LOST)
  expect(shortened(await byDev())).toEqual(SAID_OF_LOST)
  expect(shortened(await byBuild())).toEqual(faults)
  expect(shortened(byLedger())).toEqual(faults)
})

test("the importer's last look refuses a report for every fault that the others name in it", async () => {
  write(FAULTY)
  const path = join(folder, 'reports/b.mdx')
  const reasons = (await lintContent(folder))
    .filter((message) => message.path === path && message.fatal && message.ruleId !== 'topic')
    .map(({ reason }) => reason)
  const look = reconcile(
    readRawReport('# 見本\n\n費用。\n'),
    { path, mdx: FAULTY['reports/b.mdx'] },
    new Map(),
    readRegistry(folder),
  )
  expect(reasons).toHaveLength(3)
  await expect(look).rejects.toThrow(
    `The site's own check refuses the result: ${reasons.join('; ')}`,
  )
})

test('a build keeps the warnings of a sound folder for the next one that finds nothing changed', async () => {
  write({ ...LOST, 'addresses.json': '{ "format": 1 }' })
  expect(await byBuild()).toEqual([])
  const [warning] = await byLint()
  expect(readKept(warningsFile(cache))).toEqual([warning])
  // The second load renders nothing anew.
  expect(await byBuild()).toEqual([])
  expect(readKept(warningsFile(cache))).toEqual([warning])
})

test('dev shows the faults of a report in its page, and heals with the file', async () => {
  write(FAULTY)
  const watcher = devWatcher()
  const { context, entries } = loaderContext(watcher)
  await reportLoader(folder).load(context)
  expect(entries.get('b')?.rendered?.metadata?.error).toMatchObject({
    file: join(folder, 'reports/b.mdx'),
    line: 8,
    column: 4,
  })
  write({ 'reports/b.mdx': SOUND, 'sources/s2.yaml': SECOND })
  watcher.emit('change', join(folder, 'reports/b.mdx'))
  await vi.waitFor(() => expect(entries.get('b')?.rendered).toBe(undefined), 20_000)
  expect(entries.get('b')?.data.title).toBe('見本')
})
