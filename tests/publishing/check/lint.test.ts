import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { imageOnDisk } from '../../../src/citations/image-file.ts'
import { lintContent, lintFiles } from '../../../src/publishing/check/lint.ts'

let folder = ''
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'tenkyo-lint-'))
})
afterEach(() => rmSync(folder, { recursive: true }))

const write = (files: Record<string, string>): void => {
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true })
    writeFileSync(join(folder, name), text)
  }
}

const report = (body: string, fields = 'sources: [s1]'): string =>
  `---\ntitle: 見本\npublished: 2025-02-14\n${fields}\n---\n\n${body}\n`

const said = async (): Promise<string[]> =>
  (await lintContent(folder)).map(
    ({ path, line, column, fatal, ruleId }) =>
      `${path.slice(folder.length + 1)}:${line}:${column} ${fatal ? 'error' : 'warning'} ${ruleId}`,
  )

test('says nothing of good content', async () => {
  write({
    'reports/a.mdx': report('## 結論 [#end]\n\n費用[@s1]。'),
    'sources/s1.yaml': 'URL: https://news.example.com/1',
  })
  expect(await said()).toEqual([])
})

test('asks a published report for an anchor at each heading, and a draft for none', async () => {
  write({
    'reports/a.mdx': report('## 結論\n\n費用[@s1]。\n\n### 細目'),
    'reports/b.mdx': report('## 結論\n\n費用[@s1]。', 'draft: true\nsources: [s1]'),
    'sources/s1.yaml': 'URL: https://news.example.com/1',
  })
  expect(await said()).toEqual([
    'reports/a.mdx:7:1 error heading-anchor',
    'reports/a.mdx:11:1 error heading-anchor',
  ])
})

test('names a heading without its citations, readings and misplaced anchors', async () => {
  write({
    'reports/a.mdx': report('## {典拠|てんきょ}[参照 @s1]と<Br />*数* [#end]字\n\n費用[@s1]。'),
    'sources/s1.yaml': 'URL: https://news.example.com/1',
  })
  const messages = await lintFiles(folder, [join(folder, 'reports/a.mdx')])
  expect(messages.map(({ reason }) => reason)).toContainEqual(
    expect.stringContaining('Missing anchor of the heading 「典拠と 数 字」'),
  )
})

test('names the numbers of one report that are one article, and keeps different queries apart', async () => {
  write({
    'reports/a.mdx': report(
      '甲[@s1]乙[@s2]丙[@s3]丁[@s4]戊[@s5]己[@s6]。',
      'sources: [s1, s2, s3, s4, s5, s6]',
    ),
    'sources/s1.yaml': 'URL: https://news.example.com/a',
    'sources/s2.yaml': 'URL: https://news.example.com/a/',
    'sources/s3.yaml': 'URL: http://www.news.example.com/a?utm_source=rss&utm_medium=feed',
    'sources/s4.yaml': 'URL: https://news.example.com/a?fbclid=xyz#top',
    'sources/s5.yaml': 'URL: https://daily.example.jp/article?articleNo=2231',
    'sources/s6.yaml': 'URL: https://daily.example.jp/article?articleNo=2255',
  })
  expect(await said()).toEqual([
    'reports/a.mdx:4:11 warning same-article',
    'sources/s1.yaml:1:1 warning same-article',
  ])
  const messages = await lintFiles(folder, [join(folder, 'reports/a.mdx')])
  expect(messages[0]?.reason).toBe(
    'Sources 1, 2, 3, 4 are one article under several addresses; each number stays as it is',
  )
})

test('warns of an entry that no report lists', async () => {
  write({
    'reports/a.mdx': report('費用[@s1]。'),
    'sources/s1.yaml': 'URL: https://news.example.com/1',
    'sources/s9.yaml': 'URL: https://news.example.com/9',
  })
  expect(await said()).toEqual(['sources/s9.yaml:1:1 warning unused-source'])
})

test('goes on after a broken file and names the faults of all', async () => {
  write({
    'reports/a.mdx': report('価格は<5万円[@s1]。'),
    'reports/b.mdx': report('費用[@s2]。'),
    'reports/raw.md': '# 題',
    'sources/s1.yaml': 'titel: 題',
  })
  expect(await said()).toEqual([
    'sources/s1.yaml:1:1 error frontmatter',
    'sources/s1.yaml:1:1 error frontmatter',
    'reports/raw.md:1:1 error report-file',
    'reports/a.mdx:7:5 error mdx',
    'reports/b.mdx:7:4 error unknown-citation',
  ])
})

test('lints the single files that it is given, entries too', async () => {
  write({
    'reports/a.mdx': report('費用[@s1]。'),
    'sources/s1.yaml': 'URL: ftp://news.example.com/',
  })
  const messages = await lintFiles(folder, [
    join(folder, 'sources/s1.yaml'),
    join(folder, 'reports/a.mdx'),
  ])
  expect(messages.map(({ ruleId }) => ruleId)).toEqual(['frontmatter'])
})

test('names an image that is missing, outside the folder, or holds code, as the build does', async () => {
  write({
    'reports/a.mdx': report(
      '費用[@s1]。\n\n<Figure src="./none.png" alt="図" />\n\n<Figure src="../out.png" alt="図" />\n\n<Figure src="./x.svg" alt="図" />',
    ),
    'out.png': 'x',
    'reports/x.svg': '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>',
    'sources/s1.yaml': 'URL: https://news.example.com/1',
  })
  const messages = await lintFiles(folder, [join(folder, 'reports/a.mdx')])
  expect(messages.map(({ line, reason }) => `${line} ${reason.replace(/,.*/, '')}`)).toEqual([
    '9 Missing image `./none.png`',
    '11 Unexpected image `../out.png` outside the folder of the report',
    '13 Unexpected code in image `./x.svg`',
  ])
})

test.each(['[7: s1, 7: s2]', '[s1, 1: s2]', '[s1, s1]'])(
  'names the fault of the list %s, whose keys the text cites',
  async (list) => {
    write({
      'reports/a.mdx': report('甲[@s1]乙[@s2]。', `sources: ${list}`),
      'sources/s1.yaml': 'title: 題',
      'sources/s2.yaml': 'title: 題二',
    })
    expect((await said())[0]).toMatch(
      /^reports\/a\.mdx:4:\d+ error (?:source-number|repeated-source)$/,
    )
  },
)

test('names a topic that has the address of another, drafts aside', async () => {
  const about = (topics: string, more = '') =>
    report('費用[@s1]。', `sources: [s1]\n${more}topics: ${topics}`)
  write({
    'reports/a.mdx': about('[AI, 半導体]'),
    'reports/b.mdx': about('[規制, ai]'),
    'reports/c.mdx': about('[chips]'),
    'reports/d.mdx': about('[Ai]', 'draft: true\n'),
    'sources/s1.yaml': 'URL: https://news.example.com/1',
    'topics.yaml': '半導体: chips\n',
  })
  expect(await said()).toEqual(['reports/b.mdx:5:14 error topic', 'reports/c.mdx:5:10 error topic'])
  const messages = await lintContent(folder)
  expect(messages[0]?.reason).toBe(
    'Unexpected topic `ai`, expected an address of its own; topics/ai/ is that of `AI` in a.mdx: write one name, or give one an address in topics.yaml',
  )
})

test('names the faults of topics.yaml', async () => {
  write({
    'reports/a.mdx': report('費用[@s1]。'),
    'sources/s1.yaml': 'URL: https://news.example.com/1',
    'topics.yaml': '半導体: chips\nAI: Ai\n人工知能: chips\n',
  })
  const messages = await lintContent(folder)
  expect(messages.map(({ line, column, reason }) => `${line}:${column} ${reason}`)).toEqual([
    '2:5 Unexpected `Ai` in field `AI`, expected an ASCII anchor in lowercase kebab-case such as `market-impact`',
    '3:7 Unexpected `chips` in field `人工知能`, expected an address of its own; it is that of `半導体`',
  ])
})

const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
)
const SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 10 10"><rect/></svg>'

test.each([
  ['ok.png', PNG, undefined],
  ['OK.PNG', PNG, undefined],
  ['a.svg', SVG, undefined],
  ['a.png', 'text', 'Unexpected content in image `./a.png`, expected a PNG'],
  ['a.png', '', 'Unexpected content in image `./a.png`, expected a PNG'],
  ['a.jpg', PNG, 'Unexpected PNG in image `./a.jpg`, expected a JPEG; name the file .png'],
  ['a.png', PNG.subarray(0, 40), 'Unexpected damaged image `./a.png`, expected a whole PNG'],
  [
    'a.jpg',
    Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0, 4, 0, 0]),
    'Unexpected damaged image `./a.jpg`, expected a whole JPEG',
  ],
  ['a.gif', 'GIF89a', 'Unexpected damaged image `./a.gif`, expected a whole GIF'],
  ['a.webp', 'RIFF~\0\0\0WEBPVP8 ', 'Unexpected damaged image `./a.webp`, expected a whole WebP'],
  [
    'a.svg',
    '<svg xmlns="http://www.w3.org/2000/svg" width="100%"></svg>',
    'Unexpected damaged image `./a.svg`, expected an SVG with `width` and `height`, or a `viewBox` of four numbers, that is closed',
  ],
  [
    'a.pdf',
    '%PDF',
    'Unexpected file `./a.pdf`, expected an image: .png, .jpg, .jpeg, .gif, .webp, .avif, .tiff, .svg',
  ],
])('tells whether %s is the image that its name says', async (name, content, expected) => {
  write({
    'reports/a.mdx': report(`費用[@s1]。\n\n![図](./${name})`),
    'sources/s1.yaml': 'URL: https://news.example.com/1',
  })
  writeFileSync(join(folder, 'reports', name), content)
  const messages = await lintContent(folder)
  expect(messages.map(({ reason }) => reason)).toEqual(expected === undefined ? [] : [expected])
  expect(messages.map(({ line }) => line)).toEqual(expected === undefined ? [] : [9])
})

test('warns of every day that is still to come, at its place', async () => {
  write({
    'reports/a.mdx': report(
      '費用[@s1]。',
      'updated: 2099-02-15\nsources: [s1]\ncorrections: [{ date: 2098-01-01, kind: update, summary: 補う。 }]',
    ).replace('published: 2025-02-14', 'published: 2097-02-14'),
    'sources/s1.yaml':
      'title: 題\nissued: 2096\nURL: https://news.example.com/1\naccessed: 2025-01-01\nverified: 2096-12-01\n',
  })
  const today = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Tokyo' }).format(new Date())
  expect(
    (await lintContent(folder)).map(
      ({ path, line, column, reason, fatal }) =>
        `${path.slice(folder.length + 1)}:${line}:${column} ${fatal} ${reason}`,
    ),
  ).toEqual(
    [
      ['reports/a.mdx:3:12', '2097-02-14', 'published'],
      ['reports/a.mdx:4:10', '2099-02-15', 'updated'],
      ['reports/a.mdx:6:23', '2098-01-01', 'date'],
      ['sources/s1.yaml:2:9', '2096', 'issued'],
      ['sources/s1.yaml:5:11', '2096-12-01', 'verified'],
    ].map(
      ([place, date, field]) =>
        `${place} false Unexpected \`${date}\` in field \`${field}\`, expected today (${today}) or an earlier day`,
    ),
  )
})

test('warns of a name that Windows holds for a device, of a report and of an entry', async () => {
  write({
    'reports/con.mdx': report('費用[@aux]。', 'sources: [aux]'),
    'sources/aux.yaml': 'title: 題\nURL: https://news.example.com/1',
  })
  expect(await said()).toEqual([
    'reports/con.mdx:1:1 warning file-name',
    'sources/aux.yaml:1:1 warning file-name',
  ])
})

test('warns of an image whose name Windows can not hold', async () => {
  write({
    'reports/a.mdx': report('費用[@s1]。\n\n![点](./aux/図.png)\n\n![点](./a%7Cb.png)'),
    'sources/s1.yaml': 'title: 題\nURL: https://news.example.com/1',
  })
  expect(await said()).toEqual([
    'reports/a.mdx:9:1 error image-file',
    'reports/a.mdx:9:1 warning file-name',
    'reports/a.mdx:11:1 error image-file',
    'reports/a.mdx:11:1 warning file-name',
  ])
})

test('passes over what editors and systems leave behind, and names a link that leads nowhere', async () => {
  write({
    'reports/a.mdx': report('費用[@s1]。'),
    'reports/a.mdx~': 'x',
    'reports/#a.mdx#': 'x',
    'reports/._a.mdx': 'x',
    'reports/.DS_Store': 'x',
    'sources/s1.yaml': 'title: 題\nURL: https://news.example.com/1',
    'sources/s1.yaml~': 'x',
    'sources/Thumbs.db': 'x',
    'sources/desktop.ini': 'x',
  })
  for (const room of ['reports', 'sources'])
    symlinkSync('editor@host.4321:17', join(folder, room, '.#a.mdx'))
  expect(await said()).toEqual([])
  symlinkSync('nowhere', join(folder, 'reports/gone.mdx'))
  symlinkSync('nowhere', join(folder, 'sources/gone.yaml'))
  symlinkSync(join(folder, 'reports/a.mdx'), join(folder, 'reports/b.mdx'))
  expect(await said()).toEqual([
    'sources/gone.yaml:1:1 error source-file',
    'reports/gone.mdx:1:1 error report-file',
  ])
})

test('finds an image whose name is composed otherwise, and names one that differs in case', async () => {
  const png = Buffer.from(
    'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8BQDwAEhQGAhKmMIQAAAABJRU5ErkJggg==',
    'base64',
  )
  write({
    'reports/a.mdx': report(
      '費用[@s1]。\n\n![点](./図/グラフ.png)\n\n![点](./photo.png)\n\n![点](./none.png)',
    ),
    'sources/s1.yaml': 'title: 題\nURL: https://news.example.com/1',
  })
  mkdirSync(join(folder, 'reports/図'))
  writeFileSync(join(folder, 'reports/図', 'グラフ.png'.normalize('NFD')), png)
  writeFileSync(join(folder, 'reports/photo.PNG'), png)
  const path = join(folder, 'reports/a.mdx')
  const messages = await lintFiles(folder, [path])
  expect(messages.map(({ line, reason }) => `${line} ${reason}`)).toEqual([
    '11 Missing image `./photo.png`, expected that file beside the report; `./photo.PNG` is there: write its letters alike',
    '13 Missing image `./none.png`, expected that file beside the report',
  ])
  expect(imageOnDisk(path, './図/グラフ.png')).toBe(`./図/${'グラフ.png'.normalize('NFD')}`)
})

test('warns of a source without an address, of references of HTML, and of letters that nobody sees, at their places', async () => {
  write({
    'sources/s1.yaml': 'type: report\ntitle: 年次報告書',
    'sources/s2.yaml': 'title: A &amp; B\nURL: https://news.example.com/?a=1&amp;b=2',
    'sources/s3.yaml': 'title: 本\nISBN: 978-4-00-000000-0',
    'sources/s4.yaml': 'title: 論\u200B文\nDOI: 10.5555/ex.1',
    'reports/a.mdx': report('文[@s1][@s2][@s3][@s4]。', 'sources: [s1, s2, s3, s4]'),
  })
  expect(await said()).toEqual([
    'sources/s1.yaml:2:8 warning no-address',
    'sources/s2.yaml:1:8 warning html-reference',
    'sources/s2.yaml:2:6 warning html-reference',
    'sources/s4.yaml:1:9 warning invisible-letter',
  ])
})
