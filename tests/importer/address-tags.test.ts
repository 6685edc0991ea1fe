import { expect, test } from 'vitest'
import { importText } from './import-text.ts'

const LIST = '\n\n## 出典\n\n1. [甲](https://news.example.com/a)\n'

test.each([
  [
    '文 <a href="https://x.example.com/">錨</a>甲',
    '文 `<a href="https://x.example.com/">`錨\\</a>甲',
  ],
  [
    '文<a href="https://x.example.com/"><img src="https://x.example.com/i.png"></a>甲',
    '文`<a href="https://x.example.com/"><img src="https://x.example.com/i.png">`\\</a>甲',
  ],
  [
    '<div><a href="https://x.example.com/">錨</a></div>\n\n甲',
    '\\<div>`<a href="https://x.example.com/">`錨\\</a>\\</div>\n\n甲',
  ],
])('shows %s as typed, without a link', async (text, shown) => {
  const { account, body } = await importText(`# 題\n\n${text}[1]${LIST}`)
  expect(account.reason).toBeUndefined()
  expect(body).toBe(`${shown}[@example-news]\n`)
  expect(account.changes).toContainEqual(expect.objectContaining({ line: 3, kind: 'html' }))
})
