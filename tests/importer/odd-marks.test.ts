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
