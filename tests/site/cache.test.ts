import { readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, expect, test } from 'vitest'
import { copyCheckout } from '../../bench/checkout.ts'
import { buildSite, temporaryFolder, writeContent } from './build-site.ts'

const source = (title: string): string =>
  `title: ${title}\npublisher: 見本通信\nURL: https://news.example.com/${encodeURI(title)}\nverified: 2025-02-14\n`

const report = (title: string, day: number, text: string): string => `---
title: ${title}
published: 2025-02-0${day}
sources: [s1, s2]
topics: [半導体]
corrections:
  - date: 2025-03-01
    kind: correction
    summary: 数を改めた。
    before: 二割
    after: 三割
---

## 経緯 [#course]

${text}[@s1]。

| 社 | 数 |
| --- | --- |
| 甲 | 三割[@s2] |
`

const png = (data: string): Buffer => Buffer.from(data, 'base64')
const RED = png(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8BQDwAEhQGAhKmMIQAAAABJRU5ErkJggg==',
)
const BLUE = png(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==',
)

let content = ''
let warm = ''
let outDir = ''
let environment: Record<string, string> = {}

/** Every file of a site with its bytes, in letters that a failing test can print. */
const snapshot = (folder: string): Record<string, string> =>
  Object.fromEntries(
    readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((name) => statSync(join(folder, name)).isFile())
      .sort()
      .map((name) => [name, readFileSync(join(folder, name)).toString('latin1')]),
  )

const edit = (file: string, change: (text: string) => string): void => {
  const before = readFileSync(file, 'utf8')
  const after = change(before)
  expect(after, `the edit of ${file} changes it`).not.toBe(before)
  writeFileSync(file, after)
}

const build = async (checkout: string, target: string): Promise<Record<string, string>> => {
  const built = await buildSite(content, target, environment, checkout)
  expect(built.exitCode, built.stderr).toBe(0)
  return snapshot(target)
}

/** The same files built where nothing was kept. */
const buildCold = async (): Promise<Record<string, string>> => {
  const folder = await temporaryFolder()
  const checkout = join(folder, 'checkout')
  copyCheckout(checkout, warm)
  return build(checkout, join(folder, 'site'))
}

beforeAll(async () => {
  content = await writeContent({
    'reports/a.mdx': report('甲の記事', 1, '甲の本文'),
    'reports/b.mdx': report(
      '乙の記事',
      2,
      '<Figure src="./dot.png" alt="点">図</Figure>\n\n乙の本文',
    ),
    'reports/c.mdx': report('丙の記事', 3, '丙の本文'),
    'sources/s1.yaml': source('一の題'),
    'sources/s2.yaml': source('二の題'),
    'sources/s3.yaml': source('三の題'),
    'topics.yaml': '半導体: semiconductors\n',
  })
  writeFileSync(join(content, 'reports/dot.png'), RED)
  const folder = await temporaryFolder()
  warm = join(folder, 'checkout')
  outDir = join(folder, 'site')
  copyCheckout(warm)
  await build(warm, outDir)
})

const reportFile = (slug: string): string => join(content, 'reports', `${slug}.mdx`)
const sourceFile = (key: string): string => join(content, 'sources', `${key}.yaml`)
const codeFile = (path: string): string => join(warm, path)

/** Each kind of input, and how it changes; the changes stay for those after. */
const CHANGES: Record<string, () => void> = {
  'the text of a report': () =>
    edit(reportFile('a'), (text) => text.replace('甲の本文', '甲の新しい本文')),
  'a correction': () =>
    edit(reportFile('a'), (text) => text.replace('数を改めた。', '割合を改めた。')),
  'a report that is new': () => writeFileSync(reportFile('d'), report('丁の記事', 4, '丁の本文')),
  'a report that is gone': () => rmSync(reportFile('c')),
  'an entry of the registry': () =>
    edit(sourceFile('s1'), (text) => text.replace('一の題', '一の新題')),
  'a field of an entry that only exports show': () =>
    edit(sourceFile('s1'), (text) => `${text}volume: "12"\n`),
  'the publisher of an entry that nothing cites': () =>
    edit(sourceFile('s3'), (text) => text.replace('見本通信', '見本新報')),
  'the addresses of topics': () => writeFileSync(join(content, 'topics.yaml'), '半導体: chips\n'),
  'an image under the same name': () => writeFileSync(join(content, 'reports/dot.png'), BLUE),
  'a stylesheet': () =>
    edit(codeFile('src/styles/base.css'), (text) => `${text}\n.cache-test {\n  order: 7;\n}\n`),
  'a plugin of the pipeline': () =>
    edit(codeFile('src/markdown/rehype-tables.ts'), (text) => text.replace("'表'", "'一覧表'")),
  'a component': () =>
    edit(codeFile('src/components/site/SiteFooter.astro'), (text) =>
      text.replace('<footer', '<footer data-cache-test'),
    ),
  'the settings of the site': () =>
    edit(codeFile('src/site.config.ts'), (text) => text.replace("'典拠 Tenkyo'", "'典拠 試験'")),
  'the environment': () => {
    environment = { SITE: 'https://other.example' }
  },
  'a file of public/': () => writeFileSync(codeFile('public/cache-test.txt'), '公開'),
}

test.each(Object.keys(CHANGES))(
  'a build with warm caches gives the bytes of a cold one after a change of %s',
  async (kind) => {
    const before = snapshot(outDir)
    CHANGES[kind]?.()
    const [kept, cold] = await Promise.all([build(warm, outDir), buildCold()])
    expect(Object.keys(kept)).toEqual(Object.keys(cold))
    for (const [name, bytes] of Object.entries(cold))
      expect(kept[name] === bytes, `${name} is as in a cold build`).toBe(true)
    expect(kept).not.toEqual(before)
  },
)

test('a new version of a package forgets every page', async () => {
  const page = join(outDir, 'reports/a/index.html')
  edit(codeFile('package-lock.json'), (text) =>
    text.replace('"lockfileVersion": 3', '"lockfileVersion":  3'),
  )
  const { ino } = statSync(page)
  const before = snapshot(outDir)
  expect(await build(warm, outDir)).toEqual(before)
  expect(statSync(page).ino).not.toBe(ino)
})

test('a site that somebody changed by hand is put right', async () => {
  const before = snapshot(outDir)
  writeFileSync(join(outDir, 'reports/a/index.html'), '<p>別の頁</p>')
  rmSync(join(outDir, 'reports/b'), { recursive: true })
  writeFileSync(join(outDir, 'stray.html'), '<p>余計な頁</p>')
  expect(await build(warm, outDir)).toEqual(before)
})

test('broken and half-written caches are ignored', async () => {
  const before = snapshot(outDir)
  const files = readdirSync(join(warm, '.astro'), { recursive: true, encoding: 'utf8' })
    .map((name) => join(warm, '.astro', name))
    .filter((file) => file.endsWith('.json') && !/data-store|schema\.json/.test(file))
  expect(files.length).toBeGreaterThan(3)
  files.forEach((file, index) => {
    const text = readFileSync(file, 'utf8')
    const broken = [text.slice(0, text.length / 2), '', '{"rendered":{},"files":{}}']
    writeFileSync(file, broken[index % broken.length] ?? '')
  })
  edit(reportFile('a'), (text) => text.replace('甲の新しい本文', '甲の最後の本文'))
  const [kept, cold] = await Promise.all([build(warm, outDir), buildCold()])
  expect(kept).toEqual(cold)
  expect(kept).not.toEqual(before)
})

test('a build that finds nothing changed leaves every file as it stands and says the warnings again', async () => {
  const stamps = (): number[] =>
    readdirSync(outDir, { recursive: true, encoding: 'utf8' }).map(
      (name) => statSync(join(outDir, name)).mtimeMs,
    )
  const before = stamps()
  const built = await buildSite(content, outDir, environment, warm)
  expect(built.stdout).toContain('Nothing changed')
  expect(stamps()).toEqual(before)
})
