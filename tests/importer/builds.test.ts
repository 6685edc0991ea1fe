import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { importAll } from '../../src/importer/write/import-all.ts'
import { checkContent } from '../../src/publishing/check/check-content.ts'
import { lintContent } from '../../src/publishing/check/lint.ts'
import { contentFolder } from './import-text.ts'

const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
)

const SOURCES =
  '\n\n#### 参照記事\n- [1:https://a.example.com/x#:~:text=one](https://a.example.com/x#:~:text=one)\n- [2:https://a.example.com/x#:~:text=two](https://a.example.com/x#:~:text=two)\n'

const RAW = {
  'a.md': `---\ntags: [AI, C]\n---\n\n# CO₂の見本\n\n## ሰላの話\n\n安い[1]。速い[2]。![](b.png)${SOURCES}`,
  'b.md': `---\ntags: [ＡＩ, C++]\n---\n\n# CO₂の見本\n\n## 한국의 話\n\n安い[2]。<u>下</u>と$\\frac a b$と{x}。${SOURCES}`,
}

test('what is imported is linted and built', async () => {
  const folder = contentFolder()
  const raw = join(folder, 'raw')
  const contentDir = join(folder, 'content')
  mkdirSync(raw)
  writeFileSync(join(raw, 'b.png'), PNG)
  const paths = Object.entries(RAW).map(([name, text]) => {
    writeFileSync(join(raw, name), text)
    return join(raw, name)
  })
  const options = { contentDir, now: new Date('2026-04-01T00:00:00Z') }
  const { totals } = await importAll(paths, options)
  expect(totals).toMatchObject({ imported: 2, refused: 0 })
  const { messages, reports } = await checkContent(contentDir)
  expect(reports.map(({ sound }) => sound !== undefined)).toEqual([true, true])
  expect([...messages, ...(await lintContent(contentDir))].filter(({ fatal }) => fatal)).toEqual([])
  expect((await importAll(paths, options)).totals).toMatchObject({ unchanged: 2 })
})
