import { expect, test } from 'vitest'
import { htmlOf, messagesOf, renderText } from './render.ts'

/** The messages of a text whose first line is the file's sixth. */
const said = async (text: string): Promise<string[]> =>
  (await messagesOf(text)).map((message) => message.replace(/; write &#\d+; for.*? \(/, ' ('))

test.each([
  ['a table', '| 年 | 数 |\n| --- | ---: |\n| 2023 | 10 |\n| 2024 | 12 | 見込み[@s1] |', '9:13'],
  [
    'a table in a component',
    '<DataTable caption="表">\n\n| 甲 | 乙 |\n| --- | --- |\n| 一 | 二 | 三 |\n\n</DataTable>',
    '10:9',
  ],
])('refuses a cell beyond the head of %s', async (_, text, place) => {
  expect(await said(text)).toEqual([
    `${place} Unexpected cell beyond the 2 of the table's head, expected a head for it, or \\| for a bar that is text (table-cell)`,
  ])
})

test('takes a row with fewer cells than its head, and an escaped bar', async () => {
  expect(await said('| 甲 | 乙 |\n| --- | --- |\n| 一 |\n| 一\\|二 | 三 |')).toEqual([])
})

test.each([
  [
    '| 甲 | 乙 |\n| 1 | 2 |',
    '7:1 Unexpected row `| 1 | 2 |` of a table without a line below its head, expected `| --- | --- |` between the first row and the second',
  ],
  [
    '> 前の行\n> | 甲[@s1] |\n> | **一** |\n> | 二 |',
    '8:3 Unexpected row `| **一** |` of a table without a line below its head, expected `| --- |` between the first row and the second',
  ],
  [
    '| 甲 | 乙 |\n| --- |\n| 1 | 2 |',
    '7:1 Unexpected line `| --- |` of 1 cells below a head of 2, expected as many in both: `| --- | --- |`',
  ],
  [
    '甲 | 乙\\|丙\n--- | --- | ---\n1 | 2',
    '7:1 Unexpected line `--- | --- | ---` of 3 cells below a head of 2, expected as many in both: `| --- | --- |`',
  ],
])('refuses lines that were meant for a table and are none: %j', async (text, fault) => {
  expect(await said(text)).toEqual([`${fault}; write \\| for a bar that is text (table-form)`])
})

test.each(['| 一行だけ |', '\\| 甲 |\n\\| 乙 |', '前の行\n|x|は絶対値', '`| 甲 |\n| 乙 |`'])(
  'takes lines with bars that are no table: %j',
  async (text) => {
    expect(await said(text)).toEqual([])
  },
)

test.each([
  ['3. 三\n5. 五\n9. 九', '7:1', 5, 3, 4],
  ['- 甲\n\n  1) 一\n  2) 二\n  2) 三', '10:3', 2, 2, 3],
  ['> 1. 一\n>\n> 1. 二\n>\n> 2. 三', '8:3', 1, 1, 2],
])(
  'refuses a number of a list that the page would change: %j',
  async (text, place, found, before, next) => {
    expect(await said(text)).toEqual([
      `${place} Unexpected number ${found} of a list's item behind ${before}, expected ${next}, as the page would count; write ${found}\\. in a paragraph of its own to keep a number as text (list-number)`,
    ])
  },
)

test.each([
  '1. 一\n1. 二\n1. 三',
  '3. 三\n4. 四',
  '0. 零\n1. 一',
  '3. 三\n\n段落。\n\n9. 九',
  '3\\. 三\n\n5\\. 五',
])('takes numbers that the page shows: %j', async (text) => {
  expect(await said(text)).toEqual([])
})

test('refuses a note and a link definition that stand twice, at the second place', async () => {
  expect(
    await said(
      '事情[^a]と[題][b]。\n\n[^a]: 一つ目。\n\n[^a]: 二つ目。\n\n[b]: https://a.example/1\n[B]: https://a.example/2',
    ),
  ).toEqual([
    '10:1 Unexpected second `[^a]:`, expected each name once; line 8 has it already (repeated-definition)',
    '13:1 Unexpected second `[B]:`, expected each name once; line 12 has it already (repeated-definition)',
  ])
})

test('refuses a note and a link definition that nothing names', async () => {
  expect(await said('本文。\n\n[^a]: 消える注。\n\n[よそ]: https://a.example/1')).toEqual([
    '8:1 Unexpected `[^a]:` that nothing in the text names, expected a mark `[^a]`, or no such line (unused-definition)',
    '10:1 Unexpected `[よそ]:` that nothing in the text names, expected a link `[…][よそ]`, or no such line (unused-definition)',
  ])
})

test('refuses a reference without definition, and takes an escaped bracket for text', async () => {
  expect(await said('[題][ref]と[別の題][]と[**太字**][ref]。')).toEqual([
    '6:1 Unexpected reference `[題][ref]`, expected a line `[ref]: https://…`, or \\[ for a bracket that is text (unknown-reference)',
    '6:10 Unexpected reference `[別の題][]`, expected a line `[別の題]: https://…`, or \\[ for a bracket that is text (unknown-reference)',
    '6:25 Unexpected reference `][ref]`, expected a line `[ref]: https://…`, or \\[ for a bracket that is text (unknown-reference)',
  ])
  expect(await said('\\[題][ref]と[@s1][@s2]と[2024][2025]。')).toEqual([])
})

test.each([
  ['@s1 によれば安い。株価[@s2]。', ['6:1']],
  ['安い。@s1 と@s1 によれば[@s2]、@s1 は。', ['6:4', '6:9', '6:23']],
  ['＠s1 によれば安い[@s2]。', ['6:1']],
  ['@someone は資料ではない[@s2]。a@s1.example', []],
])('refuses a bare key of a listed source wherever it stands: %s', async (text, places) => {
  expect((await said(text)).map((message) => message.split(' ')[0])).toEqual(places)
})

test.each([
  ['[前[@s1]](https://a.example)', '6:3', 'citation-in-link'],
  ['<Term note="説明。">語[@s1]</Term>', '6:19', 'citation-in-link'],
  ['<Term note="説明。">[語](https://a.example)</Term>', '6:18', 'nested-link'],
  ['[題[^1]](https://a.example)\n\n[^1]: 注。', '6:3', 'nested-link'],
  ['<Term note="説明。">語[^1]</Term>\n\n[^1]: 注。', '6:19', 'nested-link'],
])('refuses a link within a link: %s', async (text, place, rule) => {
  expect((await said(text)).map((message) => message.replace(/ .* /, ' '))).toContain(
    `${place} (${rule})`,
  )
})

test('leaves out a note for editors, and leads from an HTML comment to it', async () => {
  const text = '前{/* 数字を確かめる[@nosuch] */}後。\n\n{/* 一行の\n覚え */}'
  expect(await htmlOf(text)).not.toContain('確かめる')
  const { rendered } = await renderText(text)
  expect(rendered?.markdown).not.toMatch(/確かめる|覚え/)
  expect(await said('<!-- 覚え -->')).toEqual([
    '6:2 Unexpected HTML comment, expected a note for editors as {/* … */}, which no reader sees (mdx)',
  ])
  expect(await said('{/* 覚え */ + 1}')).toEqual([
    '6:1 Unexpected code `{/* 覚え */ + 1}`, expected text: a report runs no code; write \\{ for a brace, {/* … */} for a note to editors (no-code)',
  ])
})

test.each([
  ['値下げ[＠s1]。', '6:4', '[@s1]'],
  ['値下げ［@s1］。', '6:4', '[@s1]'],
  ['値下げ［＠s1、p. 3］。', '6:4', '[@s1、p. 3]'],
  ['値下げ【@s1】。', '6:4', '[@s1]'],
  ['＃＃ 見通し', '6:1', '## 見出し'],
  ['## 影響 ［#impact］', '6:7', '[#impact]'],
  ['## 影響 [＃impact]', '6:7', '[#impact]'],
  ['注［＾1］。', '6:2', '[^1]'],
  ['＜Callout title="題"＞', '6:1', '<Callout title="題">'],
])('refuses markup in full width that would be lost: %s', async (text, place, meant) => {
  expect(await said(text)).toEqual([
    expect.stringMatching(
      new RegExp(
        `^${place} Unexpected .* in full width, expected \`${RegExp.escape(meant)}\` in half width \\(full-width\\)$`,
        'u',
      ),
    ),
  ])
})

test.each([
  ['##影響', 'without a space behind its signs, expected `## 見出し`'],
  ['##　影響 [#impact]', 'with a space in full width, expected `## 見出し` with a plain space'],
])('says which space a heading lacks: %s', async (text, fault) => {
  expect(await said(text)).toEqual([`6:1 Unexpected \`${text}\` ${fault} (full-width)`])
})

test('warns of numbered lines that follow one another, which run together on the page', async () => {
  const text = '**手順**は、\n１．手順その一[@s1]\n２．手順その二\n以上。\n３．三'
  expect(await said(text)).toEqual([
    '7:1 Unexpected `１．` in full width, expected `1. 項目` in half width (full-width)',
    '8:1 Unexpected `２．` in full width, expected `2. 項目` in half width (full-width)',
  ])
  expect((await renderText(text)).rendered).toBeDefined()
})

test('takes the indices of an array for text, and a reference with words for none', async () => {
  expect(await said('配列[i][j]とa[0][n]とb[n][1]とc[i+1][j-1][k2]。')).toEqual([])
  expect(await said('[i][ref]と[1][2]と[n]。')).toEqual([
    '6:1 Unexpected reference `[i][ref]`, expected a line `[ref]: https://…`, or \\[ for a bracket that is text (unknown-reference)',
    '6:10 Unexpected number `[1]`, expected `[@s1]`; write \\[ for a bracket that is no citation (bare-number)',
    '6:13 Unexpected number `[2]`, expected `[@s2]`; write \\[ for a bracket that is no citation (bare-number)',
  ])
})

test.each([
  ['-　項目', '- 項目'],
  ['＞ 引用', '> 引用'],
  ['＊＊強調＊＊です。', '**強調**'],
  ['［題］（https://a.example）', '[題](https://…)'],
])('warns of other markup in full width, which stays as typed: %s', async (text, meant) => {
  const { messages } = await renderText(text)
  expect(
    messages
      .filter(({ ruleId }) => ruleId === 'full-width')
      .map(({ fatal, reason }) => [fatal, /, expected `(.*?)` (?:in|with)/.exec(reason)?.[1]]),
  ).toEqual([[false, meant]])
})

test.each([
  '価格は＃1です。#半導体 を追う。',
  '［注］と［２０２５］と＠someone。',
  '一の＊印と１．５倍、５＞３。',
  '1．5倍に増えました。',
  '１．５倍に増えました。\n２．５倍になりました。',
  '１．２．の箇条は残ります。',
  '1．はじめの条です。',
  '前の行\n２．手順です。',
  '&#65338;。&#35;#　題ではない',
  '`［＠s1］`',
])('takes text that only looks like markup for text: %s', async (text) => {
  expect((await said(text)).filter((message) => message.includes('full-width'))).toEqual([])
})

test.each([
  ['[外 [内](https://a.example) 外](https://b.example)', '6:28', '](https://b.example'],
  ['[外 [内](https://a.example) 外](/about/)', '6:28', '](/about/'],
  ['## [題](https://a.example/ 版) [#a]', '6:6', '](https://a.example/'],
])('refuses what is left of a link that is none: %s', async (text, place, shown) => {
  expect(await said(text)).toEqual([
    `${place} Unexpected \`${shown}\` that ends no link, expected \`[words](address)\` without a link in its words or a space in its address, or \\[ and \\] for brackets that are text (unknown-reference)`,
  ])
})

test.each([
  '\\[題](https://a.example)',
  '[題\\](https://a.example)',
  '題](https://a.example)',
  '`[題](https://a.example 版)`',
])('takes brackets before an address for text: %s', async (text) => {
  expect(await said(text)).toEqual([])
})

test.each([
  ['前&#x0;後', '6:2 Unexpected `&#x0;`'],
  ['前&amp;&#8238;後', '6:7 Unexpected `&#8238;`'],
  ['語<Term note="あ&#xFFFF;い">語</Term>', '6:15 Unexpected `&#xFFFF;`'],
  ['[題](https://a.example "あ&#0;い")', '6:25 Unexpected `&#0;`'],
])('refuses a reference to a letter that no text holds: %s', async (text, fault) => {
  expect(await said(text)).toEqual([
    `${fault} to a letter that no text holds, expected the letter itself, or \\& for a sign that is text (broken-letter)`,
  ])
})

test('takes a reference in code, an escaped one and one to a letter', async () => {
  expect(await said('`&#x0;`と\\&#x0;と&#x200B;と&#65;')).toEqual([])
})

test('warns of letters that nobody sees, and not of joiners in emoji and Persian', async () => {
  const text =
    '前\u200B後\u00ADと\u2060\uFEFF。\u200D後\n👩\u200D💻と👨🏽\u200D🚀と❤️\u200D🔥とمی\u200Cخواهم'
  expect(await said(text)).toEqual(
    ['2 U+200B', '4 U+00AD', '6 U+2060', '7 U+FEFF', '9 U+200D'].map((found) => {
      const [column, name] = found.split(' ')
      return `6:${column} Unexpected letter ${name} that nobody sees, expected text without it (invisible-letter)`
    }),
  )
  expect((await renderText(text)).rendered).toBeDefined()
})

test('warns of stars that make stress within a word or a sum', async () => {
  expect(await said('2*3*4と2**3**4とa*b*、値*x*1')).toEqual([
    '6:2 Unexpected stress `*3*` within a word or a sum, expected \\* for a star that is text (star-in-word)',
    '6:8 Unexpected stress `**3**` within a word or a sum, expected \\* for a star that is text (star-in-word)',
    '6:16 Unexpected stress `*b*` within a word or a sum, expected \\* for a star that is text (star-in-word)',
    '6:21 Unexpected stress `*x*` within a word or a sum, expected \\* for a star that is text (star-in-word)',
  ])
  expect(await said('**AI**は*AI*と2\\*3\\*4、**50%**増')).toEqual([])
})

test.each(['## [#x]', '## [@s1] [#x]', '##', '### **[@s1]**'])(
  'refuses a heading without words: %s',
  async (text) => {
    expect(await said(text)).toEqual([
      '6:1 Unexpected heading without words, expected words (empty-heading)',
    ])
  },
)
