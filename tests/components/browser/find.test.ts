import { expect, test } from 'vitest'
import { SearchTexts } from '../../../src/components/browser/search/find.ts'
import type { SearchRecord } from '../../../src/data/view.ts'

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
  // Letters that folding makes longer or shorter.
  ['㈱見本', '㈱見本は倉庫を借りた。'],
  ['(株)見本', '㈱見本は倉庫を借りた。'],
  ['25℃', '気温25℃の倉庫'],
  ['２５℃', '気温25℃の倉庫'],
  ['100㎡', '倉庫100㎡を借りた。'],
  ['100m2', '倉庫100㎡を借りた。'],
  ['№5', '。№5と½杯'],
  ['½杯', '№5と½杯と'],
  ['1/2杯', '№5と½杯と'],
  ['ｱﾝﾄﾞﾛｲﾄﾞ', '½杯とｱﾝﾄﾞﾛｲﾄﾞと'],
  ['アンドロイド', '½杯とｱﾝﾄﾞﾛｲﾄﾞと'],
  ['ｱﾝﾄﾞﾛｲﾄﾞ', 'アンドロイドの値'],
  ['データ', 'データとカード'.normalize('NFD')],
  ['データ'.normalize('NFD'), 'データとカード'],
  ['パソコン', 'パソコンを買う'.normalize('NFD')],
  ['㍿', '株式会社見本'],
  // Kana of either kind, long vowels, hyphens.
  ['あんどろいど', 'アンドロイドの値'],
  ['リンゴ', 'りんごの値'],
  ['りんご', 'リンゴの値'],
  ['サーバー', 'サーバを置く'],
  ['サーバ', 'サーバーを置く'],
  ['さーばー', 'サーバを置く'],
  ['サーバー室', 'サーバ室の値'],
  ['サーバ室', 'サーバー室の値'],
  ['コンピューター', 'コンピュータの値'],
  ['RISC-V', 'RISC‐Vの設計'],
  ['RISC–V', 'RISC-Vの設計'],
  ['デ−タ', 'データの値'],
  ['データ', 'デ－タの値'],
  // Several words in a phrase.
  ['中国の半導体規制', '中国は、半導体への規制を改めた。'],
  ['中国の半導体規制', '規制は半導体に及び、中国も'],
  ['値下げの幅', '幅は、値下げのあとで'],
  ['DeepSeekの危険性', '危険性のあるDeepSeek'],
  ['海底インフラ', 'インフラは海底にある'],
  ['米国による輸出', '輸出は米国から'],
])('finds %s in 「%s」', (question, text) => {
  expect(titles(question, report('甲', text))).toEqual(['甲'])
})

test.each([
  ['AI', 'airとOpenAIR'],
  ['R1', 'R10の仕様'],
  ['輸出管理', '輸出を管理する。'],
  ['サーバー', 'サーバントの値'],
  ['スキー', 'すきまの値'],
  ['スキー', 'スキの値'],
  ['量子力学の半導体', '本文。'],
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

test('marks what was asked where folding has changed its length', () => {
  const [hit] = find(
    'アンドロイド 株',
    report('甲', '㈱見本の½杯のｱﾝﾄﾞﾛｲﾄﾞとカード'.normalize('NFC')),
  )
  expect(hit?.parts[0]?.passage).toEqual(['', '㈱', '見本の½杯の', 'ｱﾝﾄﾞﾛｲﾄﾞ', 'とカード'])
})

test('marks decomposed letters with their marks', () => {
  const [hit] = find('カード', report('甲', 'このカードの値'.normalize('NFD')))
  expect(hit?.parts[0]?.passage).toEqual(['この', 'カード'.normalize('NFD'), 'の値'])
})

test('shows the reports that hold the most of the words where none holds all, and what they miss', () => {
  const hits = find(
    '中国 半導体 卵',
    report('甲', '中国の企業。'),
    report('乙', '中国の半導体。'),
    report('丙', '半導体の値。', '中国の値。'),
  )
  expect(hits.map(({ title, missing }) => [title, missing])).toEqual([
    ['乙', ['卵']],
    ['丙', ['卵']],
  ])
})

test('misses nothing where a report holds all words', () => {
  const hits = find('中国 半導体', report('甲', '中国。'), report('乙', '中国の半導体。'))
  expect(hits.map(({ title, missing }) => [title, missing])).toEqual([['乙', []]])
})

test('prefers the phrase as it was typed to its words', () => {
  expect(
    titles('中国の規制', report('甲', '規制は中国にもある。'), report('乙', '中国の規制。')),
  ).toEqual(['乙'])
})

test('has no part where only the title holds the word', () => {
  const [hit] = find('関税', report('関税の影響', '本文。'))
  expect(hit?.parts).toEqual([])
})
