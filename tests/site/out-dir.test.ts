import {
  existsSync,
  lstatSync,
  mkdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { dirname, join, parse, resolve } from 'node:path'
import { expect, test } from 'vitest'
import { MADE_FILES, madeFiles } from '../../src/publishing/site/made-files.ts'
import { putInPlace } from '../../src/publishing/site/put-in-place.ts'
import { filesOf } from '../../src/publishing/site/site-record.ts'
import { buildSite, temporaryFolder, writeContent } from './build-site.ts'

type Files = Readonly<Record<string, string>>

const write = (folder: string, files: Files): string => {
  mkdirSync(folder, { recursive: true })
  for (const [file, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, file)), { recursive: true })
    writeFileSync(join(folder, file), text)
  }
  return folder
}

const FOREIGN: Files = {
  '.git/HEAD': 'ref: refs/heads/pages\n',
  CNAME: 'news.example.jp\n',
  '.nojekyll': '',
}

const REPORT = '---\ntitle: 題\npublished: 2025-02-14\n---\n\n本文。\n'

const link = (to: string, path: string): string => {
  symlinkSync(to, path)
  return path
}

/** Puts a site in place over what a folder holds; gives the files there then, with their texts. */
const put = (target: string, site: Files, kept: string[] = []): Files => {
  const fresh = write(`${target}.building`, site)
  putInPlace(fresh, target, new Set(kept), madeFiles(target) ?? new Set())
  expect(existsSync(fresh)).toBe(false)
  return Object.fromEntries(
    [...(madeFiles(target) ?? []), ...Object.keys(FOREIGN), 'downloads/handout.txt', 'old.html']
      .filter((file) => existsSync(join(target, file)))
      .map((file) => [file, readFileSync(join(target, file), 'utf8')]),
  )
}

test('what no build made stays, and what an earlier build made goes', async () => {
  const target = join(await temporaryFolder(), 'site')
  put(target, { 'index.html': '一', 'old.html': '旧' })
  write(target, { ...FOREIGN, 'downloads/handout.txt': '配布' })
  const rest = { ...FOREIGN, 'downloads/handout.txt': '配布' }
  expect(put(target, { 'index.html': '二' })).toEqual({ 'index.html': '二', ...rest })
  expect(put(target, { 'a.html': '甲' }, ['index.html'])).toEqual({
    'index.html': '二',
    'a.html': '甲',
    ...rest,
  })
})

test('a file of a build never takes the place of one that no build made', async () => {
  const target = join(await temporaryFolder(), 'site')
  put(target, { 'index.html': '一' })
  write(target, { 'about.html': '人の書いた頁' })
  const fresh = write(`${target}.building`, { 'index.html': '二', 'about.html': '作った頁' })
  expect(() => putInPlace(fresh, target, new Set(), madeFiles(target) ?? new Set())).toThrow(
    `Unexpected files in ${target} that no build made and this one would replace: about.html; expected other names, or an empty folder; move them away`,
  )
  expect(readFileSync(join(target, 'index.html'), 'utf8')).toBe('一')
  expect(readFileSync(join(target, 'about.html'), 'utf8')).toBe('人の書いた頁')
})

test('after a stop in the swap, what both builds made still counts as made', async () => {
  const target = join(await temporaryFolder(), 'site')
  put(target, { 'index.html': '一', 'old.html': '旧' })
  write(target, FOREIGN)
  const fresh = write(`${target}.building`, { 'z.html': '新', 'index.html': '二' })
  // A folder where a page should go stops the swap.
  mkdirSync(join(target, 'z.html/inner'), { recursive: true })
  writeFileSync(join(target, 'z.html/inner/x'), '')
  expect(() => putInPlace(fresh, target, new Set(), madeFiles(target) ?? new Set())).toThrow()
  expect([...(madeFiles(target) ?? [])].sort()).toEqual(['index.html', 'old.html', 'z.html'])
  rmSync(join(target, 'z.html'), { recursive: true })
  rmSync(fresh, { recursive: true })
  expect(put(target, { 'index.html': '三' })).toEqual({ 'index.html': '三', ...FOREIGN })
})

test('a list of files takes nothing away behind a link that leads out of the site', async () => {
  const folder = await temporaryFolder()
  const target = join(folder, 'site')
  put(target, { 'index.html': '一', 'deep/x.txt': '二' })
  write(join(folder, 'outside'), { 'x.txt': '大切' })
  rmSync(join(target, 'deep'), { recursive: true })
  symlinkSync(join(folder, 'outside'), join(target, 'deep'))
  put(target, { 'index.html': '三' }, [])
  expect(readFileSync(join(folder, 'outside/x.txt'), 'utf8')).toBe('大切')
})

test('a list of files takes nothing away outside its folder', async () => {
  const folder = await temporaryFolder()
  const target = join(folder, 'site')
  write(folder, { 'precious.txt': '大切' })
  write(target, { [MADE_FILES]: `../precious.txt\n${folder}/precious.txt\nindex.html\n` })
  put(target, { 'index.html': '一' })
  expect(existsSync(join(folder, 'precious.txt'))).toBe(true)
})

test('a build goes where a link to a folder leads, and keeps what a host or git has there', async () => {
  const content = await writeContent({
    'reports/a.mdx': REPORT,
  })
  const folder = await temporaryFolder()
  const release = write(join(folder, 'release'), FOREIGN)
  const outDir = join(folder, 'current')
  symlinkSync(release, outDir)
  const built = await buildSite(content, outDir)
  expect(built.exitCode, built.stderr).toBe(0)
  expect(lstatSync(outDir).isSymbolicLink()).toBe(true)
  expect(existsSync(join(release, 'reports/a/index.html'))).toBe(true)
  for (const [file, text] of Object.entries(FOREIGN))
    expect(readFileSync(join(release, file), 'utf8')).toBe(text)
  writeFileSync(join(release, 'note.txt'), '控え')
  expect((await buildSite(content, outDir)).stdout).toBe(
    `Nothing changed since ${release} was built\n`,
  )
})

const ROOT = resolve(import.meta.dirname, '../..')
const HOLDS = 'expected a folder that does not hold the project or the content'

test.each([
  ['the project', () => ROOT],
  ['the folder of the project', () => dirname(ROOT)],
  ['the root of the disk', () => parse(ROOT).root],
  ['a link to the project', (folder: string) => link(ROOT, join(folder, 'link'))],
  ['the content', (folder: string) => join(folder, 'content')],
  ['the folder of the content', (folder: string) => folder],
  ['a link to the folder of the content', (folder: string) => link(folder, join(folder, 'link'))],
])('a build into %s is refused, and nothing is touched', async (_, outDirIn) => {
  const content = await writeContent({ 'reports/a.mdx': REPORT })
  const folder = dirname(content)
  const outDir = outDirIn(folder)
  const before = filesOf(folder)
  const refused = [1, '', `Unexpected OUT_DIR ${realpathSync(outDir)}, ${HOLDS}\n`]
  // The content by a link, too: what counts is where its files are.
  for (const contentDir of [content, link(content, join(await temporaryFolder(), 'content'))]) {
    const { exitCode, stdout, stderr } = await buildSite(contentDir, outDir)
    expect([exitCode, stdout, stderr]).toEqual(refused)
  }
  expect(filesOf(folder)).toEqual(before)
})

test('a build into a file is refused, and the file stays', async () => {
  const outDir = join(await temporaryFolder(), 'site')
  writeFileSync(outDir, '控え')
  const built = await buildSite(await writeContent({ 'reports/a.mdx': REPORT }), outDir)
  expect([built.exitCode, built.stderr]).toEqual([
    1,
    `Unexpected OUT_DIR ${outDir}, expected a folder\n`,
  ])
  expect(readFileSync(outDir, 'utf8')).toBe('控え')
})

test.each([
  [
    'a home',
    { '.profile': '設定', 'documents/letter.txt': '手紙', 'photos/1.jpg': '写真' },
    'documents, photos',
  ],
  [
    'a site that no build made',
    { ...FOREIGN, 'index.html': '別の頁', 'downloads/handout.txt': '配布' },
    'downloads, index.html',
  ],
])('a build into %s is refused with the names of what it holds', async (_, files: Files, names) => {
  const outDir = write(join(await temporaryFolder(), 'site'), files)
  const built = await buildSite(await writeContent({ 'reports/a.mdx': REPORT }), outDir)
  expect([built.exitCode, built.stderr]).toEqual([
    1,
    `Unexpected OUT_DIR ${outDir}, expected an empty folder or an earlier site; it holds what no build made (it has no .tenkyo-files that names it): ${names}; move it away, or choose another folder\n`,
  ])
  expect(filesOf(outDir).sort()).toEqual(Object.keys(files).sort())
  for (const [file, text] of Object.entries(files))
    expect(readFileSync(join(outDir, file), 'utf8')).toBe(text)
})
