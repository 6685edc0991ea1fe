import { expect, test } from 'vitest'
import { importText } from './import-text.ts'

const warningsOf = async (raw: string) => {
  const { account } = await importText(raw)
  return account.changes.filter(({ kind }) => kind === 'warning')
}

const BOX =
  'Unexpected letter 「ሰ」 (U+1230), 「ላ」 (U+120B), expected letters that the fonts of the card have; a card shows a box there (card-letter)'

test('tells of a letter of a heading that no card font has at its line', async () => {
  const changes = await warningsOf('# 題の見本\n\n文です。\n\n## ሰላの話\n\n文です。\n')
  expect(changes).toEqual([{ line: 5, kind: 'warning', what: BOX }])
})

test('tells of one of the title at the line of its heading', async () => {
  const changes = await warningsOf('\n# ሰላの見本\n\n文です。\n')
  expect(changes).toEqual([{ line: 2, kind: 'warning', what: BOX }])
})

test('gives the place in the report where no line of the raw file says it', async () => {
  const changes = await warningsOf('---\ntitle: ሰላの見本\n---\n\n## 節\n\n文です。\n')
  const what = `reports/mihon.mdx:2:8 ${BOX}`
  expect(changes).toEqual([{ line: 1, kind: 'warning', what }])
})

test('tells of a bare address once', async () => {
  const { account } = await importText('# 題の見本\n\n文は https://a.example.com/b参照 です。\n')
  expect(account.changes.map(({ kind }) => kind)).toEqual(['title', 'date', 'bare-address'])
})
