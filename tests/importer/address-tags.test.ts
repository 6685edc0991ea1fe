import { expect, test } from 'vitest'
import { importText } from './import-text.ts'

const LIST = '\n\n## 出典\n\n1. [甲](https://news.example.com/a)\n'

const imported = async (text: string) => {
  const { account, body } = await importText(`# 題\n\n${text}[1]${LIST}`)
  expect(account.reason).toBeUndefined()
  expect(account.changes).toContainEqual(expect.objectContaining({ line: 3, kind: 'html' }))
  return body
}

test.each([
  ['文 <a href="https://x.example.com/">錨</a>甲', '文 [錨](https://x.example.com/)甲'],
  [
    "文 <a class='k' href='https://x.example.com/a_(b)?c=1&amp;d=2'>錨</a>甲",
    '文 [錨](<https://x.example.com/a_(b)?c=1&amp;d=2>)甲',
  ],
  [
    '<div><a href="https://x.example.com/">錨</a></div>\n\n甲',
    '\\<div>[錨](https://x.example.com/)\\</div>\n\n甲',
  ],
])('reads the link of %s', async (text, shown) => {
  expect(await imported(text)).toBe(`${shown}[@example-news]\n`)
})

test.each([
  [
    '文<a href="https://x.example.com/"><img src="https://x.example.com/i.png"></a>甲',
    '文`<a href="https://x.example.com/"><img src="https://x.example.com/i.png">`\\</a>甲',
  ],
  ['文<a href="javascript:alert(1)">錨</a>甲', '文\\<a href="javascript:alert(1)">錨\\</a>甲'],
  ['文<a name="x">錨</a>甲', '文\\<a name="x">錨\\</a>甲'],
])('shows %s as typed, without a link', async (text, shown) => {
  expect(await imported(text)).toBe(`${shown}[@example-news]\n`)
})
