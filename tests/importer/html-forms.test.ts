import { expect, test } from 'vitest'
import { importText } from './import-text.ts'

test.each([
  ['H<sub>2</sub>Oとx<sup>2</sup>', 'H₂Oとx²'],
  ['<img src="https://a.example.com/x.png" alt="図">', '[図](https://a.example.com/x.png)'],
  ['<details><summary>詳しく</summary>\n\n中の文。\n\n</details>', '**詳しく**\n\n\n中の文。'],
  [
    '| 甲 | 乙 |\n| --- | --- |\n| 一 | 二\\<br\\>三 |',
    '| 甲 | 乙 |\n| --- | --- |\n| 一 | 二<Br />三 |',
  ],
  ['`H<sub>2</sub>O`', '`H<sub>2</sub>O`'],
  ['<u>下線</u>と<kbd>Ctrl</kbd>', '下線とCtrl'],
  ['<u>のタグ', '\\<u>のタグ'],
  ['x<sub>図</sub>', 'x\\<sub>図\\</sub>'],
])('reads HTML that Markdown has a form for: %s', async (typed, written) => {
  const { body } = await importText(`# 題の見本\n\n文です。\n\n${typed}\n`)
  expect(body).toBe(`文です。\n\n${written}\n`)
})

test('keeps a formula and tells of it', async () => {
  const { account, body } = await importText('# 題の見本\n\n式は $\\frac a b$ です。\n')
  expect(body).toBe('式は $\\frac a b$ です。\n')
  expect(account.changes).toContainEqual({
    line: 3,
    kind: 'formula',
    what: 'a formula stays as it was typed: $\\frac a b$',
  })
})
