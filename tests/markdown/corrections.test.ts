import { expect, test } from 'vitest'
import { renderText } from './render.ts'

const report = (correction: string, body: string): string =>
  `---\ntitle: 見本\npublished: 2025-02-14\nsources: [s1]\ncorrections:\n  - date: 2025-02-20\n    kind: correction\n    summary: 数を改めた。\n    ${correction}\n---\n${body}\n`

const htmlOf = async (correction: string, body: string): Promise<string> =>
  (await renderText(report(correction, body))).rendered?.html ?? ''

const SEAL =
  '<a class="correction-mark" id="corrected-1" href="#correction-1" role="doc-noteref" aria-label="訂正1（2025年2月20日）">訂</a>'

test('puts the seal behind the corrected words of the section', async () => {
  expect(
    await htmlOf('anchor: market\n    after: 四割', '## 市場 [#market]\n\n費用は四割です。'),
  ).toContain(`<p>費用は<span class="nowrap">四割${SEAL}</span>です。</p>`)
})

test('puts the seal behind the heading where the words are not found', async () => {
  expect(await htmlOf('anchor: market', '## 市場 [#market]\n\n費用は四割です。')).toContain(
    `<h2 id="market" aria-label="市場"><span><span class="nowrap">市場${SEAL}</span></span></h2>`,
  )
})

test('puts the seal behind a mark of a source', async () => {
  expect(await htmlOf('anchor: cite-1-a', '費用は四割です[@s1]。')).toContain(`[1]</a>${SEAL}`)
})

test('does not look for the words in another section', async () => {
  expect(
    await htmlOf('anchor: a\n    after: 四割', '## 甲 [#a]\n\n三割。\n\n## 乙 [#b]\n\n四割。'),
  ).toContain(`甲${SEAL}`)
})

test('keeps the heading of the contents without the seal', async () => {
  const { rendered } = await renderText(report('anchor: market', '## 市場 [#market]'))
  expect(rendered?.outline[0]?.text).toBe('市場')
})

test('refuses an anchor that is not there, at its place', async () => {
  const { messages } = await renderText(report('anchor: markt', '## 市場 [#market]'))
  expect(
    messages
      .filter(({ fatal }) => fatal)
      .map(({ line, column, reason, ruleId }) => [line, column, reason, ruleId]),
  ).toEqual([
    [
      9,
      13,
      'Unexpected anchor `markt` of a correction, expected an anchor or a mark of this report; nearest: `market`',
      'correction-anchor',
    ],
  ])
})
