import { expect, test } from 'vitest'
import { importText, numbersOf } from './import-text.ts'

const LIST = (name: string, access: string) =>
  `\n\n#### **${name}**\n\n${[1, 2, 3].map((n) => `${n}. T${n}${access} [https://a.example.com/${n}](https://a.example.com/${n})`).join('\n')}\n`
const ZH = LIST('引用的著作', ', 访问时间为 五月 7, 2025，')
const JA = LIST('引用文献', ', 6月 18, 2025にアクセス、')
const EN = LIST('Works cited', ', accessed June 18, 2025,')

test.each([
  [
    'Chinese',
    `# 见本电机降价\n\n降幅很大 1。工厂增加了一倍 2。股价上涨 1, 2。规定没有变化 3。${ZH}`,
    [1, 2, 1, 2, 3],
  ],
  [
    'English',
    `# The price of a sample\n\nThe price fell sharply.1 Plants grew by half 2. The rules stayed unchanged 3, and shares rose 1.${EN}`,
    [1, 2, 3, 1],
  ],
  [
    'Japanese, behind a word that ends in a digit and in a cell',
    `# 題の見本\n\n安いです 1。防水は IP68 2。\n\n| 項目 | 値 |\n| --- | --- |\n| 半額でした 3 | 甲 |${JA}`,
    [1, 2, 3],
  ],
])('turns numbers without brackets in %s', async (_, raw, numbers) => {
  const imported = await importText(raw)
  expect([imported.account.reason, numbersOf(imported)]).toEqual([undefined, numbers])
  expect(imported.account.marks.left).toEqual([])
})

test('tells of a number behind a name and leaves one that the list lacks', async () => {
  const imported = await importText(
    `# 題の見本\n\n安いです 1。速いです 2。道具は ParaGuide 1、Example Jules 2 などです。新型の Sample Phone 9 も出ました 3。${JA}`,
  )
  expect(numbersOf(imported)).toEqual([1, 2, 3])
  expect(imported.account.marks.left.map(({ text, why }) => [text, why])).toEqual([
    ['1', 'may belong to the name before it'],
    ['2', 'may belong to the name before it'],
  ])
  expect(imported.body).toContain('Sample Phone 9 も')
})

test('leaves quantities, and refuses a file most of whose numbers would stay', async () => {
  const { account } = await importText(`# 见本电机降价\n\n共 3。第 2。约 1。至少 2。${ZH}`)
  expect(account.reason).toContain('4 numbers that may be marks would stay as text and 0 became')
})

test('refuses a number at the end of a sentence that the list lacks, where others surely are marks', async () => {
  const many = Array.from({ length: 10 }, (_, at) => `文${at}です ${(at % 3) + 1}。`).join('')
  const { account } = await importText(`# 題の見本\n\n${many}終わりました 21。${JA}`)
  expect(account.reason).toContain('1 mark has no source, the list has 3 sources: 21')
})

const BRACKETS = '\n\n## 参考文献\n[1] 甲 https://a.example.com/1\n[2] 乙 https://a.example.com/2\n'

test.each([
  ['./01-start.md', '01'],
  ['docs/02', '2'],
])('leaves a link to %s as text', async (address, words) => {
  const imported = await importText(
    `# 題の見本\n\n詳しくは [${words}](${address}) を読む。安い[2]。${BRACKETS}`,
  )
  expect(numbersOf(imported)).toEqual([2])
  expect(imported.body).toContain(`詳しくは ${words} を読む。`)
  expect(imported.account.changes.map(({ kind }) => kind)).toContain('link')
})

test('leaves a code alone in a cell as text', async () => {
  const imported = await importText(
    `# 題の見本\n\n安い[1]。\n\n| 状態 | 意味 |\n| --- | --- |\n| [200] | 成功[2] |${BRACKETS}`,
  )
  expect(numbersOf(imported)).toEqual([1, 2])
  expect(imported.account.marks.left.map(({ text }) => text)).toEqual(['[200]'])
})

test('takes no day of access from the beginning of a count', async () => {
  const imported = await importText(
    '# 題の見本\n\n安いです 1。\n\n#### **引用文献**\n\n1. 題 \\- 見本, 1月 1, 1970にアクセス、 [https://a.example.com/1](https://a.example.com/1)\n',
  )
  expect(Object.values(imported.sources).map(({ accessed }) => accessed)).toEqual([undefined])
  expect(imported.account.changes.map(({ what }) => what)).toContain(
    'source 1: 1970-01-01 is no day of access, left out',
  )
})

const english = (text: string): string =>
  `# A sample\n\n${text}\n\n## Works cited\n\n1. One https://a.example.com/x\n2. Two https://a.example.com/y\n3. Three https://a.example.com/z\n`

test.each([
  [
    'Costs fell 1. It took 3 years 2. It runs 2 kilns and grew 3.',
    [1, 2, 3],
    ['3 years', '2 kilns'],
  ],
  ['Costs fell 1 and output grew 2. The Model 3 sold. Prices rose 3.', [1, 2, 3], ['Model 3 sold']],
  ['Costs fell 1. It grew 2. It runs on Windows 3. It ended 3.', [1, 2, 3], ['Windows 3.']],
  ['It opened in 2025.1 It said "so."2 Version 2025.1 grew.3', [1, 2, 3], ['Version 2025.1 grew']],
])('tells numbers that count from marks in English: %s', async (text, numbers, kept) => {
  const imported = await importText(english(text))
  expect(numbersOf(imported)).toEqual(numbers)
  for (const words of kept) expect(imported.body).toContain(words)
})

test('counts 3 Euro in German, and cites behind 가다.1 in Korean', async () => {
  const german = await importText(
    english('Die Kosten sanken 1. Es kostet 3 Euro. Die Menge stieg 2. Der Ofen läuft 3.'),
  )
  expect(numbersOf(german)).toEqual([1, 2, 3])
  expect(german.body).toContain('kostet 3 Euro')
  const korean = await importText(
    '# 견본\n\n줄었다.1 낮아졌다.2 늘었다.3\n\n## 참고 자료\n\n1. 하나 https://a.example.com/x\n2. 둘 https://a.example.com/y\n3. 셋 https://a.example.com/z\n\n## 끝\n\n끝이다.\n',
  )
  expect(numbersOf(korean)).toEqual([1, 2, 3])
})

test('takes marks behind 了, behind closing quotes and behind GPT-4 in Chinese', async () => {
  const imported = await importText(
    '# 样本\n\n费用下降了 1。他说“很大” 2。公司使用 GPT-4 3。共 3 台。价格很高 1。\n\n## 来源\n\n1. 甲 https://a.example.com/x\n2. 乙 https://a.example.com/y\n3. 丙 https://a.example.com/z\n',
  )
  expect(numbersOf(imported)).toEqual([1, 2, 3, 1])
  expect(imported.body).toContain('共 3 台')
})

test.each([
  ['Referenzen', ', Zugriff am März 1, 2025,'],
  ['참고 자료', ', 3월 1, 2025에 액세스,'],
])('takes the day of access out of titles under %s', async (name, access) => {
  const imported = await importText(`# A sample\n\nIt fell [1]. It grew [3].${LIST(name, access)}`)
  expect(Object.values(imported.sources).map(({ title, accessed }) => [title, accessed])).toEqual([
    ['T1', '2025-03-01'],
    ['T2', '2025-03-01'],
    ['T3', '2025-03-01'],
  ])
})
