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
