import { describe, expect, test } from 'vitest'
import { readDate } from '../../src/importer/sources/dates/read-date.ts'
import { contentFolder, importText } from './import-text.ts'

const BODY = '\n## はじめに\n\nまだ書きかけの段落です。\n'
const yaml = (fields: string) => `---\ntitle: 見本の報告\n${fields}\n---\n${BODY}`
const told = async (raw: string, kind: string) =>
  (await importText(raw)).account.changes
    .filter((change) => change.kind === kind)
    .map(({ line, what }) => `${line} ${what}`)

describe('what its author kept back', () => {
  test.each([
    'draft: true',
    'draft: yes',
    "draft: 'true'",
    'published: false',
    '"published": "false"',
    "published: 'false'",
    'published: no',
    'published:',
    'private: true',
    'ignorePublish: true',
    'status: draft',
    'status: Private',
    'post_status: pending',
    'state: 下書き',
    'visibility: private',
    'visibility: members',
    'publish: false',
    'dg-publish: false',
    'public: false',
    'unlisted: true',
    'hidden: true',
    'wip: true',
    'password: 12345678',
    '下書き: true',
    '公開: false',
    'params:\n  draft: true',
  ])('stays a draft: %s', async (field) => {
    const { data, account } = await importText(yaml(field))
    expect([data.title, data.draft]).toEqual(['見本の報告', true])
    expect(account.changes.filter(({ kind }) => kind === 'draft')).toHaveLength(1)
  })

  test.each([
    'draft: false',
    'draft:',
    'published: true',
    'published: 2025-02-14',
    'private: false',
    'status: published',
    'visibility: public',
    'publish: yes',
    'password:',
  ])('and nothing else does: %s', async (field) => {
    expect((await importText(yaml(field))).data.draft).toBeUndefined()
  })

  test('is told with its place, and how to publish where it may not be meant', async () => {
    expect(await told(yaml('status: draft'), 'draft')).toEqual([
      '3 `status: draft` keeps the report back; it has `draft: true`',
    ])
    expect(await told(yaml('status: 第二稿'), 'draft')).toEqual([
      '3 `status: 第二稿` is not known to mean that everybody may read; the report has `draft: true`, take it out to publish',
    ])
  })

  test('may lie in a folder of drafts, or have a day to come', async () => {
    const folder = contentFolder()
    const lying = await importText(yaml('date: 2025-02-14'), { folder, name: '_drafts/a.md' })
    const waiting = await importText(yaml('published: true\npublished_at: 2050-02-14 09:00'))
    expect([lying.data.draft, waiting.data.draft]).toEqual([true, true])
  })
})

describe('frontmatter of other programs', () => {
  test.each([
    [
      'TOML',
      '+++\ntitle = "値下げの一年"\ndate = 2025-02-10T09:00:00+09:00\ntags = ["AI"]\ndraft = true\nauthor = "見本花子"\n+++\n',
    ],
    [
      'TOML with tables',
      '+++\ntitle = "値下げの一年"\ndate = 2025-02-10\ndraft = true\n[taxonomies]\ntags = ["AI"]\n[extra]\nauthor = "見本花子"\n+++\n',
    ],
    [
      'YAML behind an empty line',
      '\n---\ntitle: 値下げの一年\ndate: 2025-02-10\ntags: AI\ndraft: true\nauthors: [見本花子]\n---\n',
    ],
  ])('is read: %s', async (_, front) => {
    const { data, body } = await importText(front + BODY)
    expect(data).toEqual({
      title: '値下げの一年',
      published: '2025-02-10',
      author: '見本花子',
      topics: ['AI'],
      draft: true,
    })
    expect(body).toBe('## はじめに [#introduction]\n\nまだ書きかけの段落です。\n')
  })

  test("is read: Pandoc's title block", async () => {
    const { data, body } = await importText(
      `% 値下げの\n  一年\n% 見本花子; 典拠太郎\n% 2025年2月10日\n${BODY}`,
    )
    expect(data).toEqual({
      title: '値下げの 一年',
      published: '2025-02-10',
      author: '見本花子、典拠太郎',
    })
    expect(body).not.toContain('%')
  })

  test.each([
    ['---\ntitle: 題\ndraft: true\n', '`---` without its closing line'],
    ['+++\ntitle = "題"\n', '`+++` without its closing line'],
    ['{\n  "title": "題",\n  "draft": true\n}\n', 'JSON'],
    [';;;\n{"title": "題"}\n;;;\n', 'a block of another kind'],
    ['---json\n{"title": "題"}\n---\n', 'a block of another kind'],
    ['#+title: 題\n#+date: 2025-02-10\n', "Org mode's keywords"],
    ['Title: 題\nDate: 2025-02-10\nStatus: draft\n', "MultiMarkdown's lines"],
    ['----\ntitle: 題\n----\n', 'a block of another kind'],
    ['# 題\n\n---\ndraft: true\n---\n', 'YAML behind a heading'],
    ['Status: draft\n', "MultiMarkdown's lines"],
    [':title: 題\n:status: draft\n', "reStructuredText's fields"],
    ['<!--\ntitle: 題\ndraft: true\n-->\n', 'a comment'],
    ['```yaml\ntitle: 題\n```\n', 'a fence of code'],
  ])('is refused with its place: %s', async (front, form) => {
    const { account } = await importText(front + BODY)
    expect([account.status, account.reason]).toEqual([
      'refused',
      `Unexpected frontmatter (line 1): ${form}; expected YAML between \`---\` lines, TOML between \`+++\` lines, or Pandoc's \`%\` lines; write it so, or take it out`,
    ])
  })

  test.each([
    ['+++\ntitle = 題\n+++\n', 'The frontmatter is no TOML (line 2)'],
    [
      '% 題\n% 著者\n% 2025-02-10\n% 訳者\n',
      'Unexpected fourth `%` line in the frontmatter (line 4)',
    ],
  ])('is refused where it is broken: %s', async (front, reason) => {
    expect((await importText(front + BODY)).account.reason).toContain(reason)
  })
})

test.each([
  '---\ntitle: 1.10\nauthor: 007\ndate: 2025-02-10\ntags: [007, 1.10, 1e3, 0x1F, 20250214123456789012]\n---\n',
  '+++\ntitle = 1.10\nauthor = 007\ndate = 2025-02-10\ntags = [007, 1.10, 1e3, 0x1F, 20250214123456789012]\n+++\n',
])('keeps the letters of what a reader of YAML or TOML takes for numbers', async (front) => {
  expect((await importText(front + BODY)).data).toEqual({
    title: '1.10',
    published: '2025-02-10',
    author: '007',
    topics: ['007', '1.10', '1e3', '0x1F', '20250214123456789012'],
  })
})

test('tells what YAML takes for a comment, and fields without a place with what they say', async () => {
  expect(await told(`---\ntitle: 見本 #1 の話\nslide: false\n---\n${BODY}`, 'frontmatter')).toEqual(
    [
      '2 `title`: behind ` #` YAML reads a comment, left out: 1 の話',
      '3 field `slide` left out: false',
    ],
  )
})

describe('a date', () => {
  test.each([
    ['2025-02-10', '2025-02-10'],
    ['2025-2-9 09:00', '2025-02-09'],
    ['2025/02/14', '2025-02-14'],
    ['2025.2.14', '2025-02-14'],
    ['2025年2月10日（月）', '2025-02-10'],
    ['令和7年2月10日', '2025-02-10'],
    ['平成元年1月8日', '1989-01-08'],
    ['20250210', '2025-02-10'],
    ['Feb 10, 2025', '2025-02-10'],
    ['2025-02-10 09:00:00 +0900 JST', '2025-02-10'],
    ['Mon, 10 Feb 2025 23:30:00 +0000', '2025-02-11'],
    ['2025-02-11T23:30:00Z', '2025-02-12'],
    ['2025-02-11 23:30:00 +0900', '2025-02-11'],
    ['1739549501', '2025-02-15'],
    ['02/10/2025', undefined],
    ['2025-02', undefined],
    ['2025-02-30', undefined],
    ['2025-02-10 23:30 PST', undefined],
    ['2025-02-10〜02-12', undefined],
    ['二〇二五年二月十日', undefined],
    ['soon', undefined],
  ])('written as %s is %s', (text, date) => expect(readDate(text)).toBe(date))

  test.each(['date: 02/10/2025', 'published_at: 2025-02-30', '公開日: 来月'])(
    'that is not read is asked for: %s',
    async (field) => {
      const { account } = await importText(yaml(field))
      expect(account.reason).toBe(
        `Unexpected date \`${field}\` (line 3), expected a day such as 2025-02-14 (or a time with its offset, 2025-02-14T09:00:00+09:00); write it so, or give the day of publication with --date`,
      )
      expect((await importText(yaml(field), { date: '2025-02-14' })).data.published).toBe(
        '2025-02-14',
      )
    },
  )

  test('of publication comes before one of making, and the last change is kept', async () => {
    const fields =
      'created_at: 2025-02-08\npublished_at: 2025-02-10 09:00\nupdated_at: 2025-02-11T23:30:00+00:00'
    const { data } = await importText(yaml(fields))
    expect([data.published, data.updated]).toEqual(['2025-02-10', '2025-02-12'])
    expect((await importText(yaml('updated_at: 2025-02-11'))).data).toEqual({
      title: '見本の報告',
      published: '2025-02-11',
    })
  })
})

test('takes a time in a file name for its day in Japan', async () => {
  const raw = `# 見本の報告\n${BODY}`
  const { data, account } = await importText(raw, { name: 'Chip_1739549501.md' })
  expect(data.published).toBe('2025-02-15')
  expect(account.changes).toContainEqual({
    line: 1,
    kind: 'date',
    what: "2025-02-15 (the time 1739549501 in the file's name, 01:11 in Japan)",
  })
})
