import { expect, test } from 'vitest'
import { messagesOf, numbersOf, renderText } from './render.ts'

const head = (fields: string): string => `---\n${fields}\n---\n\n本文[@s1][@s2]。\n`
const PLAIN = 'title: "改行の見本"\npublished: 2025-02-14\nsources: [s1, s2]'

test.each([
  ['plain LF', head(PLAIN)],
  ['a byte order mark', `\uFEFF${head(PLAIN)}`],
  ['CRLF', head(PLAIN).replaceAll('\n', '\r\n')],
  ['no final newline', head(PLAIN).trimEnd()],
])('reads a file with %s alike', async (_, raw) => {
  const { rendered, report } = await renderText(raw)
  expect(report.data?.title).toBe('改行の見本')
  expect(
    rendered?.html.includes('\r') ||
      rendered?.html.includes('\uFEFF') ||
      rendered?.html.includes('---'),
  ).toBe(false)
  expect(await numbersOf(raw)).toEqual([1, 2])
})

test.each([
  ['published: 2025-02-01', '2025-02-01'],
  ['published: 2025-02-10T00:30:00+09:00', '2025-02-10'],
  ['published: 2025-02-09T15:30:00Z', '2025-02-10'],
])('takes %s as the day in Tokyo', async (field, expected) => {
  const { report } = await renderText(head(`title: 日\n${field}\nsources: [s1, s2]`))
  expect(report.data?.published).toBe(expected)
})

test.each([
  [
    'an impossible date',
    'title: 題\npublished: 2025-02-30',
    '3:12 Unexpected `2025-02-30` in field `published`, expected a calendar date',
  ],
  [
    'an empty date',
    'title: 題\npublished:',
    '3:11 Unexpected an empty value in field `published`, expected a calendar date',
  ],
  [
    'an empty optional date',
    'title: 題\npublished: 2025-02-14\nupdated: ""',
    '4:10 Unexpected an empty value in field `updated`, expected a calendar date',
  ],
  [
    'an author that YAML reads as a number',
    'title: 題\npublished: 2025-02-14\nauthor: 2025',
    '4:9 Unexpected `2025` in field `author`, expected a person as `family:` and `given:`',
  ],
  [
    'an unknown field',
    'title: 題\npublished: 2025-02-14\ntitel: 題',
    '4:1 Unexpected field `titel`, expected one of title',
  ],
  ['a missing title', 'published: 2025-02-14', '2:1 Missing field `title`, expected text'],
  [
    'a title that YAML takes for a number',
    'title: 2025\npublished: 2025-02-14',
    '2:8 Unexpected `2025` in field `title`, expected text; put it in quotes',
  ],
  [
    'an unquoted title with a colon',
    'title: 見本電機: 衝撃の値下げ\npublished: 2025-02-14',
    '2:8 Unexpected YAML',
  ],
  [
    'an unquoted title that # would cut',
    'title: 株価 #急落 の理由\npublished: 2025-02-14',
    '2:8 Unexpected ` #` after an unquoted value, expected quotes around it',
  ],
  [
    'an origin that is no web address',
    'title: 題\npublished: 2025-02-14\norigin:\n  URL: javascript:alert(1)',
    '5:8 Unexpected `javascript:alert(1)` in field `origin.URL`, expected an address that begins with http://',
  ],
  [
    'a key that is no lowercase kebab-case',
    'title: 題\npublished: 2025-02-14\nsources: [A_b]',
    '4:11 Unexpected `A_b` in field `sources.0`, expected a citation key in lowercase kebab-case',
  ],
  [
    'a repeated key',
    'title: 題\npublished: 2025-02-14\nsources: [s1, s2, s1]',
    '4:19 Unexpected second `s1` in the list of sources, expected each key once; it is already number 1',
  ],
  [
    'a key without an entry',
    'title: 題\npublished: 2025-02-14\nsources:\n  - s1\n  - s2\n  - s7',
    '7:5 Unexpected key `s7` in the list of sources, expected a file sources/s7.yaml; nearest: `s1`',
  ],
  [
    'numbers that fall',
    'title: 題\npublished: 2025-02-14\nsources: [5: s1, 2: s2]',
    '4:18 Unexpected number 2 after 5, expected numbers that rise',
  ],
  [
    'a correction of no kind',
    'title: 題\npublished: 2025-02-14\ncorrections:\n  - date: 2025-02-15\n    kind: fix\n    summary: 改めた',
    '6:11 Unexpected `fix` in field `corrections.0.kind`, expected one of `correction`, `clarification`, `update`',
  ],
])('refuses %s with file line and column', async (_, fields, expected) => {
  const messages = await messagesOf(head(fields))
  expect(messages.map((message) => message.slice(0, expected.length))).toContain(expected)
})

test('advises quotes for an unquoted title with a colon', async () => {
  expect((await messagesOf(head('title: 見本電機: 値下げ\npublished: 2025-02-14')))[0]).toContain(
    'must stand in quotes',
  )
})

test('refuses a file without frontmatter', async () => {
  expect(await messagesOf('---x\n')).toEqual([
    '1:1 Missing frontmatter, expected `---` on the first line, fields, and `---` (frontmatter)',
  ])
})

test.each([
  '見本電機: 衝撃の値下げ',
  '見本電機：全角の区切り',
  '株価 #急落 の理由',
  '[速報] 値下げ',
  '@見本 の発言',
  '*強調*された題',
  '`npm` の話',
  '%表示の罠',
  '- で始まる題',
  '"引用"で始まる題',
  '円記号\\と逆斜線',
  '2025',
  'true',
  'null',
  '!速報',
  '{中括弧}の題',
  'タブ\tを含む題',
])('reads the quoted title %s character for character', async (title) => {
  const { report } = await renderText(
    head(`title: ${JSON.stringify(title)}\npublished: 2025-02-14\nsources: [s1, s2]`),
  )
  expect(report.data?.title).toBe(title)
})

test('refuses a change before the publication, and letters that turn the direction of text', async () => {
  const fields =
    'title: "甲\u202e乙"\npublished: 2025-02-14\nupdated: 2025-02-13\nsources: [s1, s2]'
  expect((await messagesOf(head(fields))).map((message) => message.replace(/,.*/, ''))).toEqual([
    '2:10 Unexpected character U+202E',
    '4:10 Unexpected `2025-02-13` in field `updated`',
  ])
})

test.each([
  [
    'a field',
    'titel: 題\npublished: 2025-02-14\nsources: [s1, nix, s1]',
    '本文[@s1][@s2][4]。',
    ['2:1', '2:1', '4:15', '4:20', '7:9', '7:13'],
  ],
  [
    'a key of the list',
    'title: 題\npublished: 2025-02-14\nsources: [s1, A_b, s3, nix]',
    '本文[@s1][@s2][3]。',
    ['4:15', '4:24', '7:9', '7:13'],
  ],
  [
    'YAML that needs quotes',
    'title: 甲: 乙\npublished: 2025-02-30\nsources: [s1, nix]',
    '本文[@s2]。',
    ['2:8', '3:12', '4:15', '7:4'],
  ],
  [
    'an anchor of a correction',
    'titel: 題\npublished: 2025-02-14\ncorrections:\n  - date: 2025-02-15\n    kind: update\n    summary: 文。\n    anchor: nix',
    '本文。',
    ['2:1', '2:1', '8:13'],
  ],
])('names the faults of list and text beside %s', async (_, fields, body, places) => {
  const said = await messagesOf(`---\n${fields}\n---\n\n${body}\n`)
  expect(
    said.filter((line) => !line.includes('same-article')).map((line) => line.split(' ')[0]),
  ).toEqual(places)
})

test('gives each number of a partly refused list its own key', async () => {
  expect(
    await messagesOf(
      '---\ntitle: 題\npublished: 2025-02-14\nsources: [s1, A_b, s3]\n---\n\n本文[3]。\n',
    ),
  ).toContain(
    '7:3 Unexpected number `[3]`, expected `[@s3]`; write \\[ for a bracket that is no citation (bare-number)',
  )
})

test('checks citations against the registry where the list can not be read', async () => {
  expect(
    await messagesOf(
      '---\ntitle: 題\npublished: 2025-02-14\nsources: [s1\n---\n\n本文[@s2][@nix][1]。\n',
    ),
  ).toEqual([
    expect.stringMatching(/^5:1 Unexpected YAML/),
    '7:9 Unexpected citation key `nix`, expected a file sources/nix.yaml; nearest: `s1` (unknown-citation)',
    '7:14 Unexpected number `[1]`, expected `[@key]` (bare-number)',
  ])
})

test('names a value that begins with * instead of failing', async () => {
  expect(await messagesOf('---\ntitle: *題\npublished: 2025-02-14\n---\n\n本文。\n')).toEqual([
    '2:8 Unexpected YAML (Unresolved alias (the anchor must be set before the alias): 題), expected a value that begins with `*` must stand in quotes (yaml)',
  ])
})

test('names each line of YAML that can not be read', async () => {
  const said = await messagesOf(
    '---\ntitle: "題\npublished: 2025-02-14\nauthor: @x\n---\n\n本文。\n',
  )
  expect(said.map((line) => line.split(' ')[0])).toEqual(['2:10', '4:9'])
})

test('says only that frontmatter never ends, and nothing of its fields', async () => {
  expect(await messagesOf('---\ntitle: 題\nsources: [1]\n\n本文。\n')).toEqual([
    '1:1 Missing frontmatter, expected `---` on the first line, fields, and `---` (frontmatter)',
  ])
})

test('says of an empty field whether it may be left out', async () => {
  expect(
    await messagesOf(
      '---\ntitle: ""\ndescription: ""\npublisher:\npublished: 2025-02-14\nsources: [s1]\n---\n',
    ),
  ).toEqual([
    '2:8 Unexpected an empty value in field `title`, expected at least one word, in quotes (frontmatter)',
    '3:14 Unexpected an empty value in field `description`, expected text; leave the field out where there is none (frontmatter)',
    '4:11 Unexpected an empty value in field `publisher`, expected text; leave the field out where there is none (frontmatter)',
  ])
})
