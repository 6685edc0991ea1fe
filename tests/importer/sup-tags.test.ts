import { expect, test } from 'vitest'
import { importText } from './import-text.ts'

const LIST =
  '\n\n## 出典\n\n1. [甲](https://news.example.com/a)\n2. [乙](https://news.example.com/b)\n'

test.each([
  ['<sup>※1</sup>', '[@example-news]'],
  ['<sup>[注1]</sup>', '[@example-news]'],
  ['<sup>[[2]](https://news.example.com/b)</sup>', '[@example-news-b]'],
  ['<sup>[1]</sup>', '[@example-news]'],
])('leaves no tags round %s', async (mark, cited) => {
  const { account, body } = await importText(`# 題\n\n文です${mark}。${LIST}`)
  expect(account.reason).toBeUndefined()
  expect(body).toBe(`文です${cited}。\n`)
})

test.each([
  ['<sup>9</sup>', '\\<sup>9\\</sup>'],
  ['<sup>[9]</sup>', '\\<sup>\\[9]\\</sup>'],
])('refuses %s, which the list lacks, and keeps it as typed where told to', async (mark, kept) => {
  const raw = `# 題\n\n文です${mark}。乙[1]。${LIST}`
  const { account } = await importText(raw)
  expect(account.reason).toContain(`${mark} (3:4)`)
  expect(account.marks.left).toMatchObject([{ why: 'the list has no source 9' }])
  const imported = await importText(raw, { keepUnresolved: true })
  expect(imported.account.reason).toBeUndefined()
  expect(imported.body).toContain(`文です${kept}。乙[@example-news]。\n`)
})
