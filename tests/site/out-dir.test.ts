import {
  existsSync,
  lstatSync,
  mkdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { dirname, join } from 'node:path'
import { expect, test } from 'vitest'
import { MADE_FILES, madeFiles } from '../../src/publishing/site/made-files.ts'
import { putInPlace } from '../../src/publishing/site/put-in-place.ts'
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

test('a build goes where a link to a folder leads, and the link stays', async () => {
  const content = await writeContent({
    'reports/a.mdx': '---\ntitle: 題\npublished: 2025-02-14\n---\n\n本文。\n',
  })
  const folder = await temporaryFolder()
  mkdirSync(join(folder, 'release'))
  symlinkSync(join(folder, 'release'), join(folder, 'current'))
  const { exitCode, stderr } = await buildSite(content, join(folder, 'current'))
  expect(exitCode, stderr).toBe(0)
  expect(lstatSync(join(folder, 'current')).isSymbolicLink()).toBe(true)
  expect(existsSync(join(folder, 'release/reports/a/index.html'))).toBe(true)
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

test('a build keeps what a host or git has in its folder, and refuses a folder of other files by their names', async () => {
  const content = await writeContent({
    'reports/a.mdx': '---\ntitle: 題\npublished: 2025-02-14\n---\n\n本文。\n',
  })
  const outDir = write(join(await temporaryFolder(), 'site'), FOREIGN)
  const built = await buildSite(content, outDir)
  expect(built.exitCode, built.stderr).toBe(0)
  for (const [file, text] of Object.entries(FOREIGN))
    expect(readFileSync(join(outDir, file), 'utf8')).toBe(text)
  writeFileSync(join(outDir, 'note.txt'), '控え')
  expect((await buildSite(content, outDir)).stdout).toBe(
    `Nothing changed since ${outDir} was built\n`,
  )

  const other = write(join(await temporaryFolder(), 'site'), {
    ...FOREIGN,
    'index.html': '別の頁',
    'downloads/handout.txt': '配布',
  })
  const refused = await buildSite(content, other)
  expect(refused.exitCode).toBe(1)
  expect(refused.stderr).toBe(
    `Unexpected OUT_DIR ${other}, expected an empty folder or an earlier site; it holds what no build made (it has no .tenkyo-files that names it): downloads, index.html; move it away, or choose another folder\n`,
  )
  expect(readFileSync(join(other, 'index.html'), 'utf8')).toBe('別の頁')
})
