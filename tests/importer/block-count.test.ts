import { expect, test } from 'vitest'
import { accountForBlocks } from '../../src/importer/write/checks/block-count.ts'
import { importText } from './import-text.ts'

const RAW =
  '# 題の見本\n\n一つ目の段落は短いものです[1]。\n\n二つ目の段落も短いものです。\n\n## 参考文献\n[1] 値下げの発表 https://a.example.com/x\n'
const SOURCE = { type: 'webpage', title: '値下げの発表', URL: 'https://a.example.com/x' } as const
const count = (raw: string, body: string, note?: string) =>
  accountForBlocks(Buffer.from(raw), {
    mdx: `---\ntitle: 題の見本\n---\n\n${body}\n`,
    entries: [{ ...SOURCE, ...(note === undefined ? {} : { note }) }],
    told: [],
  })

test('tells nothing where every line stands in the page or in a source', () => {
  expect(count(RAW, '一つ目の段落は短いものです[@a]。\n\n二つ目の段落も短いものです。')).toEqual([])
})

test('tells of a line that stands nowhere, with its first words', () => {
  expect(count(RAW, '一つ目の段落は短いものです[@a]。')).toEqual([
    { line: 5, kind: 'not-shown', what: '二つ目の段落も短いものです。' },
  ])
})

test("tells of a line that stands in a source's note alone", () => {
  const [told] = count(RAW, '一つ目の段落は短いものです[@a]。', '二つ目の段落も短いものです。')
  expect(told).toMatchObject({ line: 5, kind: 'in-source' })
})

test('refuses where more than a few words stand nowhere', () => {
  const long = `${RAW}\n${Array.from({ length: 12 }, (_, at) => `${'甲乙丙丁戊己庚辛壬癸'.slice(at % 9)}の段落です。`).join('\n\n')}\n`
  expect(() => count(long, '一つ目の段落は短いものです[@a]。')).toThrow(
    /13 lines of the file would stand nowhere in the report, from line 5 on/,
  )
})

test("tells what an import moved into a source's note", async () => {
  const { account } = await importText(
    '# 題の見本\n\n安い[1]。\n\n## 参考文献\n\n### [1] 値下げの発表\n- URL: https://a.example.com/x\n- 概要: 価格が半分になったと伝える。\n',
  )
  expect(account.changes).toContainEqual({
    line: 9,
    kind: 'in-source',
    what: "stands in a source's note and no more in the text: - 概要: 価格が半分になったと伝える。",
  })
})
