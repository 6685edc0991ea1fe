import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { contentFolder } from './import-text.ts'

const ROOT = fileURLToPath(new URL('../../', import.meta.url))
const CLI = [join(ROOT, 'src/cli/import.ts')]

const report = (number: number): string =>
  `# 見本の報告${number}\n\n本文${number}[1]。\n\n#### 参照記事\n- [1:https://news.example.com/s/${number}](https://news.example.com/s/${number})\n`

const rawFolder = (count: number): string => {
  const folder = contentFolder()
  for (let number = 1; number <= count; number++)
    writeFileSync(join(folder, `r${number}_1739549501.md`), report(number))
  return folder
}

const call = (args: readonly string[], env: Record<string, string> = {}) =>
  spawnSync(process.execPath, [...CLI, ...args], {
    cwd: ROOT,
    encoding: 'utf8',
    env: { ...process.env, ...env },
  })

describe('exit code', () => {
  test('0 when every file was taken; 1 when some were refused', () => {
    const content = contentFolder()
    const folder = rawFolder(2)
    expect(call([folder, '--content', content]).status).toBe(0)
    writeFileSync(join(folder, 'empty.md'), '')
    expect(call([folder, '--content', content]).status).toBe(1)
  })

  test.each([
    [[]],
    [['no-such-file.md']],
    [['--unknown', 'package.json']],
    [['package.json', '--date', '2025-02-30']],
    [['package.json', '--slug', '見本']],
    [['package.json', 'README.md', '--slug', 'a']],
  ])('2 for wrong usage: %j', (args) => {
    const { status, stdout, stderr } = call(args)
    expect(status).toBe(2)
    expect(stdout).toBe('')
    expect(stderr).toContain('Usage: npm run import')
  })
})

test('--json prints one value of the promised shape and nothing else', () => {
  const folder = rawFolder(1)
  writeFileSync(join(folder, 'z.md'), '# 題\n\n本文[3]。\n')
  const { stdout } = call([folder, '--content', contentFolder(), '--json'])
  expect(JSON.parse(stdout)).toEqual({
    files: [
      {
        file: join(folder, 'r1_1739549501.md'),
        status: 'imported',
        slug: 'mihon-houkoku-1',
        marks: { found: 1, resolved: 1, left: [] },
        sources: { listed: 1, new: 1, known: 0, uncited: 0 },
        changes: expect.arrayContaining([{ line: 1, kind: 'title', what: expect.any(String) }]),
      },
      {
        file: join(folder, 'z.md'),
        status: 'refused',
        reason: expect.stringContaining('[3] (3:3)'),
        marks: {
          found: 1,
          resolved: 0,
          left: [{ line: 3, column: 3, text: '[3]', why: expect.any(String) }],
        },
        sources: { listed: 0, new: 0, known: 0, uncited: 0 },
        changes: [],
      },
    ],
    totals: {
      files: 2,
      imported: 1,
      unchanged: 0,
      refused: 1,
      marks: { found: 2, resolved: 1, left: 1 },
      sources: { listed: 1, new: 1, known: 0, uncited: 0 },
      changes: expect.any(Number),
    },
  })
})

test('CONTENT_DIR is the content folder where --content is left out', () => {
  const content = contentFolder()
  call([rawFolder(1)], { CONTENT_DIR: content })
  expect(readdirSync(join(content, 'reports'))).toEqual(['mihon-houkoku-1.mdx'])
})

test('a broken ledger stops the run before anything is written', () => {
  const content = contentFolder()
  mkdirSync(content, { recursive: true })
  writeFileSync(join(content, 'imports.json'), '{')
  const { status, stderr } = call([rawFolder(1), '--content', content])
  expect(status).toBe(1)
  expect(stderr).toContain('imports.json is no JSON')
  expect(existsSync(join(content, 'reports'))).toBe(false)
})

test('a run that is killed leaves whole files, and the next one finishes', async () => {
  const content = contentFolder()
  // More than are held in memory before they are written.
  const folder = rawFolder(130)
  const reports = join(content, 'reports')
  const child = spawn(process.execPath, [...CLI, folder, '--content', content], {
    cwd: ROOT,
    stdio: 'ignore',
  })
  const ended = once(child, 'exit')
  const written = (): string[] =>
    existsSync(reports) ? readdirSync(reports).filter((file) => !file.startsWith('.')) : []
  while (written().length === 0 && child.exitCode === null) await wait(1)
  child.kill('SIGKILL')
  expect(await ended).toEqual([null, 'SIGKILL'])
  const whole = /^---\n[\s\S]*\n---\n\n本文\d+\[@[a-z0-9-]+\]。\n$/
  expect(written().length).toBeLessThan(130)
  expect(
    written().filter((name) => !whole.test(readFileSync(join(reports, name), 'utf8'))),
  ).toEqual([])
  // The killed run's lock would be waited for until it is stale.
  rmSync(join(content, '.importing'), { recursive: true, force: true })
  expect(call([folder, '--content', content]).status).toBe(0)
  expect(readdirSync(reports)).toEqual(written())
  expect(written()).toHaveLength(130)
})

test('two imports into one folder take turns', async () => {
  const content = contentFolder()
  const folders = [rawFolder(20), rawFolder(20)]
  const runs = folders.map((folder, index) => {
    for (const name of readdirSync(folder)) {
      const text = readFileSync(join(folder, name), 'utf8')
      writeFileSync(join(folder, name), text.replace('本文', `本文${index}の`))
    }
    const child = spawn(process.execPath, [...CLI, folder, '--content', content], {
      cwd: ROOT,
      stdio: 'ignore',
    })
    return new Promise((resolve) => child.on('exit', resolve))
  })
  expect(await Promise.all(runs)).toEqual([0, 0])
  expect(readdirSync(join(content, 'reports'))).toHaveLength(40)
  expect(Object.keys(JSON.parse(readFileSync(join(content, 'imports.json'), 'utf8')))).toHaveLength(
    40,
  )
  expect(existsSync(join(content, '.importing'))).toBe(false)
})

test('--out writes the account into a file beside what is printed', () => {
  const content = contentFolder()
  const out = join(content, 'account.json')
  const { stdout } = call([rawFolder(1), '--content', content, '--out', out])
  expect(stdout).toContain('1 file: 1 imported')
  expect(JSON.parse(readFileSync(out, 'utf8'))).toMatchObject({ totals: { imported: 1 } })
})
