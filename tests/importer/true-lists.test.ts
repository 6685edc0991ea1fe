import { expect, test } from 'vitest'
import { addressesByNumber, type Imported, importText, numbersOf } from './import-text.ts'

const kinds = ({ account }: Imported): string[] => account.changes.map(({ kind }) => kind)
const notesOf = ({ sources }: Imported): unknown[] => Object.values(sources).map(({ note }) => note)

test.each([
  [
    'a numbered list of points at the end',
    '1. **過去**: 会社は古い。[社史](https://a.example.com/past)にあります。\n2. **今**: [案内](https://a.example.com/now)を見ます。',
  ],
  [
    'points with bullets and links below them',
    '1. **準備**\n   - **許可:** 許可を取ります ([入門](https://a.example.com/x))。\n\n2. **記録**\n   - **保存:** 記録を残します ([記録](https://a.example.com/y))。',
  ],
])('leaves %s in the text', async (_, list) => {
  const imported = await importText(`# 題の見本\n\n次のとおりです。\n\n${list}\n`)
  expect([imported.account.reason, imported.data.sources]).toEqual([undefined, undefined])
  expect(imported.body).toBe(`次のとおりです。\n\n${list}\n`)
})

test('makes no source of sentences in a table that is named like a list, unless marks cite it', async () => {
  const table =
    '## 出典\n\n| 番号 | 内容 |\n|---|---|\n| 1 | 会社は価格を下げました。https://a.example.com/x |\n| 2 | 工場は増えています。https://b.example.com/y |\n'
  const imported = await importText(`# 題の見本\n\n次のとおりです。\n\n${table}`)
  expect(imported.data.sources).toBeUndefined()
  expect(imported.body).toContain('| 2 | 工場は増えています。https://b.example.com/y |')
  expect(kinds(imported)).toContain('list-as-text')
  const cited = await importText(`# 題の見本\n\n安い[1]。増えた[2]。\n\n${table}`)
  expect(addressesByNumber(cited)).toEqual({
    1: 'https://a.example.com/x',
    2: 'https://b.example.com/y',
  })
})

test('makes no source of points that marks seem to cite', async () => {
  const { account } = await importText(
    '# 題の見本\n\n安い[1]。速い[2]。\n\n1. 価格は半分です。[表](https://a.example.com/x)にあります。\n2. 速さは倍です。[図](https://a.example.com/y)にあります。\n',
  )
  expect(account.reason).toContain('2 marks have no source')
})

const END = '## 参考文献\n\n[1] 値下げ https://a.example.com/x\n[2] 工場 https://b.example.com/y\n'

test.each([
  ['without addresses', '## 情報源\n\n- **新聞**: 速いが浅い\n- **論文**: 遅いが深い'],
  ['with numbers of its own', '## 出典\n\n1. 新聞は速い\n2. 論文は深い'],
  ['with links', '## Sources consulted\n\n- [A paper](https://c.example.com/a)'],
])(
  'leaves a section that is named like a list, %s, before the list that is cited',
  async (_, section) => {
    const imported = await importText(
      `# 題の見本\n\n安い[1]。\n\n${section}\n\n## まとめ\n\n終わりです[2]。\n\n${END}`,
    )
    expect(addressesByNumber(imported)).toEqual({
      1: 'https://a.example.com/x',
      2: 'https://b.example.com/y',
    })
    expect(imported.body).toContain(section.split('\n\n')[1])
    expect(kinds(imported)).toContain('list-as-text')
  },
)

test.each([
  [
    'in a heading',
    '### [1] 値下げの発表\n- **URL**: https://a.example.com/x\n- **概要**: 半額。\n\n### [2] 工場の増設\n- **URL**: https://b.example.com/y\n- **概要**: 二倍。',
  ],
  [
    'in a numbered heading',
    '### 1. 値下げの発表\n- URL: https://a.example.com/x\n- 概要: 半額。\n\n### 2. 工場の増設\n- URL: https://b.example.com/y\n- 概要: 二倍。',
  ],
  [
    'in a bold line',
    '**[1] 値下げの発表**\n- URL: https://a.example.com/x\n- 概要: 半額。\n\n**[2] 工場の増設**\n- URL: https://b.example.com/y\n- 概要: 二倍。',
  ],
  [
    'at an item',
    '1. **値下げの発表**\n   - URL: https://a.example.com/x\n   - 概要: 半額。\n2. **工場の増設**\n   - URL: https://b.example.com/y\n   - 概要: 二倍。',
  ],
  [
    'in the first of several lines',
    '[1] 値下げの発表\nhttps://a.example.com/x\n概要: 半額。\n\n[2] 工場の増設\nhttps://b.example.com/y\n概要: 二倍。',
  ],
])('keeps the number of an annotated entry that stands %s', async (_, list) => {
  const imported = await importText(`# 題の見本\n\n安い[2]。速い[1]。\n\n## 参考文献\n\n${list}\n`)
  expect(numbersOf(imported)).toEqual([2, 1])
  expect(addressesByNumber(imported)).toEqual({
    1: 'https://a.example.com/x',
    2: 'https://b.example.com/y',
  })
  expect(Object.values(imported.sources).map(({ title }) => title)).toEqual([
    '値下げの発表',
    '工場の増設',
  ])
  expect(notesOf(imported).map((note) => String(note).replace(/\s/g, ''))).toEqual([
    '概要:半額。',
    '概要:二倍。',
  ])
})

const GROUPS =
  '## 参考文献\n\n### 1. 政府\n- [甲](https://a.example.com/x)\n- [乙](https://a.example.com/y)\n\n### 2. 報道\n- [丙](https://b.example.com/z)\n'

test('refuses marks where the headings of the list number groups', async () => {
  const { account } = await importText(`# 題の見本\n\n安い[1]。\n\n${GROUPS}`)
  expect(account.reason).toContain('The list (line 5) numbers groups and not its sources')
  const unmarked = await importText(`# 題の見本\n\n安い。\n\n${GROUPS}`)
  expect(unmarked.data.sources).toHaveLength(3)
})

const KINDS =
  '## 参考文献\n\n### 一次\n1. 見本花子『甲』見本書房\n2. 見本太郎『乙』見本書房\n\n### 二次\n1. 見本次郎『丙』見本書房\n'

test('counts on two lists that each begin at 1, unless marks cite them', async () => {
  const imported = await importText(`# 題の見本\n\n安い。\n\n${KINDS}`)
  expect(imported.data.sources).toHaveLength(3)
  expect(kinds(imported)).toContain('numbered-by-place')
  const { account } = await importText(`# 題の見本\n\n安い[1]。\n\n${KINDS}`)
  expect(account.reason).toContain('The list gives number 1 to two sources')
})

test('takes a list in the lines of its name out, whatever stands behind it', async () => {
  const imported = await importText(
    '# 題の見本\n\n安い[1]。\n\nCitations:\n[1] https://a.example.com/x\n[2] https://b.example.com/y\n\n---\n見本より\n',
  )
  expect(imported.account.marks).toMatchObject({ found: 1, resolved: 1 })
  expect(imported.account.sources).toMatchObject({ listed: 2, uncited: 1 })
  expect(imported.body).toMatch(/^安い\[@[a-z-]+\]。\n\n---\n見本より\n$/)
})

const THREE =
  '[1] 甲の資料 https://a.example.com/x\n\n[2] 乙の資料 https://a.example.com/y\n\n[3] 丙の資料 https://a.example.com/z\n'

test.each([
  'Quellen',
  'Sources and References',
  'Selected References',
  'リファレンス',
  '参考ページ',
  '脚注・出典',
  '参照した資料',
  '調査に使った資料',
  '引用源',
  '數據來源',
  '參考資料與來源',
  '참고문헌',
])('knows a list under %s in the midst of a report', async (name) => {
  const imported = await importText(
    `# 題の見本\n\n安い[1]。速い[2]。高い[3]。\n\n## ${name}\n\n${THREE}\n## 後書き\n\n終わりです。\n`,
  )
  expect(numbersOf(imported)).toEqual([1, 2, 3])
  expect(imported.body).toContain('終わりです。')
  expect(imported.body).not.toContain(name)
})

test('takes the last paragraphs as the list where each has a label and an address', async () => {
  const imported = await importText(`# 題の見本\n\n安い[1]。速い[2]。高い[3]。\n\n---\n\n${THREE}`)
  expect(numbersOf(imported)).toEqual([1, 2, 3])
  expect(imported.body).not.toContain('甲の資料')
})

test('makes no source of a picture behind the list', async () => {
  const imported = await importText(
    `# 題の見本\n\n安い[1]。速い[2]。高い[3]。\n\n## 参考文献\n\n${THREE}\n![図](https://i.example.com/p.png)\n`,
  )
  expect(imported.account.sources.listed).toBe(3)
  expect(imported.body).toContain('https://i.example.com/p.png')
})

test('makes no source of notes that explain', async () => {
  const { account } = await importText(
    '# 題の見本\n\n安い[1]。速い[2]。\n\n## 脚注\n\n1. 安いとは半分のことです。詳しくは [頁](https://a.example.com/x) へ。\n2. 速いとは倍のことです。\n',
  )
  expect(account.reason).toContain('2 marks have no source')
})

test('makes sentences behind an address a note, and no title', async () => {
  const imported = await importText(
    '# 題の見本\n\n安い[1]。\n\n## 出典\n\n1. 甲の資料 https://a.example.com/x\nこの文書は見本です。どなたでも使えます。\n',
  )
  expect(Object.values(imported.sources)[0]).toMatchObject({
    title: '甲の資料',
    note: 'この文書は見本です。どなたでも使えます。',
  })
  expect(kinds(imported)).toContain('in-source')
})
