import { expect, test } from 'vitest'
import type { SearchRecord } from '../../src/data/view.ts'
import { SearchTexts } from '../../src/scripts/search/find.ts'

const report = (title: string, ...texts: string[]): SearchRecord => ({
  path: `/reports/${title}/`,
  title,
  date: '2025年2月14日',
  parts: texts.map((text, index) => [`s${index}`, `節${index}`, text]),
})

const find = (question: string, ...records: SearchRecord[]) => {
  const texts = new SearchTexts()
  texts.add(records)
  return texts.find(question)
}
const titles = (question: string, ...records: SearchRecord[]): string[] =>
  find(question, ...records).map(({ title }) => title)

test.each([
  ['輸出管理', '対中輸出管理規則を改めた。'],
  ['推論タスク', 'AIの推論タスクでは'],
  ['生成AI', '生成 AI の利用'],
  ['生成AI', '生成ＡＩの利用'],
  ['チップ', '半導体チップの値'],
  ['ＮＶＩＤＩＡ', 'Nvidiaの株'],
  ['chip', 'many chips'],
  ['H800', 'H800チップ'],
  ['「輸出 規制」', '輸出 規制'],
])('finds %s in 「%s」', (question, text) => {
  expect(titles(question, report('甲', text))).toEqual(['甲'])
})

test.each([
  ['AI', 'airとOpenAIR'],
  ['R1', 'R10の仕様'],
  ['輸出管理', '輸出を管理する。'],
  ['', '本文。'],
])('finds no %s in 「%s」', (question, text) => {
  expect(titles(question, report('甲', text))).toEqual([])
})

test('asks for every word, in whatever part it stands', () => {
  const both = report('甲', '中国の企業。', 'スタートアップの資金。')
  expect(titles('中国 スタートアップ', both, report('乙', '中国の企業。'))).toEqual(['甲'])
})

test('puts the report first whose title says it, then the one that says it most', () => {
  expect(
    titles(
      '関税',
      report('甲', `関税。${'ほかの話題。'.repeat(30)}`),
      report('乙', '関税と関税と関税。'),
      report('関税の影響', '関税。'),
    ),
  ).toEqual(['関税の影響', '乙', '甲'])
})

test('takes a katakana word inside a longer one for less', () => {
  expect(
    titles('チップ', report('甲', 'チップスを食べる。'), report('乙', 'チップを買う。')),
  ).toEqual(['乙', '甲'])
})

test('leads to the part that holds it, and shows the passage as it is written', () => {
  const [hit] = find('規制', report('甲', '前置き。', '一文め。ＥＵの規制が変わった。次の文。'))
  expect(hit?.parts).toEqual([
    { anchor: 's1', heading: '節1', passage: ['ＥＵの', '規制', 'が変わった。次の文。'] },
  ])
})

test('says with … where a passage is cut', () => {
  const [hit] = find('規制', report('甲', `${'あ'.repeat(60)}規制${'い'.repeat(200)}`))
  expect(hit?.parts[0]?.passage).toEqual([`…${'あ'.repeat(24)}`, '規制', `${'い'.repeat(70)}…`])
})
