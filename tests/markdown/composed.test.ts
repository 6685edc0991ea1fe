import { expect, test } from 'vitest'
import { HEAD, htmlOf, messagesOf, plainHtmlOf, renderText } from './render.ts'

const decomposed = (text: string): string => text.normalize('NFD')

test.each([
  ['a paragraph', 'データとカード。', '<p>データとカード。</p>'],
  ['code', '`ガ`', '<p><code>ガ</code></p>'],
  ['a heading', '## カード [#card]', '<h2 id="card"><span>カード</span></h2>'],
  [
    'a reading above words',
    '{仮名|が|な}',
    '<p><ruby>仮<rp>（</rp><rt>が</rt><rp>）</rp>名<rp>（</rp><rt>な</rt><rp>）</rp></ruby></p>',
  ],
])('publishes %s with its letters composed', async (_, text, html) => {
  expect(await plainHtmlOf(decomposed(text))).toBe(html)
})

test('composes what components show, and the locators of marks', async () => {
  const html = await htmlOf(
    decomposed(
      '<Term note="ガの説明">ガ</Term>[@s1, 第3ページ]。\n\n<DataTable caption="カード">\n\n| グ | 値 |\n| --- | --- |\n| ゲ | ゴ |\n\n</DataTable>',
    ),
  )
  expect(html).toBe(html.normalize('NFC'))
  expect(html).toContain('ガの説明')
  expect(html).toContain('[1、第3ページ]')
})

test('composes every other form of the text', async () => {
  const { rendered } = await renderText(
    decomposed('## カード [#card]\n\nデータです[@s1]。[^1]\n\n[^1]: ガの注。'),
  )
  const facts = JSON.stringify(rendered)
  expect(facts).toBe(facts.normalize('NFC'))
  expect(rendered?.citations[0]?.sentence).toBe('データです。')
})

test('composes titles, and finds the words of a correction in the composed text', async () => {
  const { report, rendered } = await renderText(
    decomposed(
      HEAD.replace(
        'title: 見本',
        'title: カード\ncorrections:\n  - { date: 2025-02-20, kind: correction, summary: ガ, anchor: card, after: データ }',
      ),
    ).concat('## 節 [#card]\n\nデータです。'),
  )
  expect(report.fields.title).toBe('カード')
  expect(rendered?.html).toMatch(/タ<a class="correction-mark"/)
})

test("keeps the file's columns in messages", async () => {
  expect((await messagesOf(`${decomposed('ガ')}[@nobody]`))[0]).toMatch(/^6:4 Unexpected/)
})
