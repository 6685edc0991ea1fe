import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, expect, test } from 'vitest'
import { site } from '../../src/site.config.ts'
import { buildSite, writeContent } from './build-site.ts'

const SITE = 'https://press.example.org/news/'

let outDir: string
const read = (name: string): string => readFileSync(join(outDir, name), 'utf8')
beforeAll(async () => {
  const content = await writeContent({
    'reports/a.mdx': `---
title: '[甲]の*題* & <b>'
description: 説明_の_一文。
published: 2025-02-14
sources: [s1]
---

## 経緯 [#course]

費用[@s1, p. 3]と[乙](../b/)と注[^1]。

[^1]: 甲の注。
`,
    'reports/b.mdx': `---
title: 乙の題
published: 2025-02-20
keyPoints: [要の点。]
---

はじめの文。つぎの文。
`,
    'reports/draft.mdx': `---
title: 下書き
published: 2025-02-21
draft: true
---

下書きの文。
`,
    'sources/s1.yaml': 'title: 題一\npublisher: 見本通信\nURL: https://news.example.com/1\n',
  })
  const built = await buildSite(content, undefined, { SITE, BASE_PATH: '/news/' })
  expect(built.exitCode, built.stderr).toBe(0)
  outDir = built.outDir
})

test('llms.txt names the site and the Markdown of each published report, the newest first', () => {
  expect(read('llms.txt')).toBe(`# 典拠 Tenkyo

> ${site.description}

本文の [4] は、その分析の典拠4を指す。典拠は各文書の終わりにある。題名未確認とある題名は、だれも照らし合わせていない。

## 分析

- [乙の題](${SITE}reports/b.md): 2025-02-20、はじめの文。
- [\\[甲\\]の\\*題\\* & \\<b\\>](${SITE}reports/a.md): 2025-02-14、説明\\_の\\_一文。

## Optional

- [全文](${SITE}llms-full.txt)
`)
})

test('llms-full.txt holds the Markdown of the same reports in the same order', () => {
  expect(read('llms-full.txt')).toBe(`# 乙の題

- 公開: 2025-02-20
- 発行: 典拠 Tenkyo
- アドレス: <${SITE}reports/b/>

## 要点

- 要の点。

はじめの文。つぎの文。

---

# \\[甲\\]の\\*題\\* & \\<b\\>

- 公開: 2025-02-14
- 発行: 典拠 Tenkyo
- アドレス: <${SITE}reports/a/>

## 経緯

費用[\\[1, p. 3\\]](#a-source-1)と[乙](${SITE}reports/b/)と注[^a-1]。

[^a-1]: 甲の注。

## 典拠

- <a id="a-source-1"></a>\\[1\\] 「題一」（題名未確認）、見本通信 <https://news.example.com/1>
`)
})

test('llms-full.txt is made of the files that llms.txt names', () => {
  const names = [...read('llms.txt').matchAll(/\((\S+)\.md\)/g)].map(([, url = '']) =>
    url.slice(SITE.length),
  )
  expect(names).toEqual(['reports/b', 'reports/a'])
  const ownIds = (name: string): string =>
    read(`${name}.md`).replace(
      /(?<=id="|\(#|\[\^)(?=source-|\d)/g,
      `${name.slice('reports/'.length)}-`,
    )
  expect(read('llms-full.txt')).toBe(names.map(ownIds).join('\n---\n\n'))
  expect(read('reports/a.md')).toContain('(#source-1)と[乙]')
})
