import { expect, test } from 'vitest'
import { HEAD, htmlOf, messagesOf, numbersOf, plainHtmlOf, renderText } from './render.ts'

test('keeps the declared number when source 4 is cited first', async () => {
  expect(await plainHtmlOf('費用です[@s4]。規則です[@s1]。')).toBe(
    '<p>費用です<a>[4]</a>。規則です<a>[1]</a>。</p>',
  )
})

test('gives each use of a source an id of its own and a link to its own way back', async () => {
  const html = await htmlOf('一[@s1]。\n\n二[@s1]。\n\n三[@s1]。')
  expect(html.match(/ id="[^"]*" href="[^"]*"/g)).toEqual([
    ' id="cite-1-a" href="#source-1-a"',
    ' id="cite-1-b" href="#source-1-b"',
    ' id="cite-1-c" href="#source-1-c"',
  ])
})

test('names a mark by number, medium, title and locator', async () => {
  const html = await htmlOf('費用です[@s4, p. 3]。')
  expect(html.match(/aria-label="([^"]*)"/)?.[1]).toBe('出典4、p. 3 見本通信「費用」')
})

test.each([
  ['adjacent brackets', '甲[@s1][@s2]。', '甲<a>[1]</a><a>[2]</a>。'],
  ['one bracket with a semicolon', '甲[@s1; @s3]。', '甲<a>[1]</a><a>[3]</a>。'],
  ['a full-width semicolon', '甲[@s1；@s3]。', '甲<a>[1]</a><a>[3]</a>。'],
  ['a Latin locator', '甲[@s2, p. 3]。', '甲<a>[2, p. 3]</a>。'],
  ['a Japanese locator', '甲[@s2, 第3段落]。', '甲<a>[2、第3段落]</a>。'],
  ['a Japanese comma', '甲[@s2、第2章]。', '甲<a>[2、第2章]</a>。'],
  ['a prefix', '甲[参照 @s1, 第2章]。', '甲<a>[参照 1、第2章]</a>。'],
  [
    'figures in a locator of a group',
    '甲[@s1, 12-34; @s2, 5]。',
    '甲<a>[1, 12-34]</a><a>[2, 5]</a>。',
  ],
])('turns %s into a mark for each source', async (_, text, expected) => {
  expect(await plainHtmlOf(text)).toBe(`<p>${expected}</p>`)
})

test.each([
  ['bold', '**太字[@s1]**', '<p><strong>太字<a>[1]</a></strong></p>'],
  ['emphasis', '*強調[@s1]*', '<p><em>強調<a>[1]</a></em></p>'],
  ['strike-through', '~~消す[@s1]~~', '<p><del>消す<a>[1]</a></del></p>'],
  ['a quotation', '> 引用[@s1]', '<blockquote>\n<p>引用<a>[1]</a></p>\n</blockquote>'],
  ['a list item', '- 項目[@s1]', '<ul>\n<li><p>項目<a>[1]</a></p></li>\n</ul>'],
  [
    'a heading',
    '## 見出し[@s1] [#a]',
    '<h2 id="a" aria-label="見出し"><span>見出し<a>[1]</a></span></h2>',
  ],
])('cites inside %s', async (_, text, expected) => {
  expect(await plainHtmlOf(text)).toBe(expected)
})

test('cites inside a table cell', async () => {
  expect(await plainHtmlOf('| 甲 |\n|---|\n| 表[@s3] |')).toContain('<td>表<a>[3]</a></td>')
})

test('cites inside a component', async () => {
  expect(await plainHtmlOf('<Callout>囲み[@s2]。</Callout>')).toContain('<p>囲み<a>[2]</a>。</p>')
})

test('keeps citations out of heading ids and of the outline', async () => {
  const { rendered } = await renderText('## 市場の話[@s1]\n\n### 結び[@s2] [#end]')
  expect(rendered?.outline.map(({ id, text }) => [id, text])).toEqual([
    ['市場の話', '市場の話'],
    ['end', '結び'],
  ])
})

test('notes section and sentence of each citation', async () => {
  const { rendered } = await renderText(
    '## 甲 [#a]\n\n一つ目です[@s1]。二つ目です。[@s2]\n\n## 乙 [#b]\n\n**三つ目**です[@s1]。',
  )
  expect(rendered?.citations.map(({ id, section, sentence }) => [id, section, sentence])).toEqual([
    ['cite-1-a', 'a', '一つ目です。'],
    ['cite-2-a', 'a', '二つ目です。'],
    ['cite-1-b', 'b', '三つ目です。'],
  ])
})

test('names an unknown key with its place and the nearest key', async () => {
  expect(await messagesOf('\n本文です。\n\n費用です[@s44]。')).toEqual([
    "9:6 Unexpected citation key `s44`, expected one of this report's 5 sources; nearest: `s4` (unknown-citation)",
  ])
})

test('tells a key that is not listed from one that does not exist', async () => {
  expect(await messagesOf('費用です[@unlisted]。')).toEqual([
    "6:6 Unexpected citation key `unlisted`, expected one of this report's 5 sources; it is in the registry: add it to the list `sources` (unknown-citation)",
  ])
})

test('finds every unknown key of a text, in escaped and repeated words too', async () => {
  expect(
    (await messagesOf('\\*注\\*[@nix] と [@nix]、**太字[@no]**')).map((m) => m.split(' ')[0]),
  ).toEqual(['6:7', '6:16', '6:27'])
})

test.each([
  [
    '[4]',
    '6:3 Unexpected number `[4]`, expected `[@s4]`; write \\[ for a bracket that is no citation (bare-number)',
  ],
  [
    '[1, 2]',
    '6:3 Unexpected number `[1, 2]`, expected `[@s1; @s2]`; write \\[ for a bracket that is no citation (bare-number)',
  ],
  [
    '[1-3]',
    '6:3 Unexpected number `[1-3]`, expected `[@s1; @s2; @s3]`; write \\[ for a bracket that is no citation (bare-number)',
  ],
  [
    '[1、3]',
    '6:3 Unexpected number `[1、3]`, expected `[@s1; @s3]`; write \\[ for a bracket that is no citation (bare-number)',
  ],
  [
    '[1～3]',
    '6:3 Unexpected number `[1～3]`, expected `[@s1; @s2; @s3]`; write \\[ for a bracket that is no citation (bare-number)',
  ],
  [
    '［１］',
    '6:3 Unexpected number `［１］`, expected `[@s1]`; write &#65339; for a bracket that is no citation (bare-number)',
  ],
  [
    '[6]',
    '6:3 Unexpected number `[6]`, expected `[@key]`; this report lists 5 sources and none has the number 6 (bare-number)',
  ],
])('refuses a bare %s and names what to write', async (mark, expected) => {
  expect(await messagesOf(`在庫${mark}。`)).toEqual([expected])
})

test('refuses each number of [1][2] where a link definition would make them one link', async () => {
  expect(
    (await messagesOf('下がりました[1][2]。\n\n[2]: https://lab.example.org/supply')).map((m) =>
      m.replace(/,.*/, ''),
    ),
  ).toEqual(['8:1 Unexpected link definition `[2]:`'])
})

test('leaves code, years, notes, task boxes, numeric links, mail addresses and handles as written', async () => {
  expect(
    await plainHtmlOf(
      [
        '- `prices[1]` の値を使う。',
        '- [2025]年の予測。',
        '- [注] 速報値です。',
        '- [x] 確認済み',
        '- 第[1](https://docs.example.com/v1)版の仕様。',
        '- 連絡先は desk@example.com、または @sample_desk。',
        '',
        '```js',
        'const first = rows[1];',
        '```',
        '',
        '本当の印[@s1]。',
      ].join('\n'),
    ),
  ).toBe(
    [
      '<ul class="contains-task-list">',
      '<li><code>prices[1]</code> の値を使う。</li>',
      '<li>[2025]年の予測。</li>',
      '<li>[注] 速報値です。</li>',
      '<li class="task-list-item"><input type="checkbox" checked disabled aria-label="済み"> 確認済み</li>',
      '<li>第<a href="https://docs.example.com/v1">1</a>版の仕様。</li>',
      '<li>連絡先は desk@example.com、または @sample_desk。</li>',
      '</ul>',
      '<pre><code class="language-js">const first = rows[1];\n</code></pre>',
      '<p>本当の印<a>[1]</a>。</p>',
    ].join('\n'),
  )
})

test('refuses a line that begins [1]: and a mark that a parenthesis turns into a link', async () => {
  expect(
    (await messagesOf('[1]:順守しているという説明です。\n\n出荷数は二割増です[2](速報値)。')).map(
      (m) => m.replace(/,.*\(/, ' ('),
    ),
  ).toEqual([
    '6:1 Unexpected link definition `[1]:` (number-definition)',
    '6:1 Unexpected address `順守しているという説明です。` (link-address)',
    '8:10 Unexpected address `速報値` (link-address)',
  ])
})

test('names the forms of a citation that it does not take', async () => {
  expect(
    (
      await messagesOf(
        '費用[@s4 p. 3]。\n\n@s5 によれば広がる。\n\n[詳細[@s1]](https://news.example.com/)',
      )
    ).map((m) => m.replace(/,.*\(/, ' (')),
  ).toEqual([
    '6:4 Unexpected citation `@s4 p. 3` (citation-form)',
    '8:1 Unexpected citation `@s5` without brackets (citation-form)',
    '10:4 Unexpected citation `[@s1]` inside a link (citation-in-link)',
  ])
})

test.each([
  ['an escaped citation', '\\[@s1; @s2]と[@s3]', '<p>[@s1; @s2]と<a>[3]</a></p>'],
  ['an escaped number before a citation', '\\[2]と[@s3]', '<p>[2]と<a>[3]</a></p>'],
  ['an escaped number behind a citation', '甲[@s3]と\\[3]', '<p>甲<a>[3]</a>と[3]</p>'],
  ['a label in full width that begins a line', '【1】要点[@s1]', '<p>【1】要点<a>[1]</a></p>'],
  [
    'a bold label in full width',
    '**［１］要点**[@s1]',
    '<p><strong>［１］要点</strong><a>[1]</a></p>',
  ],
  ['a bracket written by its number', '甲&#12304;1】[@s1]', '<p>甲【1】<a>[1]</a></p>'],
])('takes %s as text', async (_, text, expected) => {
  expect(await plainHtmlOf(text)).toBe(expected)
})

test('finds a bare number behind an escaped one of the same text', async () => {
  expect((await messagesOf('\\[2]と[@s3]と[2]')).map((m) => m.split(' ')[0])).toEqual(['6:12'])
})

test('takes \\[4\\] as text', async () => {
  expect(await plainHtmlOf('\\[4\\]')).toBe('<p>[4]</p>')
})

test('warns once of each source that is never cited, at its place in the list', async () => {
  const { messages } = await renderText('費用[@s4]。規則[@s1]。推論[@s5]。')
  expect(messages.map(({ line, column, reason, fatal }) => [line, column, reason, fatal])).toEqual([
    [
      4,
      15,
      'Source 2 `s2` is not cited in the text; it stays listed as 本文で引用していない資料',
      false,
    ],
    [
      4,
      19,
      'Source 3 `s3` is not cited in the text; it stays listed as 本文で引用していない資料',
      false,
    ],
  ])
})

test('keeps a fixed number where the list has a gap', async () => {
  const text =
    '---\ntitle: 見本\npublished: 2025-02-14\nsources: [s1, 3: s3, 7: s2, s4]\n---\n庚[@s2]、丙[@s3]、末[@s4]。'
  expect(await numbersOf(text)).toEqual([7, 3, 8])
})

test('numbers 200 reports at once, each by its own list', async () => {
  const keys = ['s1', 's2', 's3', 's4', 's5']
  const results = await Promise.all(
    Array.from({ length: 200 }, (_, i) => {
      const list = keys.map((_, j) => keys[(i + j) % 5])
      return numbersOf(
        `---\ntitle: 見本\npublished: 2025-02-14\nsources: [${list}]\n---\n甲[@s4][@s1]。`,
      )
    }),
  )
  expect(results).toEqual(
    Array.from({ length: 200 }, (_, i) => [
      ((((3 - i) % 5) + 5) % 5) + 1,
      ((((0 - i) % 5) + 5) % 5) + 1,
    ]),
  )
})

test('puts notes beside citations under a name of their own', async () => {
  const html = await plainHtmlOf('本文[^1]と費用[@s4]。\n\n[^1]: 補いです[@s1]。')
  expect(html).toContain('role="doc-noteref" class="note-ref">注1</a></sup>と費用<a>[4]</a>。')
  expect(html).toContain('<h2 id="footnote-label">脚注</h2>')
  expect(html).toContain('補いです<a>[1]</a>。')
})

test('keeps ids and links of two reports on one page apart', async () => {
  const text = '## 結論\n\n話[@s1][^1]。\n\n[^1]: 注。'
  const [a, b] = await Promise.all(
    ['a-', 'b-'].map(async (prefix) => (await renderText(text, prefix)).rendered?.html ?? ''),
  )
  const ids = (html = '') => [...html.matchAll(/ id="([^"]*)"/g)].map(([, id]) => id)
  const links = (html = '') => [...html.matchAll(/ href="#([^"]*)"/g)].map(([, id]) => id)
  expect(ids(a).filter((id) => ids(b).includes(id))).toEqual([])
  expect(ids(a)).toEqual([
    'a-結論',
    'a-cite-1-a',
    'a-note-fnref-1',
    'a-footnote-label',
    'a-note-fn-1',
  ])
  expect(links(b)).toEqual(['b-source-1-a', 'b-note-fn-1', 'b-source-1', 'b-note-fnref-1'])
})

test('refuses the citation of a withdrawn source, and asks no citation of it', async () => {
  const head = HEAD.replace('s2,', '{ withdrawn: s2, reason: 取り消された。 },').trimEnd()
  expect(await messagesOf(`${head}\n本文[@s2][@s1]。`)).toEqual([
    '6:4 Unexpected citation of `s2`, expected a source that stands; the list withdraws it: 取り消された。 (withdrawn-source)',
  ])
  const { messages } = await renderText(`${head}\n本文[@s1][@s3][@s4][@s5]。`)
  expect(messages).toEqual([])
})
