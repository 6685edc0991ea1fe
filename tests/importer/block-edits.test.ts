import { expect, test } from 'vitest'
import { importText } from './import-text.ts'

const raw = (text: string) =>
  `# 見本電機の値下げ\n\n## 概要\n\n${text}\n\n値下げしました[1]。\n\n## 出典\n\n[1] 題 https://a.example.com/x\n`

const imported = async (text: string) => {
  const { account, body } = await importText(raw(text))
  const changes = account.changes.flatMap(({ line, kind }) =>
    kind === 'list' || kind === 'table' ? [`${line} ${kind}`] : [],
  )
  return [account.reason, body.split('\n\n値下げ')[0]?.replace(/^.*\n\n/, ''), changes]
}

test.each([
  ['## [1] [#a]', '[@'],
  ['[1]\n---', '[@'],
  ['## {#a}', '本文'],
])('keeps no heading without words: %j', async (text, begin) => {
  const { account, body } = await importText(
    raw(`${text}\n\n本文です。\n\n## 終わり\n\n[終わり](#終わり)`),
  )
  expect(account.reason).toBeUndefined()
  expect(body).toMatch(new RegExp(`^## 概要 \\[#\\S+\\]\n\n+${RegExp.escape(begin)}`))
  const [, anchor] = /## 終わり \[#(\S+)\]/.exec(body) ?? []
  expect(body).toContain(`[終わり](#${anchor})`)
})

const PARTING = '{/* 番号はもとのまま */}'

test.each([
  ['3. 三\n4. 四\n9. 九', `3. 三\n4. 四\n\n${PARTING}\n\n9. 九`, ['7 list']],
  ['- 甲\n  1. 一\n  3. 三', `- 甲\n  1. 一\n  \n  ${PARTING}\n  \n  3. 三`, ['7 list']],
  ['> 1. 一\n> 3. 三', `> 1. 一\n> \n> ${PARTING}\n> \n> 3. 三`, ['6 list']],
  ['1. 一\n1. 二\n1. 三', '1. 一\n1. 二\n1. 三', []],
])('keeps the numbers of a list as they were typed: %j', async (text, body, changes) => {
  expect(await imported(text)).toEqual([undefined, body, changes])
})

test.each([
  ['| 甲 | 乙 |\n| 1 | 2 |', '\\| 甲 | 乙 |\n\\| 1 | 2 |', ['5 table', '6 table']],
  ['甲 | 乙\n--- | --- | ---', '甲 | 乙\n\\--- | --- | ---', ['6 table']],
])('keeps rows that are no table as text: %j', async (text, body, changes) => {
  expect(await imported(text)).toEqual([undefined, body, changes])
})

test('keeps as text what is left of a link that is none', async () => {
  const text =
    '[外 [内](https://b.example.com/) 外](https://c.example.com/)です。[題](https://d.example.com/ 版)です。'
  expect(await imported(text)).toEqual([
    undefined,
    '[外 [内](https://b.example.com/) 外\\](https://c.example.com/)です。[題\\](https://d.example.com/ 版)です。',
    [],
  ])
})
