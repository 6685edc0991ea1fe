import { expect, test } from 'vitest'
import { importText } from './import-text.ts'

test.each([
  'リンク先のタイトル',
  '記事タイトル',
  'タイトル',
  'サイト名',
  'リンクテキスト',
  '記事のタイトル',
  'タイトル1',
  'Article title',
])('publishes no source called %s', async (title) => {
  const { account, sources } = await importText(
    `# 題\n\n文です[1]。\n\n## 出典\n\n1. [甲](https://news.example.com/a)\n2. [${title}](https://news.example.com/b)\n3. [${title}](リンク先URL)\n`,
  )
  expect(account.reason).toBeUndefined()
  expect(JSON.stringify(sources)).not.toContain(`"title":"${title}"`)
  expect(Object.keys(sources)).toHaveLength(2)
  expect(account.changes).toContainEqual(
    expect.objectContaining({ line: 9, kind: 'placeholder-title' }),
  )
})

test.each(['タイトル戦の行方', '記事の見出しを読む', 'サイト名を変えた会社'])(
  'keeps %s',
  async (title) => {
    const { sources } = await importText(
      `# 題\n\n文です[1]。\n\n## 出典\n\n1. [${title}](https://news.example.com/a)\n`,
    )
    expect(Object.values(sources)).toMatchObject([{ title }])
  },
)
