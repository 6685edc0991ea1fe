import { expect, test } from 'vitest'
import { htmlOf, messagesOf } from './render.ts'

test.each([
  ['import x from "y"', '6:1 Unexpected code `import x from "y"`'],
  ['export const a = 1', '6:1 Unexpected code `export const a = 1`'],
  ['環境は{process.env.HOME}です', '6:4 Unexpected code `{process.env.HOME}`'],
  ['{globalThis.ran = true}', '6:1 Unexpected code `{globalThis.ran = true}`'],
  ['<Callout {...props}>あ</Callout>', '6:10 Unexpected property `{…}` of <Callout>'],
  ['<Callout title={1}>あ</Callout>', '6:10 Unexpected property `title` of <Callout>'],
  ['<Callout kind="x">あ</Callout>', '6:10 <Callout>: Unexpected field `kind`'],
  ['<Callout type="tip">あ</Callout>', '6:10 <Callout>: Unexpected `tip` in field `type`'],
  ['<Calout>あ</Calout>', '6:1 Unexpected component <Calout>'],
  ['<script>alert(1)</script>', '6:1 Unexpected component <script>'],
  ['<img src="x" onerror="alert(1)" />', '6:1 Unexpected component <img>'],
  ['文中の<Callout>囲み</Callout>です', '6:4 Unexpected <Callout> inside a paragraph'],
  ['前<Br>中</Br>後', '6:2 Unexpected content of <Br>'],
  ['<Figure src="./a.png" />', '6:1 <Figure>: Missing field `alt`'],
  ['<DataTable caption="表" />', '6:1 Unexpected emptiness of <DataTable>, expected one table'],
  [
    '<DataTable caption="表">\n\n前。\n\n| 甲 |\n| --- |\n| 一 |\n\n</DataTable>',
    '6:1 Unexpected content of <DataTable>, expected one table of Markdown alone',
  ],
  ['<DataTable caption="表">表です。</DataTable>', '6:1 Unexpected content of <DataTable>'],
  ['<Quote source="s1"></Quote>', '6:1 Unexpected emptiness of <Quote>, expected words'],
  ['<Quote source="s1">\n\n{/* 後で */}[@s1]\n\n</Quote>', '6:1 Unexpected emptiness of <Quote>'],
  ['語<Term note="説明。"> </Term>', '6:2 Unexpected emptiness of <Term>, expected words'],
])('refuses %s at its place', async (text, expected) => {
  const messages = await messagesOf(text)
  expect(messages.map((message) => message.slice(0, expected.length))).toEqual([expected])
})

test('takes a note for editors beside the one table or the parts of a component', async () => {
  const note = '{/* 覚え */}'
  const table = `<DataTable caption="表">\n\n${note}\n\n| 甲 |\n| --- |\n| 一 |\n\n</DataTable>`
  const line = `<Timeline>\n\n${note}\n\n<Event date="2025">公開。</Event>\n\n</Timeline>`
  expect(await messagesOf(`${table}\n\n${line}`)).toEqual([])
})

test('names the nearest component', async () => {
  expect((await messagesOf('<Calout>あ</Calout>'))[0]).toContain('nearest: <Callout>')
})

test.each([
  '[押す](javascript:alert(1))',
  '[押す](JaVaScRiPt:alert(1))',
  '[押す](data:text/html;base64,PHA+)',
  '[押す](vbscript:x)',
  '[押す](//news.example.com/x)',
  '[押す](https://user:pass@news.example.com/)',
  '[押す][x]\n\n[x]: javascript:alert(1)',
])('refuses to link %s', async (text) => {
  expect((await messagesOf(text)).every((message) => message.includes('(link-address)'))).toBe(true)
  expect(await messagesOf(text)).toHaveLength(1)
})

test.each([
  '[別の節](#end)',
  '[方針](/about/)',
  '[前](../other/)',
  '[外](https://news.example.com/a?b=1#c)',
])('links %s', async (text) => {
  expect(await htmlOf(`${text}\n\n## 終わり [#end]`)).toMatch(
    /^<p><a href="[^"]+">[^<]+<\/a><\/p>\n<h2/,
  )
})

test('refuses an image of another host and one without a text alternative', async () => {
  expect(
    (await messagesOf('![図](https://example.com/a.png)\n\n![](./a.png)')).map((m) =>
      m.replace(/,.*\(/, ' ('),
    ),
  ).toEqual([
    '6:1 Unexpected image `https://example.com/a.png` (image)',
    '8:1 Missing text alternative of image `./a.png` (image-alt)',
  ])
})

test('refuses a note mark without its note', async () => {
  expect(await messagesOf('本文[^3]。')).toEqual([
    '6:3 Unexpected note mark `[^3]`, expected its text in a line `[^3]: …` (unknown-note)',
  ])
})

test('lists every fault of a report in the order of its lines', async () => {
  const messages = await messagesOf('一[@nix]。\n\n{x}\n\n二[9]。\n\n[押す](javascript:x)')
  expect(messages.map((message) => message.split(':')[0])).toEqual(['6', '8', '10', '12'])
})

const places = async (text: string): Promise<string[]> =>
  (await messagesOf(text)).map((message) => message.replace(/^(\S+) .* \((\S+)\)$/, '$1 $2'))

test.each([
  [
    '価格は<5万円[@nix]。\n\nP<0.001 と [9]。',
    ['6:5 mdx', '6:9 unknown-citation', '8:3 mdx', '8:11 bare-number'],
  ],
  ['前{a[@nix]。\n\n後<b>太字', ['6:2 mdx', '6:5 unknown-citation', '8:2 mdx']],
  ['import x from\n\n本文[@nix]。', ['6:1 mdx', '8:4 unknown-citation']],
  ['<Callout title={a b}>\n\n本文[@nix]。\n\n</Callout>', ['6:18 mdx', '8:4 unknown-citation']],
  ['<div>前\n\n後</div>\n\n本文[@nix]。', ['6:1 mdx', '10:4 unknown-citation']],
  [
    '<!-- 注 -->\n\n<https://news.example.com/>\n\n[@nix]',
    ['6:2 mdx', '8:8 mdx', '10:2 unknown-citation'],
  ],
  ['{a {b\n\n本文。', ['6:4 mdx']],
  ['<Callout\n\n本文。', ['6:1 mdx']],
  ['甲</b>乙\n\n本文[@nix]。', ['6:3 mdx', '8:4 unknown-citation']],
])('goes on behind what MDX can not parse: %j', async (text, expected) => {
  expect(await places(text)).toEqual(expected)
})

test('says a fault of frontmatter beside one of MDX', async () => {
  expect(
    await places('---\ntitel: 題\npublished: 2025-02-14\nsources: [nix]\n---\n\n価格は<5万円。\n'),
  ).toEqual(['2:1 frontmatter', '2:1 frontmatter', '4:11 unknown-source', '7:5 mdx'])
})

test('stops parsing after a hundred faults', async () => {
  expect(await places('価格は<5万円\n\n'.repeat(300))).toHaveLength(101)
})

test('refuses an image whose address can not be decoded', async () => {
  expect(await messagesOf('![図](./50%.png)')).toEqual([
    '6:1 Unexpected image `./50%.png`, expected %25 for a percent sign in its name (image)',
  ])
})

test('warns of letters that no font of the card has, in title and headings, and of those alone', async () => {
  expect(
    await messagesOf(
      '---\ntitle: 見本\u{13000}\npublished: 2025-02-14\n---\n\n## 腾讯\u{12000} [#a]\n\n#### 深い\u{12000} [#b]\n\n本文\u{12000}。\n',
    ),
  ).toEqual([
    '2:1 Unexpected report without sources, expected a list `sources` (no-sources)',
    '2:8 Unexpected letter 「\u{13000}」 (U+13000), expected letters that the fonts of the card have; a card shows a box there (card-letter)',
    '6:1 Unexpected letter 「\u{12000}」 (U+12000), expected letters that the fonts of the card have; a card shows a box there (card-letter)',
  ])
})
