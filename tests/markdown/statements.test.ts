import { expect, test } from 'vitest'
import { countPublishers } from '../../src/data/publishers.ts'
import type { TextBlock } from '../../src/markdown/rendered-report.ts'
import { statementsIn } from '../../src/markdown/statements.ts'
import { renderText } from './render.ts'

const block = (text: string, ...marks: number[]): TextBlock => ({
  tag: 'p',
  section: 'a',
  id: null,
  text,
  marks,
  readings: [],
  sourced: false,
})
const marked = (text: string, ...marks: number[]) =>
  statementsIn([block(text, ...marks)]).map((statement) => [statement.text, statement.marked])

test('a mark belongs to the sentence in which it stands or that it follows', () => {
  expect(marked('一つめ。二つめ。三つめ。', 3, 8)).toEqual([
    ['一つめ。', true],
    ['二つめ。', true],
    ['三つめ。', false],
  ])
})

test.each([
  '解決したのでしょうか。',
  '本当か？',
  'コスト削減',
  'DeepSeekは、以下の技術革新を実現しました。',
  '理由は次のとおりです。',
  '本レポートでは、その背景と影響について分析します。',
])('%s states nothing', (text) => {
  expect(marked(text)).toEqual([])
})

test('cells, headings and notes are not counted', () => {
  const text = '株価は下がった。'
  expect(
    statementsIn([
      { ...block(text), tag: 'td' },
      { ...block(text), tag: 'h2' },
      { ...block(text), section: 'footnote-label' },
    ]),
  ).toEqual([])
})

test('sources of one publisher, one medium or one host count as one', () => {
  const source = (medium: string, publisher: string | undefined, host: string) => ({
    type: 'webpage' as const,
    'container-title': medium,
    ...(publisher === undefined ? {} : { publisher }),
    URL: `https://${host}/1`,
  })
  expect(
    countPublishers([
      source('甲新聞', '甲社', 'a.example'),
      source('甲デジタル', '甲社', 'b.example'),
      source('乙', undefined, 'www.b.example'),
      source('丙', undefined, 'c.example'),
    ]),
  ).toBe(2)
})

test('struck words state nothing', async () => {
  const { rendered } = await renderText(
    '~~株価は*十割*下がった。~~株価は~~一割~~二割下がった[@s1]。~~取り消す。~~\n\n- ~~費用は増えた。~~\n- 費用は減った。',
  )
  expect(rendered?.statements).toEqual([{ section: null, stated: 2, unmarked: ['費用は減った。'] }])
  expect(statementsIn(rendered?.blocks ?? []).map(({ text }) => text)).toEqual([
    '株価は二割下がった。',
    '費用は減った。',
  ])
})
