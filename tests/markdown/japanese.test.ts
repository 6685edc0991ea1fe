import { expect, test } from 'vitest'
import { htmlOf, messagesOf, plainHtmlOf } from './render.ts'

test.each([
  ['**量子化（Quantization）**は短い', '<strong>量子化（Quantization）</strong>は短い'],
  ['同社は**「順守」**と述べた', '同社は<strong>「順守」</strong>と述べた'],
  ['**結論：**市場は広がる', '<strong>結論：</strong>市場は広がる'],
  ['**安さが鍵です。**次に性能です', '<strong>安さが鍵です。</strong>次に性能です'],
  ['確認用の**普通の太字**です', '確認用の<strong>普通の太字</strong>です'],
  ['*「重要」*は', '<em>「重要」</em>は'],
  ['~~（取消）~~だ', '<del>（取消）</del>だ'],
  ['値幅は10~20%、納期は3~5日', '値幅は10~20%、納期は3~5日'],
  ['彼は"はい"と\'言った\'...', '彼は"はい"と\'言った\'...'],
])('shows %s as its author means it', async (text, expected) => {
  expect(await htmlOf(text)).toBe(`<p>${expected}</p>`)
})

test.each([
  ['Japanese letters', '一行目です。\n二行目', '一行目です。二行目'],
  ['bold and Japanese letters', '**太字**\n続き', '<strong>太字</strong>続き'],
  ['a mark and Japanese letters', '費用[@s4]\n続き', '費用<a>[4]</a>続き'],
  ['English words', 'two\nwords', 'two\nwords'],
  ['Japanese and English', '語は\nword', '語は\nword'],
])('leaves no space at a line break between %s unless words need it', async (_, text, expected) => {
  expect(await plainHtmlOf(text)).toBe(`<p>${expected}</p>`)
})

test.each([
  ['https://example.com/a。次の文', 'https://example.com/a', '。次の文'],
  ['https://example.com/a、次', 'https://example.com/a', '、次'],
  ['https://example.com/a（注）', 'https://example.com/a', '（注）'],
  ['https://example.com/a「引用」', 'https://example.com/a', '「引用」'],
  ['https://example.com/a?b=1&c=2は', 'https://example.com/a?b=1&#x26;c=2', 'は'],
  ['https://example.comは', 'https://example.com', 'は'],
  ['https://example.com/a.', 'https://example.com/a', '.'],
  ...[...'→※●–«―'].map((sign) => [
    `https://example.com/a${sign}次`,
    'https://example.com/a',
    `${sign}次`,
  ]),
  ['https://example.com/a――次', 'https://example.com/a', '――次'],
  ['https://example.com/a①', 'https://example.com/a', '①'],
  ['https://example.com/a/を見る', 'https://example.com/a/', 'を見る'],
  ['https://example.com/a_(b)を見る', 'https://example.com/a_(b)', 'を見る'],
  ['https://example.com/a-という', 'https://example.com/a-', 'という'],
])('ends the bare address of %s where it ends', async (text, address, rest) => {
  expect(await htmlOf(`前は${text}`)).toBe(`<p>前は<a href="${address}">${address}</a>${rest}</p>`)
})

test('keeps Japanese letters in the path of a bare address', async () => {
  expect(await htmlOf('https://ja.example.org/wiki/半導体を見る。')).toContain(
    '>https://ja.example.org/wiki/半導体を見る</a>。',
  )
})

test('keeps the brackets of a query', async () => {
  expect(await htmlOf('https://example.com/?a[]=1&b[c]=2。')).toBe(
    '<p><a href="https://example.com/?a%5B%5D=1&#x26;b%5Bc%5D=2">https://example.com/?a[]=1&#x26;b[c]=2</a>。</p>',
  )
})

test.each([
  ['https://example.com/b参照', '6:3', 'Unexpected Japanese letters 「参照」 in'],
  ['https://example.com/データ', '6:3', 'Unexpected Japanese letters 「データ」 in'],
  ['https://example.com/b/を見る', '6:3', 'Unexpected kana 「を見る」 behind'],
])('warns of letters that may be part of %s', async (text, place, reason) => {
  const [message = '', ...more] = await messagesOf(`前は${text}。`)
  expect([message.split(' ')[0], message.includes(reason), more]).toEqual([place, true, []])
})

test.each([
  'https://example.com/bを見る',
  '[題](https://example.com/b参照)',
  'https://日本語.example/a',
])('has no doubt of %s', async (text) => {
  expect(await messagesOf(text)).toEqual([])
})

test('leaves a citation behind a bare address a citation', async () => {
  expect(await plainHtmlOf('https://example.com/a[@s1]。')).toBe(
    '<p><a href="https://example.com/a">https://example.com/a</a><a>[1]</a>。</p>',
  )
})

test.each([
  ['価格は<5万円です', '6:5'],
  ['検定はP<0.001です', '6:6'],
  ['<https://news.example.com/auto>', '6:8'],
  ['一行目<br>二行目', '6:4'],
  ['<!-- 編集メモ -->', '6:2'],
  ['{社名', '6:1'],
])('refuses %s with its place, since MDX would read it as code', async (text, place) => {
  const [message = '', ...more] = await messagesOf(text)
  expect([message.split(' ')[0], message.includes('(mdx)'), more]).toEqual([place, true, []])
})

test('keeps bold around a bare address', async () => {
  expect(await htmlOf('甲は**https://example.org/ee**です')).toBe(
    '<p>甲は<strong><a href="https://example.org/ee">https://example.org/ee</a></strong>です</p>',
  )
})
