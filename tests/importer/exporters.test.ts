import { expect, test } from 'vitest'
import { addressesByNumber, type Imported, importText, numbersOf } from './import-text.ts'

const told = ({ account }: Imported): string[] =>
  account.changes.filter(({ kind }) => kind === 'exporter').map(({ what }) => what)

test("reads Perplexity's marks and leaves its logo, hidden span and sign out", async () => {
  const imported = await importText(
    '<img src="https://x.example.com/l.png" class="logo" width="120"/>\n\n# 題の見本\n\n安い[^1_2]。速い[^1_1][^1_2]。\n\n<span style="display:none">[^1_3]</span>\n\n<div align="center">⁂</div>\n\n[^1_1]: https://a.example.com/x\n\n[^1_2]: https://a.example.com/y\n\n[^1_3]: https://a.example.com/z\n',
  )
  expect(numbersOf(imported)).toEqual([2, 1, 2])
  expect(imported.account.sources).toMatchObject({ listed: 3, uncited: 1 })
  expect(imported.body).toMatch(/^安い\[@[a-z-]+\]。速い\[@[a-z-]+\]\[@[a-z-]+\]。\n$/)
  expect(told(imported)).toEqual([
    'Perplexity: the logo left out',
    'Perplexity: marks [^1_1] read as [^1] (7 times)',
    'Perplexity: a hidden list of unused sources left out',
    'Perplexity: the sign ⁂ left out',
  ])
})

test('counts on the sources of several answers', async () => {
  const imported = await importText(
    '# 一つ目の問い\n\n安い[^1_1]。\n\n[^1_1]: https://a.example.com/x\n\n# 二つ目の問い\n\n速い[^2_1]。\n\n[^2_1]: https://b.example.com/y\n',
  )
  expect(numbersOf(imported)).toEqual([1, 2])
  expect(addressesByNumber(imported)).toEqual({
    1: 'https://a.example.com/x',
    2: 'https://b.example.com/y',
  })
})

const TOKENS = [
  '\uE200cite\uE202turn0search0\uE202turn1search3\uE201',
  'citeturn2view0',
  ':contentReference[oaicite:4]{index=4}',
  '[web:3]',
]

test('refuses citations that name no address, each with its place', async () => {
  const { account } = await importText(
    `# 題の見本\n\n${TOKENS.map((each) => `安い。${each} `).join('\n')}\n`,
  )
  expect(account.reason).toContain('4 marks have no source, the file has no list of sources')
  expect(account.reason).toContain('they are tokens of the program that wrote the file')
  expect(account.marks.left.map(({ line, text }) => [line, text])).toEqual(
    TOKENS.map((token, index) => [index + 3, token]),
  )
})

test('takes them out and says so where asked', async () => {
  const imported = await importText(`# 題の見本\n\n安い。${TOKENS[0]} 速い。${TOKENS[2]}\n`, {
    keepUnresolved: true,
  })
  expect(imported.body).toBe(
    '<Callout type="warning" title="出典を示さない引用">\n\nもとの文書の引用のうち2件は、どの資料を指すか分からない記号だったため、除いてあります。\n\n</Callout>\n\n安い。 速い。\n',
  )
})

test("keeps the words of ChatGPT's other signs", async () => {
  const imported = await importText(
    '# 題の見本\n\n\uE200entity\uE202["people","見本花子",0]\uE201は[oai](https://a.example.com/x)と[oai_citation:0‡発表](https://a.example.com/y)を読む。\n',
  )
  expect(imported.body).toBe(
    '見本花子は[oai](https://a.example.com/x)と[発表](https://a.example.com/y)を読む。\n',
  )
})

test("reads a clipping of Wikipedia's", async () => {
  const imported = await importText(
    '# 題の見本\n\n安い[\\[1\\]](#cite_note-1)。速い[\\[2\\]](https://ja.wikipedia.org/wiki/X#cite_note-b-2)[\\[1\\]](#cite_note-1)。\n\n## 脚注\n\n1. [**^**](#cite_ref-1) 「[発表](https://a.example.com/x)」見本通信。\n2. ^ [***a***](#cite_ref-b_2-0) [***b***](#cite_ref-b_2-1) 見本花子『本』見本書房。\n',
  )
  expect(numbersOf(imported)).toEqual([1, 2, 1])
  expect(addressesByNumber(imported)).toEqual({ 1: 'https://a.example.com/x', 2: undefined })
  expect(Object.values(imported.sources).map(({ title }) => title)).toEqual([
    '発表',
    '見本花子『本』見本書房。',
  ])
})

test.each([
  ['Obsidian', '[[別の記事|記事]]を見る。%%私用%%', '記事を見る。', 2],
  ['Zenn or Qiita', ':::message\n注意する。\n:::', '注意する。', 1],
  [
    'はてな',
    '[https://a.example.com/x:title=発表]を読む。',
    '[発表](https://a.example.com/x)を読む。',
    1,
  ],
])('turns the signs of %s and tells of it', async (name, typed, written, count) => {
  const imported = await importText(`# 題の見本\n\n文です。\n\n${typed}\n`)
  expect(imported.body.replace(/\n+/g, '\n')).toBe(`文です。\n${written}\n`)
  expect(told(imported).filter((what) => what.startsWith(`${name}: `))).toHaveLength(count)
})

test('leaves code as it was typed', async () => {
  const imported = await importText('# 題の見本\n\n`[[記事]]`と`[^1_1]`。\n')
  expect(imported.body).toBe('`[[記事]]`と`[^1_1]`。\n')
  expect(told(imported)).toEqual([])
})

test("reads ChatGPT's lists from Word files, one entry for each number", async () => {
  const imported = await importText(
    '# 題の見本\n\n安い[\\[1\\]](https://a.example.com/x?p=1)。速い[\\[2\\]](https://a.example.com/y)[\\[3\\]](https://a.example.com/x?p=3)。\n\n[\\[1\\]](https://a.example.com/x?p=1) [\\[3\\]](https://a.example.com/x?p=3) 甲の資料\n\n<https://a.example.com/x>\n\n[\\[2\\]](https://a.example.com/y) 乙の資料\n\n<https://a.example.com/y>\n',
  )
  expect(numbersOf(imported)).toEqual([1, 2, 3])
  expect(addressesByNumber(imported)).toEqual({
    1: 'https://a.example.com/x?p=1',
    2: 'https://a.example.com/y',
    3: 'https://a.example.com/x?p=3',
  })
  expect(Object.values(imported.sources).map(({ title }) => title)).toContain('乙の資料')
  expect(imported.body).toMatch(/^安い\[@\S+\]。速い\S+。\n$/)
  expect(told(imported)).toEqual([
    'ChatGPT: an entry of a list from a Word file read as [1] title address (2 times)',
  ])
})

test.each([
  ['安い【4:0†source】。', '【4:0†source】', 'an export of ChatGPT'],
  [
    '<cite index="0-1,2-3">安い</cite>。',
    '[cite index 0-1,2-3]',
    'Claude: words between <cite> tags stay, with what they cite behind them',
  ],
  [
    '安い。<grok:render card_id="ab1" card_type="citation_card" type="render_inline_citation"><argument name="citation_id">3</argument></grok:render>',
    '[grok:citation 3]',
    'Grok: a card read as a citation, or left out',
  ],
])('refuses the citation without an address in %s', async (text, token, exporter) => {
  const raw = `# 題の見本\n\n${text}\n\n## 出典\n\n1. 甲 https://a.example.com/x\n`
  const { account } = await importText(raw)
  expect(account.reason).toContain('they are tokens of the program that wrote the file')
  expect(account.marks.left.map((mark) => mark.text)).toEqual([token])
  const kept = await importText(raw, { keepUnresolved: true })
  expect(kept.body).toMatch(/\n安い。\n$/)
  expect(told(kept)).toEqual([exporter])
})

test("reads Copilot's marks and its list", async () => {
  const marks = await importText(
    '# 題の見本\n\n安い[^1^][1]。速い[^2^][2]。\n\n[1]: https://a.example.com/x\n[2]: https://a.example.com/y\n',
  )
  expect(numbersOf(marks)).toEqual([1, 2])
  expect(told(marks)).toEqual(['Copilot: marks read as [1] (2 times)'])
  const list = await importText(
    '# 題の見本\n\n安い¹。速い²。\n\nSource: Conversation with Bing, 2025/2/3\n(1) 甲の資料. https://a.example.com/x.\n(2) 乙の資料. https://a.example.com/y.\n',
  )
  expect(numbersOf(list)).toEqual([1, 2])
  expect(addressesByNumber(list)).toEqual({
    1: 'https://a.example.com/x',
    2: 'https://a.example.com/y',
  })
})

test('knows Manus by its name as the author', async () => {
  const imported = await importText(
    '# 題の見本\n\n**作成者:** Manus AI\n\n安い[1]。\n\n## 参考文献\n\n[1]: https://a.example.com/x "甲の資料"\n',
  )
  expect(told(imported)).toEqual(['an export of Manus'])
  expect(numbersOf(imported)).toEqual([1])
})

test('opens boxes within boxes of Zenn', async () => {
  const imported = await importText(
    '# 題の見本\n\n::::details 外\n外の文です。\n:::message\n内の文です。\n:::\n::::\n\n終わりです。\n',
  )
  expect(imported.body).toBe('外\n外の文です。\n\n内の文です。\n\n\n\n終わりです。\n')
})
