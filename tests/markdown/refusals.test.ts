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
])('refuses %s at its place', async (text, expected) => {
  const messages = await messagesOf(text)
  expect(messages.map((message) => message.slice(0, expected.length))).toEqual([expected])
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
  expect(await htmlOf(text)).toMatch(/^<p><a href="[^"]+">[^<]+<\/a><\/p>$/)
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
