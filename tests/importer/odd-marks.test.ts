import { expect, test } from 'vitest'
import { importText } from './import-text.ts'

const LIST =
  '\n\n## 出典\n\n1. [甲](https://news.example.com/a)\n2. [乙](https://news.example.com/b)\n3. [丙](https://news.example.com/c)\n'

const ALL = '[@example-news; @example-news-b; @example-news-c]'

test.each([
  ['［１－３］', ALL],
  ['［1－3］', ALL],
  ['[1ー3]', ALL],
  ['<sup>(2)</sup>', '[@example-news-b]'],
  ['<sup>1)</sup>', '[@example-news]'],
  ['[Ref 1]', '[@example-news]'],
])('takes %s', async (mark, cited) => {
  const { account, body } = await importText(`# 題\n\n文です${mark}。${LIST}`)
  expect(account.reason).toBeUndefined()
  expect(body).toBe(`文です${cited}。\n`)
})

test.each([
  ['文です[1 2]。', '[1 2]', 4],
  ['文です[1-99999999]。', '[1-99999999]', 4],
  ['文です[99999999999999999999]。', '[99999999999999999999]', 4],
  ['文です![図[1]](https://news.example.com/x.png)。', '[1]', 7],
])('tells that it leaves %s', async (text, mark, column) => {
  const { account } = await importText(`# 題\n\n甲[1]。\n\n${text}${LIST}`)
  expect(account.reason).toBeUndefined()
  expect(account.marks).toMatchObject({ found: 2, resolved: 1 })
  expect(account.marks.left).toMatchObject([{ line: 5, column, text: mark }])
  expect(account.marks.left[0]?.why).not.toBe('')
})

const LISTED =
  '\n\n## 出典\n\n1. [甲](https://kou.example/)\n2. [乙](https://otsu.example/)\n3. [丙](https://hei.example/)\n'

test.each([
  ['⁽¹⁾', [1]],
  ['¹⁾²⁾', [1, 2]],
  ['¹⁻³', [1, 2, 3]],
  ['（参考：2）', [2]],
  ['（出典 1、2）', [1, 2]],
  ['[1､2]', [1, 2]],
  ['[1﹣3]', [1, 2, 3]],
  ['&#91;2&#93;', [2]],
])('turns %s into citations', async (mark, numbers) => {
  const { body } = await importText(`# 題\n\n文の例${mark}が続く。${LISTED}`)
  const cited = [...body.matchAll(/@(\w+)/g)].map(
    ([, key = '']) => ['kou', 'otsu', 'hei'].indexOf(key) + 1,
  )
  expect(cited).toEqual(numbers)
  expect(body).toMatch(/^文の例\[@.*\]が続く。\n$/)
})

test.each([
  '[#1]',
  '[@1]',
  '[n1]',
  '[S1]',
  '[p.1]',
  '[1a]',
  '[1.]',
  '[1†]',
  '[1/2]',
  '[1 and 2]',
  '[1..3]',
  '[1から3]',
  '[1, p. 3]',
  '[①]',
  '〚1〛',
  '⟦1⟧',
  '〈1〉',
  '《1》',
  '^1^',
])('tells %s, which shows a number in no known form, and keeps it as typed', async (mark) => {
  const { body, account } = await importText(`# 題\n\n文の例${mark}が続く。${LISTED}`)
  expect(account.marks).toEqual({
    found: 1,
    resolved: 0,
    left: [
      {
        line: 3,
        column: 4,
        text: mark,
        why: 'is no known form of a mark, though it shows a number',
      },
    ],
  })
  expect(body.replaceAll('\\', '')).toBe(`文の例${mark}が続く。\n`)
})

test('tells nothing of brackets that hold words, times or versions', async () => {
  const { account } = await importText(
    `# 題\n\n[GPT-4]と[12:30]と《第1部》と[3D]と[v2]と10⁻³と2^3^の話[1]。${LISTED}`,
  )
  expect(account.marks.left).toEqual([])
})

test('leaves 【9】 and ［8］ that the list lacks as typed, and what numbers a heading', async () => {
  const { body, account } = await importText(
    `# 題\n\n本文【9】と［8］と[1]。\n\n## 1. 【1】節\n\n【2】行頭。${LISTED}`,
  )
  expect(account.marks.left.map(({ text }) => text)).toEqual(['【9】', '［8］', '【1】', '【2】'])
  expect(body).toBe(
    '本文&#12304;9】と&#65339;8］と[@kou]。\n\n## 1. &#12304;1】節 [#fushi]\n\n【2】行頭。\n',
  )
})

test('takes no mark across the end of a heading', async () => {
  const { body } = await importText(`# 題\n\n本文[1]。\n\n## 結論 [2\n3]\n\n文。${LISTED}`)
  expect(body).toMatch(/^本文\[@kou\]。\n\n## 結論 \[2 \[#[a-z0-9-]+\]\n3\]\n/)
})
