import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { importAll } from '../../src/importer/write/import-all.ts'
import { lintContent } from '../../src/publishing/check/lint.ts'
import { faultLines } from '../../src/schemas/messages.ts'
import { contentFolder } from './import-text.ts'

const RAW = `# 見本電機の報告

## はじめに

費用は下がりました[2]。規制は守られました[1]。

#### 参照記事
- [[1]:https://news.example.com/chip-rules](https://news.example.com/chip-rules)
- [[2]:https://lab.example.org/supply](https://lab.example.org/supply)
`

const rawFolder = (files: Record<string, string>): string => {
  const folder = contentFolder()
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(join(folder, name, '..'), { recursive: true })
    writeFileSync(join(folder, name), text)
  }
  return folder
}

const run = (paths: readonly string[], contentDir: string, options = {}) =>
  importAll(paths, { contentDir, now: new Date('2026-04-01T00:00:00Z'), ...options })

const snapshot = (folder: string): Record<string, string> =>
  Object.fromEntries(
    readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name))
      .sort()
      .map((path) => [path.slice(folder.length + 1), readFileSync(path, 'utf8')]),
  )

const SLUG = 'mihon-denki-houkoku'

describe('running again', () => {
  test('changes nothing', async () => {
    const content = contentFolder()
    const raw = join(rawFolder({ 'a_1739549501.md': RAW }), 'a_1739549501.md')
    const first = await run([raw], content)
    expect(first.files[0]).toMatchObject({ status: 'imported', slug: SLUG, sources: { new: 2 } })
    const before = snapshot(content)
    const second = await run([raw], content)
    expect(second.files[0]).toMatchObject({
      status: 'unchanged',
      slug: SLUG,
      marks: { found: 2, resolved: 2 },
      sources: { listed: 2, new: 0, known: 2 },
    })
    expect(snapshot(content)).toEqual(before)
  })

  test('does not overwrite what an editor changed, and shows the difference', async () => {
    const content = contentFolder()
    const raw = join(rawFolder({ 'a_1739549501.md': RAW }), 'a_1739549501.md')
    await run([raw], content)
    const path = join(content, 'reports', `${SLUG}.mdx`)
    const edited = readFileSync(path, 'utf8').replace('下がりました', '大きく下がりました')
    writeFileSync(path, edited)
    const again = await run([raw], content)
    expect(again.files[0]).toMatchObject({ status: 'refused', slug: SLUG })
    expect(again.files[0]?.reason).toContain('was edited since it was imported')
    expect(again.files[0]?.changes.filter(({ kind }) => kind === 'difference')).toEqual([
      { line: 11, kind: 'difference', what: expect.stringMatching(/^- 費用は大きく/) },
      { line: 12, kind: 'difference', what: expect.stringMatching(/^\+ 費用は下がり/) },
    ])
    expect(readFileSync(path, 'utf8')).toBe(edited)
    await run([raw], content, { force: true })
    expect(readFileSync(path, 'utf8')).not.toBe(edited)
  })

  test('writes a changed raw file to the same report and keeps its anchors and date', async () => {
    const content = contentFolder()
    const folder = rawFolder({ 'a.md': RAW })
    await run([join(folder, 'a.md')], content)
    const path = join(content, 'reports', `${SLUG}.mdx`)
    writeFileSync(path.replace(SLUG, 'other'), readFileSync(path))
    writeFileSync(
      join(folder, 'a.md'),
      RAW.replace('## はじめに', '## 序\n\n前文。\n\n## はじめに'),
    )
    const again = await run([join(folder, 'a.md')], content, {
      now: new Date('2027-01-01T00:00:00Z'),
    })
    expect(again.files[0]).toMatchObject({ status: 'imported', slug: SLUG })
    const mdx = readFileSync(path, 'utf8')
    expect(mdx).toContain('## はじめに [#introduction]')
    expect(mdx).toContain('published: 2026-04-01')
  })

  test('gives reports of one title slugs of their own, whatever their files are called', async () => {
    const content = contentFolder()
    const folder = rawFolder({ 'x/index.md': RAW, 'y/index.md': RAW.replace('守られ', '保たれ') })
    const { files } = await run([join(folder, 'x/index.md'), join(folder, 'y/index.md')], content)
    expect(files.map(({ slug }) => slug)).toEqual([SLUG, `${SLUG}-2`])
    expect(files.map(({ sources }) => sources.new)).toEqual([2, 0])
  })

  test('never takes the slug of a report that was written by hand', async () => {
    const content = contentFolder()
    mkdirSync(join(content, 'reports'))
    writeFileSync(
      join(content, 'reports', `${SLUG}.mdx`),
      '---\ntitle: 手書き\npublished: 2025-01-01\n---\n\n文。\n',
    )
    const raw = join(rawFolder({ 'a.md': RAW }), 'a.md')
    const { files } = await run([raw], content)
    expect(files[0]?.slug).toBe(`${SLUG}-2`)
    const named = await run([raw], content, { slug: SLUG })
    expect(named.files[0]?.reason).toContain('was not made by the importer')
  })
})

test('a slug that another raw file has is refused, and its report stays', async () => {
  const content = contentFolder()
  const folder = rawFolder({ 'kou.md': RAW, 'otsu.md': RAW.replace('見本電機の', '別の') })
  await run([join(folder, 'kou.md')], content, { slug: 'chip' })
  const before = snapshot(content)
  const second = await run([join(folder, 'otsu.md')], content, { slug: 'chip' })
  expect(second.files[0]?.status).toBe('refused')
  expect(second.files[0]?.reason).toMatch(/reports\/chip\.mdx .*kou\.md/)
  expect(snapshot(content)).toEqual(before)
  const same = await run([join(folder, 'kou.md')], content, { slug: 'chip' })
  expect(same.files[0]?.status).toBe('unchanged')
  const forced = await run([join(folder, 'otsu.md')], content, { slug: 'chip', force: true })
  expect(forced.files[0]?.status).toBe('imported')
})

test('the slug of a report that somebody deleted goes to no other raw file', async () => {
  const content = contentFolder()
  const folder = rawFolder({ 'kou.md': RAW, 'otsu.md': RAW.replace('守られ', '保たれ') })
  const kou = join(folder, 'kou.md')
  await run([kou], content)
  rmSync(join(content, 'reports', `${SLUG}.mdx`))
  const named = await run([join(folder, 'otsu.md')], content, { slug: SLUG })
  expect(named.files[0]?.reason).toMatch(/is gone, but its address was the report of .*kou\.md/)
  const other = await run([join(folder, 'otsu.md')], content)
  expect(other.files[0]?.slug).toBe(`${SLUG}-2`)
  const again = await run([kou], content)
  expect(again.files[0]).toMatchObject({ status: 'imported', slug: SLUG })
})

test('a new report and a new source take no address that was published before', async () => {
  const content = contentFolder()
  const kou = join(rawFolder({ 'kou.md': RAW }), 'kou.md')
  const key = 'example-lab-supply'
  const gone = { retired: '2026-01-31', reason: '取り下げ。' }
  writeFileSync(
    join(content, 'addresses.json'),
    JSON.stringify({ [`reports/${SLUG}/`]: gone, [`sources/${key}/`]: gone }),
  )
  const named = await run([kou], content, { slug: SLUG })
  expect(named.files[0]?.reason).toContain('is gone, but its address was published')
  const { files } = await run([kou], content)
  expect(files[0]?.slug).toBe(`${SLUG}-2`)
  expect(Object.keys(snapshot(content))).not.toContain(`sources/${key}.yaml`)
})

test('a dry run writes nothing and says the same', async () => {
  const content = contentFolder()
  const raw = join(rawFolder({ 'a.md': RAW }), 'a.md')
  const dry = await run([raw], content, { dryRun: true })
  expect(snapshot(content)).toEqual({})
  expect(dry).toEqual(await run([raw], content))
})

test('finds a known source under another spelling of its address', async () => {
  const content = contentFolder()
  mkdirSync(join(content, 'sources'), { recursive: true })
  writeFileSync(
    join(content, 'sources', 'chip-rules.yaml'),
    'title: 規制\nURL: http://www.news.example.com/chip-rules/?utm_source=x\n',
  )
  await run([join(rawFolder({ 'a.md': RAW }), 'a.md')], content)
  expect(readFileSync(join(content, 'reports', `${SLUG}.mdx`), 'utf8')).toContain(
    '  - chip-rules\n',
  )
})

test('what it writes passes the lint', async () => {
  const content = contentFolder()
  await run([join(rawFolder({ 'a.md': RAW }), 'a.md')], content)
  expect(faultLines(await lintContent(content))).toEqual([])
})

test('the ledger has one line a report, in order', async () => {
  const content = contentFolder()
  const folder = rawFolder({ 'b.md': RAW, 'a.md': RAW.replace('見本電機の', '別の') })
  await run([join(folder, 'b.md'), join(folder, 'a.md')], content)
  const lines = readFileSync(join(content, 'imports.json'), 'utf8').split('\n')
  expect(lines.slice(1, -2).map((line) => /"([^"]+)"/.exec(line)?.[1])).toEqual([
    'betsu-houkoku',
    SLUG,
  ])
})
