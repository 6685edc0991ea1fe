import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { buildSite, writeContent } from './build-site.ts'

const SOURCE = 'title: 題\npublisher: 見本通信\nURL: https://news.example.com/1\n'
const report = (body: string, fields = ''): string =>
  `---\ntitle: 見本\npublished: 2025-02-14\nsources: [s1]\n${fields}---\n\n${body}\n`

const folder = mkdtempSync(join(tmpdir(), 'tenkyo-out-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

test('a build names every fault of every file in one run and leaves the last good site as it was', async () => {
  const outDir = join(folder, 'site')
  const good = await buildSite(
    await writeContent({ 'reports/a.mdx': report('費用[@s1]。'), 'sources/s1.yaml': SOURCE }),
    outDir,
  )
  expect(good.exitCode).toBe(0)
  const before = readdirSync(outDir, { recursive: true }).sort()
  const page = readFileSync(join(outDir, 'reports/a/index.html'), 'utf8')

  const content = await writeContent({
    'reports/a.mdx': report('費用[@nosuch]。\n\n{process.exit(0)}'),
    'reports/b.mdx': report('費用[@s1]。', 'titel: 題\n'),
    'reports/c.md': '# 題',
    'reports/Bad Name.mdx': report('費用[@s1]。'),
    'reports/2024/e.mdx': report('費用[@s1]。'),
    'reports/f.mdx': report('費用\u000b[@s1]。'),
    'reports/d.mdx': report('![図](./none.png)[@s1]'),
    'sources/s1.yaml': SOURCE,
    'sources/s2.yaml': 'title: 題\nURL: javascript:alert(1)\n',
    'topics.yaml': '半導体: 半導体\n',
  })
  const bad = await buildSite(content, outDir)
  expect(bad.exitCode).toBe(1)
  const faults = bad.stderr
    .split('\n')
    .filter((line) => line.startsWith(content))
    .map((line) => line.slice(content.length + 1))
  expect(faults.map((line) => line.replace(/,.*/, ''))).toEqual([
    'sources/s2.yaml:2:6 Unexpected `javascript:alert(1)` in field `URL`',
    'topics.yaml:1:6 Unexpected `半導体` in field `半導体`',
    'reports/2024/e.mdx:1:1 Unexpected report in a folder `2024/e.mdx`',
    'reports/Bad Name.mdx:1:1 Unexpected file name `Bad Name.mdx`',
    'reports/c.md:1:1 Unexpected Markdown file `c.md`',
    'reports/a.mdx:7:4 Unexpected citation key `nosuch`',
    'reports/a.mdx:9:1 Unexpected code `{process.exit(0)}`',
    'reports/b.mdx:5:1 Unexpected field `titel`',
    'reports/d.mdx:7:1 Missing image `./none.png`',
    'reports/f.mdx:7:3 Unexpected character U+000B',
  ])
  expect(readdirSync(outDir, { recursive: true }).sort()).toEqual(before)
  expect(readFileSync(join(outDir, 'reports/a/index.html'), 'utf8')).toBe(page)
})

test('a content folder that does not exist stops the build', async () => {
  const built = await buildSite(join(folder, 'nowhere'), join(folder, 'none'))
  expect(built.exitCode).toBe(1)
  expect(built.stderr).toContain(`No content folder ${join(folder, 'nowhere')}`)
})
