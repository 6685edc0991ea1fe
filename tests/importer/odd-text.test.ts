import { expect, test } from 'vitest'
import { importText } from './import-text.ts'

const LIST = '\n\n#### 参照記事\n- [1:https://news.example.com/a](https://news.example.com/a)\n'

test('parts an address from a link that stands right behind it, outside of code alone', async () => {
  const { body, account } = await importText(
    `# 題\n\n本文https://a.example/y[題](https://b.example/z)と[1]。\`https://a.example/y[題](https://b.example/z)\`${LIST}`,
  )
  expect(body).toBe(
    '本文https://a.example/y [題](https://b.example/z)と[@example-news]。`https://a.example/y[題](https://b.example/z)`\n',
  )
  expect(account.changes.map(({ kind }) => kind)).toContain('link')
})

test('parts as many addresses of a line from their links as there are', async () => {
  const { body } = await importText(
    `# 題\n\n本文${'https://a.example/y[題](https://b.example/z)、'.repeat(30)}[1]。${LIST}`,
  )
  expect(body).toBe(
    `本文${'https://a.example/y [題](https://b.example/z)、'.repeat(30)}[@example-news]。\n`,
  )
})

test('takes a numbered link right behind an address as a mark', async () => {
  const { body } = await importText(
    `# 題\n\n本文https://a.example/y[1](https://news.example.com/a)。${LIST}`,
  )
  expect(body).toBe('本文https://a.example/y [@example-news]。\n')
})

test('takes a link whose title holds signs of code', async () => {
  const { body } = await importText(
    `# 題\n\n本文[題](https://b.example/z "a <b> {c} \`d\`")と[1]。${LIST}`,
  )
  expect(body).toBe('本文[題](https://b.example/z "a <b> {c} `d`")と[@example-news]。\n')
})

test.each([
  ['Org. "Title." 2025. https://news.example.com/a.', 'Title', 'Org', '2025'],
  ['Org. “Two words.” March 2025. https://news.example.com/a', 'Two words', 'Org', '2025-03'],
  ['A. Doe, "Why?" 12 March 2025, https://news.example.com/a', 'Why?', 'A. Doe', '2025-03-12'],
  ['Org. "Title" (2025-03-12). https://news.example.com/a', 'Title', 'Org', '2025-03-12'],
  ['Org. "Two words." https://news.example.com/a', 'Two words', 'Org', undefined],
  [
    'Org. "Two words." No. 5. https://news.example.com/a',
    'Org. "Two words." No. 5.',
    undefined,
    undefined,
  ],
  [
    'Org says "Two words" 2025. https://news.example.com/a',
    'Org says "Two words" 2025.',
    undefined,
    undefined,
  ],
])('reads the list item [1] %s', async (item, title, author, issued) => {
  const { sources } = await importText(`# 題\n\n本文[1]。\n\n## Sources\n\n- [1] ${item}\n`)
  const [source] = Object.values(sources)
  expect([source?.title, source?.author, source?.issued]).toEqual([
    title,
    author === undefined ? undefined : [{ literal: author }],
    issued,
  ])
})

test('takes a mark out of the title and leaves the number in its code', async () => {
  const { data, account } = await importText(`# \`a[1]\`と題[1][cite_start]\n\n本文[1]。${LIST}`)
  expect(data.title).toBe('`a[1]`と題')
  expect(account.marks.left.map(({ text }) => text)).toEqual(['[1]'])
})

test('tells each bracketed number of four digits or more, and leaves years as typed', async () => {
  const { body, data, account } = await importText(
    `# 題 [2025]\n\n本文[1][2024]、［2023］、[2024-2025]、[1, 2025]、[1234]。[2022]\n\n[2022]: https://b.example/\n${LIST}`,
  )
  expect(data.title).toBe('題 [2025]')
  expect(body).toBe(
    '本文[@example-news][2024]、［2023］、\\[2024-2025]、\\[1, 2025]、[1234]。[2022]\n\n[2022]: https://b.example/\n',
  )
  expect(account.marks.left.map(({ text, why }) => `${text} ${why}`)).toEqual([
    '[2025] reads as a year, not as the number of a source',
    '[2024] reads as a year, not as the number of a source',
    '［2023］ reads as a year, not as the number of a source',
    '[2024-2025] reads as a year, not as the number of a source',
    '[1, 2025] reads as a year, not as the number of a source',
    '[1234] its number is too long for a source',
  ])
})
