import { resolve } from 'node:path'
import { expect, test } from 'vitest'
import { likeness, sketch } from '../../src/japanese/sketch.ts'
import { paragraphIds } from '../../src/markdown/paragraph-ids.ts'
import { readReport } from '../../src/markdown/read-report.ts'
import { renderReport } from '../../src/markdown/render-report.ts'
import type { Paragraph } from '../../src/markdown/rendered-report.ts'
import { HEAD, messagesOf, registry, renderText } from './render.ts'

const FIRST = '市場は値下げの発表を受けて大きく動き、関連する銘柄の株価は一日で下落した。'
const EDITED = '市場は値下げの発表を受けて大きく揺れ、関連する銘柄の株価は二日続けて下落した。'
const OTHER = '一方、輸出管理に関する規制の見直しについて、政府はまだ何も決めていない。'

const render = async (body: string, recorded: readonly Paragraph[] = [], fields = '') => {
  const raw = HEAD.replace('---\n', `---\n${fields}`) + body
  const report = readReport(resolve('content/reports/sample.mdx'), raw, registry)
  const { rendered } = await renderReport(report, registry, '', recorded)
  if (!rendered) throw new Error('refused')
  return rendered
}

test('gives a paragraph no id before it is recorded', async () => {
  expect((await render(FIRST)).html).toBe(`<p>${FIRST}</p>`)
})

test('gives a recorded paragraph its id', async () => {
  const { paragraphs } = await render(FIRST)
  expect((await render(FIRST, paragraphs)).html).toBe(`<p id="${paragraphs[0]?.id}">${FIRST}</p>`)
})

test('keeps the ids of edited, moved and unmoved paragraphs', async () => {
  const { paragraphs } = await render(`${FIRST}\n\n${OTHER}`)
  const [first, other] = paragraphs.map(({ id }) => id)
  expect((await render(`${OTHER}\n\n新しい段落。\n\n${EDITED}`, paragraphs)).html).toBe(
    `<p id="${other}">${OTHER}</p>\n<p>新しい段落。</p>\n<p id="${first}">${EDITED}</p>`,
  )
})

test('gives list items ids, once where an item is a paragraph', async () => {
  const { paragraphs } = await render('- 甲の項目\n- 乙の項目')
  expect(paragraphs).toHaveLength(2)
})

test('leaves the address of a paragraph that was taken out at its section', async () => {
  const { paragraphs } = await render(`## 甲 [#a]\n\n${FIRST}`)
  expect((await render(`## 甲 [#a]\n\n${OTHER}`, paragraphs)).html).toBe(
    `<h2 id="a"><span id="${paragraphs[0]?.id}"></span><span>甲</span></h2>\n<p>${OTHER}</p>`,
  )
})

test('lands an earlier anchor on the section that carries it now', async () => {
  const { html } = await render('## 結論 [#end]', [], 'aliases:\n  - 結論: end\n  - old-slug\n')
  expect(html).toBe('<h2 id="end"><span id="結論"></span><span>結論</span></h2>')
})

test('refuses a second target of one earlier anchor, and an id that the page itself uses', async () => {
  const aliases = '  - price: end\n  - price: market\n  - source-1: end\n  - p-abcde: end\n'
  expect(
    await messagesOf(
      `${HEAD.replace('---\n', `---\naliases:\n${aliases}`)}## 結論 [#end]\n\n## 市場 [#market]`,
    ),
  ).toEqual([
    '4:5 Unexpected second alias `price`, expected each earlier anchor once; it leads to `end` already (alias)',
    '5:5 Unexpected alias `source-1`, expected an anchor that the page itself does not use (alias)',
  ])
})

test('keeps the form of paragraphs\u2019 addresses from sections', async () => {
  expect(await messagesOf('## 価格 [#p-7w2g4]\n\n## 値 [#p-value]\n\n## 率 [#p-rate]')).toEqual([
    '6:1 Unexpected anchor `[#p-7w2g4]`, expected one that the page itself does not use (reserved-anchor)',
  ])
})

test('refuses an alias that leads nowhere or is in use', async () => {
  const withAliases = (alias: string) =>
    `${HEAD.replace('---\n', `---\naliases:\n  - ${alias}\n`)}## 結論 [#end]\n\n## 市場 [#market]`
  expect(await messagesOf(withAliases('old: ends'))).toEqual([
    '3:5 Unexpected anchor `ends` in field `aliases`, expected an anchor of this report; nearest: `end` (alias)',
  ])
  expect(await messagesOf(withAliases('market: end'))).toEqual([
    '3:5 Unexpected alias `market`, expected an anchor that no section has now (alias)',
  ])
  expect(await messagesOf(withAliases('Old Slug'))).toEqual([
    "3:5 Unexpected `Old Slug` in field `aliases.0`, expected an earlier slug of this report, or `old-anchor: anchor` for a section's earlier anchor (frontmatter)",
  ])
})

test('notes the first sentence of each section', async () => {
  const { rendered } = await renderText(
    '前文。\n\n## 甲 [#a]\n\n一文目[@s1]。**二文目**。\n\n## 乙 [#b]',
  )
  expect(rendered?.leads).toEqual({ '': '前文。', a: '一文目。' })
})

test('gives two paragraphs with one text two ids', () => {
  const ids = paragraphIds(['同じ。', '同じ。'], []).map(({ id }) => id)
  expect(new Set(ids).size).toBe(2)
})

test('an edited sentence stays alike, another one does not', () => {
  expect(likeness(sketch(FIRST), sketch(EDITED))).toBeGreaterThan(0.5)
  expect(likeness(sketch(FIRST), sketch(OTHER))).toBeLessThan(0.3)
})
