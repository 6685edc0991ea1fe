import { expect, test } from 'vitest'
import { type Imported, importText, numbersOf } from './import-text.ts'

const LIST =
  '1. 甲の資料 https://a.example.com/x\n2. 乙の資料 https://a.example.com/y\n3. 丙の資料 https://a.example.com/z\n'
const report = (text: string): string => `# 題の見本\n\n${text}\n\n## 参考文献\n\n${LIST}`

const withMarks = ({ body, data }: Imported): string =>
  (data.sources as string[]).reduce(
    (text, key, index) => text.replaceAll(`@${key}`, String(index + 1)),
    body.trim().replaceAll('[', '{').replaceAll(']', '}'),
  )

test.each([
  ['安いです（1）。速いです（2）。高いです（3）。', '安いです{1}。速いです{2}。高いです{3}。'],
  ['安いです(1)。速いです(2)。高いです(3)。', '安いです{1}。速いです{2}。高いです{3}。'],
  ['安いです①。速いです②③。', '安いです{1}。速いです{2; 3}。'],
  ['安いです注1)。速いです注2)。高いです注3)。', '安いです{1}。速いです{2}。高いです{3}。'],
  ['安いです*1。速いです*2。高いです*3。', '安いです{1}。速いです{2}。高いです{3}。'],
  ['安いです1。速いです2。炉は3。高いです3。', '安いです{1}。速いです{2}。炉は3。高いです{3}。'],
  ['安いです。1 速いです。2 高いです。3', '安いです。{1} 速いです。{2} 高いです。{3}'],
])('takes marks of a form that runs through the list: %s', async (text, expected) => {
  const imported = await importText(report(text))
  expect(withMarks(imported)).toBe(expected)
})

test.each([
  '式は(1)。次は式(2)。終わりは式(3)。',
  '炉は3。工場は2。市は1。',
  '図1。表2。図3。',
  '①始める、②進む、③終える。',
  '安いです（5）。速いです（9）。高いです（12）。',
])('leaves what names or counts as typed: %s', async (text) => {
  const imported = await importText(report(text))
  expect(imported.body).toBe(`${text}\n`)
  expect(imported.account.marks.found).toBe(0)
})

test('leaves brackets without corners where marks stand in corners', async () => {
  const imported = await importText(
    report('安い[1]です（1）。速い[2]です（2）。高い[3]です（3）。'),
  )
  expect(numbersOf(imported)).toEqual([1, 2, 3])
  expect(imported.body).toContain('です（1）。')
})

test.each(['`[1]`', '[S1]', '[#1]', '[*1]', '^1^'])(
  'refuses a text whose marks are all %s',
  async (mark) => {
    const marks = [1, 2, 3].map((number) => `安い${mark.replace('1', String(number))}。`)
    const { account } = await importText(report(marks.join('')))
    expect(account.reason).toContain('3 numbers that may be marks would stay as text')
  },
)

const WORDS = [...'甲乙丙丁戊己庚辛壬癸子丑']
const longList = WORDS.map(
  (word, index) => `${index + 1}. ${word}の資料 https://a.example.com/${index + 1}`,
)
const longReport = (text: string, mark: (number: number) => string): string =>
  `# 題の見本\n\n${text}\n\n${WORDS.map((word, index) => `${word}は安いです${mark(index + 1)}。`).join('')}\n\n## 参考文献\n\n${longList.join('\n')}\n`

test.each([
  ['先です[1]。', (number: number) => `（${number}）`],
  ['先です[1]。', (number: number) => String(number)],
  ['先です 1。', (number: number) => `（${number}）`],
  ['先です。', (number: number) => String(number + 4)],
])('refuses a text whose marks are mostly of another form: %s', async (text, mark) => {
  const { account } = await importText(longReport(text, mark))
  expect(account.reason).toContain('numbers that may be marks would stay as text')
})

test('leaves names and scores among many marks as typed', async () => {
  const text =
    '上位 10。約 12。得点 2、失点 3。昭和 10。プレイステーション 5 は速い。新しいプレイステーション 5。'
  const imported = await importText(longReport(text, (number) => ` ${number}`))
  expect(numbersOf(imported)).toEqual(WORDS.map((_, index) => index + 1))
  expect(imported.body.split('\n')[0]).toBe(text)
  const close = text.replaceAll(' ', '')
  const unspaced = await importText(longReport(close, String))
  expect(numbersOf(unspaced)).toEqual(WORDS.map((_, index) => index + 1))
  expect(unspaced.body.split('\n')[0]).toBe(close)
})

test('reads a range without brackets', async () => {
  const imported = await importText(report('安いです 1-3。速いです 2。'))
  expect(numbersOf(imported)).toEqual([1, 2, 3, 2])
})

test('takes numbers alone in the cells of a column of sources', async () => {
  const table = '| 炉 | 数 | 出典 |\n| --- | --- | --- |\n| 甲 | 1 | 1 |\n| 乙 | 2 | 2, 3 |'
  const imported = await importText(report(`表です 3。\n\n${table}`))
  expect(numbersOf(imported)).toEqual([3, 1, 2, 3])
  expect(imported.body).toContain('| 乙 | 2 | [@')
  const counts = await importText(report(`表です。\n\n${table.replace('2, 3', '12')}`))
  expect(numbersOf(counts)).toEqual([])
})
