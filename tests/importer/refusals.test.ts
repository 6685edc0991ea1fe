import { expect, test } from 'vitest'
import { importText } from './import-text.ts'

const list = (...lines: string[]): string =>
  `# 題の見本\n\n安い[1]。\n\n## 参考文献\n\n${lines.join('\n')}\n`

test.each([
  ['', 'The file is empty (line 1); take it out of the folder'],
  [
    '\n<!doctype html><html>',
    'The file is an HTML page (an error page?), no report (line 2); save its text as Markdown, or take it out of the folder',
  ],
  [
    'Error: 429',
    "The file is a program's error text, no report (line 1); take it out of the folder",
  ],
  [
    '\n\n承知しました。本文を入力してください。',
    "The file is a chat's reply, no report (line 3); keep the report alone in it, under a line `# 題名`, or take it out of the folder",
  ],
  [
    '短い文。',
    'The file has no heading and hardly any text: no report (line 1); put a line `# 題名` above the text, or take it out of the folder',
  ],
  [
    '# 題の見本\n\n## 節\n',
    'The file has headings and no text: no report (line 1); write the text under them, or take it out of the folder',
  ],
  [
    '# 404 Not Found\n\n文です。\n',
    "The file tells of a program's error, no report: its title is 「404 Not Found」 (line 1); take it out of the folder, or put the report's own title there",
  ],
  [
    `${'長い文が続きます。'.repeat(20)}\n`,
    'The file has no title: no heading and no 元記事 title (line 1); put a line `# 題名` first',
  ],
  [
    '+++\ntitle = 題\n+++\n\n# 題\n',
    /^The frontmatter is no TOML \(line 2\): .*; mend that line, or take the frontmatter out$/,
  ],
  [
    '% 題\n% 甲\n% 2025-01-01\n% 余り\n\n# 題\n',
    "Unexpected fourth `%` line in the frontmatter (line 4), expected Pandoc's title, authors and date; take the line out, or set it in as part of the one before",
  ],
  [
    list(
      '1. 甲 https://a.example.com/',
      '1. 乙 https://b.example.com/',
      '2. 丙 https://c.example.com/',
    ),
    'The list gives number 1 to two sources: https://a.example.com/ (line 7) and https://b.example.com/ (line 8); give one of them a number of its own',
  ],
  [
    list('0. 甲 https://a.example.com/', '1. 乙 https://b.example.com/'),
    'The list numbers a source 0 (line 7); expected 1 to 999; number the list so',
  ],
])('names the line and a way out: %j', async (raw, reason) => {
  const { account } = await importText(raw)
  expect(account.status).toBe('refused')
  expect(account.reason).toEqual(
    typeof reason === 'string' ? reason : expect.stringMatching(reason),
  )
})

test('names the line of the first byte that is no UTF-8', async () => {
  const bytes = Buffer.concat([Buffer.from('# 題\n\n文\n'), Buffer.from([0x83, 0x65])])
  expect((await importText(bytes)).account.reason).toBe(
    'The file is not UTF-8 text (line 4); save it as UTF-8 first',
  )
})
