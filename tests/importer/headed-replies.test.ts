import { expect, test } from 'vitest'
import { importText } from './import-text.ts'

test.each([
  [
    'Error: 429 Too Many Requests',
    "The file is a program's error text, no report (line 1); take it out of the folder",
  ],
  [
    '承知しました。記事の本文をお送りください。',
    "The file is a chat's reply, no report (line 1); keep the report alone in it, under a line `# 題名`, or take it out of the folder",
  ],
])('refuses %s under a heading', async (body, reason) => {
  const { account } = await importText(`# 報告\n\n${body}\n`)
  expect(account).toMatchObject({ status: 'refused', reason })
})

test('takes a short report and one whose text only quotes an error', async () => {
  for (const body of ['本文です。', '画面には Error: 429 Too Many Requests と出ました。'])
    expect((await importText(`# 報告\n\n${body}\n`)).account.reason).toBeUndefined()
})
