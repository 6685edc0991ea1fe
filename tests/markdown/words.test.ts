import { fromHtml } from 'hast-util-from-html'
import { h } from 'hastscript'
import type { PhrasingContent } from 'mdast'
import { expect, test } from 'vitest'
import { feedContent } from '../../src/data/feed-content.ts'
import { markdownWords } from '../../src/markdown/markdown-words.ts'
import { words, wordsIn } from '../../src/markdown/words.ts'
import { HEAD, htmlOf, renderText } from './render.ts'

const mark = h('a', { role: 'doc-biblioref', id: 'cite-1-a' }, '[1]')
const seal = h(
  'a',
  { className: ['correction-mark'], role: 'doc-noteref', id: 'corrected-1' },
  '訂',
)

test.each([
  ['a mark of a source', h('p', '費用', mark, '。')],
  ['a mark of a note', h('p', '費用', h('sup', h('a', { dataFootnoteRef: true }, '1')), '。')],
  ['a seal', h('p', '費用', seal, '。')],
  [
    "the margin's sources",
    h('li', h('p', '費用。'), h('p', { className: ['side-sources'] }, '甲')),
  ],
  ['the link of a heading', h('h2', '費用。', h('a', { className: ['section-link'] }, '共有'))],
  ['the link of a paragraph', h('p', '費用。', h('a', { className: ['paragraph-link'] }, '共有'))],
  ['the way back from a note', h('p', '費用。', h('a', { className: ['note-back'] }, '↩'))],
  [
    'a reading and its brackets',
    h('p', h('ruby', '費用', h('rp', '（'), h('rt', 'ひよう'), h('rp', '）')), '。'),
  ],
])('%s is no word', (_, node) => {
  expect(words(node)).toBe('費用。')
})

test('a line break is a space, and emphasis is none', () => {
  expect(words(h('p', 'One ', h('strong', 'sent'), 'ence', h('br'), 'and more'))).toBe(
    'One sentence and more',
  )
})

test('says where marks stood, and which words have readings', () => {
  const node = h('p', h('ruby', '東', h('rt', 'とう'), '京', h('rt', 'きょう')), 'へ', mark, '。')
  expect(wordsIn(node)).toEqual({
    text: '東京へ。',
    marks: [{ id: 'cite-1-a', offset: 3 }],
    readings: ['東京（とうきょう）'],
  })
})

const factsOf = async (text: string) => {
  const { rendered } = await renderText(text)
  return {
    sentences: rendered?.citations.map(({ sentence }) => sentence),
    unmarked: rendered?.statements.flatMap(({ unmarked }) => unmarked),
    first: rendered?.firstSentence,
  }
}

test('a break within a sentence is a space in every form of it', async () => {
  const { sentences, first } = await factsOf('One sentence<Br />and more[@s1].')
  expect({ sentences, first }).toEqual({
    sentences: ['One sentence and more.'],
    first: 'One sentence and more.',
  })
})

const TABLE = '| 項目 | 値 | 備考 |\n| --- | ---: | --- |\n'

test.each([
  ['a cell', '| 甲 | 8.3[@s1] | |', ['項目 甲 / 値 8.3']],
  ['a cell of two sentences', '| 甲 | 8 | 一つ。二つ[@s1]。 |', ['項目 甲 / 備考 二つ。']],
  ['the name of a row', '| 甲[@s1] | 8.3 | 推定 |', ['項目 甲 / 値 8.3 / 備考 推定']],
  ['a row without a name', '| | 8.3[@s1] | |', ['値 8.3']],
  ['a cell of a mark alone', '| 甲 | [@s1] | |', ['項目 甲 / 値']],
  ['a break in a cell', '| 甲 | 8<Br />9[@s1] | |', ['項目 甲 / 値 8 9']],
])('%s of a table claims with its row and its heading', async (_, row, claims) => {
  expect((await factsOf(TABLE + row)).sentences).toEqual(claims)
})

test('a heading of a column claims its own words', async () => {
  expect((await factsOf('| 項目 | 値[@s1] |\n| --- | --- |\n| 甲 | 8 |')).sentences).toEqual(['値'])
})

test('the words of a quotation are what its source says, and count as marked', async () => {
  expect(
    await factsOf(
      '<Quote source="s2" locator="p. 3">\n\n費用は一割に**なった**。\n\n装置の値は同じだ。\n\n</Quote>\n\n印のない文だ。',
    ),
  ).toEqual({
    sentences: ['費用は一割になった。 装置の値は同じだ。'],
    unmarked: ['印のない文だ。'],
    first: '費用は一割になった。',
  })
})

const CORRECTED = HEAD.replace(
  'sources',
  'corrections:\n  - { date: 2025-02-20, kind: correction, summary: 改めた, anchor: a, after: 五割 }\nsources',
)

test('a seal is in no form of the text', async () => {
  const { rendered } = await renderText(
    `${CORRECTED}## 幅は五割 [#a]\n\n値下げの幅は五割でした[@s1]。注[^1]。\n\n[^1]: 五割は推計です。`,
  )
  const { html = '', ...facts } = rendered ?? {}
  expect(html).toContain('訂')
  expect(JSON.stringify(facts)).not.toContain('訂')
  expect(html.match(/<h2[^>]*>/)?.[0]).toBe('<h2 id="a" aria-label="幅は五割">')
})

test('a seal in a note is not copied into the margin as a word', async () => {
  const html = await htmlOf(
    `${CORRECTED}## 幅 [#a]\n\n文[^1]。\n\n[^1]: 前の文。五割は推計です。`.replace(
      'anchor: a',
      'anchor: note-fn-1',
    ),
  )
  expect(html.match(/<span class="side-note">.*?<\/p>/)?.[0]).not.toContain('訂')
  expect(html.match(/>訂</g)).toHaveLength(1)
})

test('the words of a heading of Markdown are those of its page', () => {
  const text = (value: string): PhrasingContent => ({ type: 'text', value })
  const element = (hName: string, ...children: PhrasingContent[]): PhrasingContent => ({
    type: 'emphasis',
    children,
    data: { hName },
  })
  const ruby = element('ruby', text('典拠'), element('rt', text('てんきょ')))
  const mark: PhrasingContent = { type: 'footnoteReference', identifier: '1' }
  const children = [ruby, mark, text('と'), element('br'), text('数')]
  expect(markdownWords({ type: 'heading', depth: 2, children })).toBe('典拠と 数')
})

test('`One sentence<Br />and more` reads the same in page, search, JSON, lists and Markdown; feeds keep the break', async () => {
  const { rendered } = await renderText('One sentence<Br />and more[@s1].')
  const read = 'One sentence and more.'
  expect(rendered?.blocks.map(({ text }) => text)).toEqual([read])
  expect(rendered?.citations.map(({ sentence }) => sentence)).toEqual([read])
  expect(rendered?.firstSentence).toBe(read)
  expect(rendered?.leads['']).toBe(read)
  expect(rendered?.statements[0]?.stated).toBe(1)
  const page = fromHtml(rendered?.html ?? '', { fragment: true })
  expect(words(page).trim()).toBe(read)
  const feed = feedContent(rendered?.html ?? '', 'https://example.org/reports/a/', [], 'en')
  expect(feed).toContain('One sentence<br>and more')
  expect(rendered?.markdown).toMatch(/^One sentence and more\[/)
})
