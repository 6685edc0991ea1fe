import { expect, test } from 'vitest'
import { htmlOf, messagesOf, renderText } from './render.ts'

const idsOf = async (text: string) => (await renderText(text)).rendered?.outline.map(({ id }) => id)

test('takes the anchor that the editor gave and shows the heading without it', async () => {
  expect(await htmlOf('## 結論 [#conclusion]')).toBe('<h2 id="conclusion"><span>結論</span></h2>')
})

test('keeps the anchor when the heading is rewritten', async () => {
  expect(await idsOf('## 市場への影響 [#market]')).toEqual(
    await idsOf('## 市場と株価への影響 [#market]'),
  )
})

test('gives repeated and symbol-only headings distinct ids that are not empty', async () => {
  const ids = await idsOf(
    '## 影響\n\n## 影響\n\n## 影響-1\n\n## 🚀\n\n## ？！\n\n## 「推論」とは？',
  )
  expect(ids).toEqual(['影響', '影響-1', '影響-1-1', 'section', 'section-1', '推論とは'])
})

test('never gives a heading an id of the page itself', async () => {
  expect(await idsOf('## Source 4\n\n## Main\n\n## cite-1-a')).toEqual([
    'section-source-4',
    'section-main',
    'section-cite-1-a',
  ])
})

test('gives no heading the anchor that another one took', async () => {
  expect(await idsOf('## market\n\n## 市場 [#market]')).toEqual(['market-1', 'market'])
})

test.each([
  ['## 結論 [#結論]', '6:1 Unexpected anchor `[#結論]`'],
  ['## 結論 [#A b]', '6:1 Unexpected anchor `[#A b]`'],
  ['## 結論 [#source-4]', '6:1 Unexpected anchor `[#source-4]`'],
  ['## 甲 [#a]\n\n## 乙 [#a]', '8:1 Unexpected second anchor `[#a]`'],
  ['# 題', '6:1 Unexpected heading `#`'],
])('refuses %s', async (text, expected) => {
  expect((await messagesOf(text)).map((message) => message.slice(0, expected.length))).toEqual([
    expected,
  ])
})

test('breaks a heading between its phrases', async () => {
  expect(await htmlOf('## DeepSeekの成功とその背景 [#a]')).toBe(
    '<h2 id="a"><span>DeepSeekの<wbr>成功と<wbr>その<wbr>背景</span></h2>',
  )
})

test('refuses an anchor that is not at the end of its heading, and takes an escaped one for text', async () => {
  expect(await messagesOf('## 結論 [#a]字')).toEqual([
    '6:7 Unexpected anchor `[#a]` within a heading, expected it at the end; write \\[ for a bracket that is text (heading-anchor-form)',
  ])
  expect(await messagesOf('## 結論 [#a] [#b]')).toHaveLength(1)
  expect(await messagesOf('## 結論 \\[#a\\]字 [#b]')).toEqual([])
})
