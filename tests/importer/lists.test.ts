import { describe, expect, test } from 'vitest'
import { addressesByNumber, importText, numbersOf } from './import-text.ts'

const withList = (list: string) =>
  `# 見本電機の値下げ\n\n## 概要\n\n費用は下がりました[1]。規制は守られました[2]。\n\n${list}\n`
const BOTH = { 1: 'https://a.example.com/x', 2: 'https://b.example.com/y' }

describe('a list of sources counts', () => {
  test.each([
    [
      'without an empty line, by labels',
      '出典\n[1] 題 https://a.example.com/x\n[2] 題 https://b.example.com/y',
    ],
    [
      'without an empty line, by bullets',
      '出典\n- [1] 題 https://a.example.com/x\n- [2] 題 https://b.example.com/y',
    ],
    [
      'without an empty line, by numbers',
      '出典\n1. 題 https://a.example.com/x\n2. 題 https://b.example.com/y',
    ],
    [
      'without an empty line, by full-width numbers',
      '出典\n１．題 https://a.example.com/x\n２．題 https://b.example.com/y',
    ],
    [
      'without an empty line, by dots',
      '出典\n・題 https://a.example.com/x\n・題 https://b.example.com/y',
    ],
    [
      'without an empty line, by addresses',
      '出典\nhttps://a.example.com/x\nhttps://b.example.com/y',
    ],
    [
      'under a heading without an empty line',
      '## 出典\n[1] 題 https://a.example.com/x\n[2] 題 https://b.example.com/y',
    ],
    [
      'behind the last line of the text',
      '終わりの文です。\n出典\n1. 題 https://a.example.com/x\n2. 題 https://b.example.com/y',
    ],
    [
      'behind the last line of the text, by labels',
      '終わりの文です。\n出典：\n[1] 題 https://a.example.com/x\n[2] 題 https://b.example.com/y',
    ],
    [
      'under a line and an empty one',
      '出典\n\n[1] 題 https://a.example.com/x\n[2] 題 https://b.example.com/y',
    ],
    [
      'as a table',
      '出典\n\n| 番号 | 題 | URL |\n|---|---|---|\n| 1 | 題 | https://a.example.com/x |\n| 2 | 題 | https://b.example.com/y |',
    ],
  ])('%s', async (_, list) => {
    const imported = await importText(withList(list))
    expect([imported.account.reason, addressesByNumber(imported), numbersOf(imported)]).toEqual([
      undefined,
      BOTH,
      [1, 2],
    ])
    expect(imported.body).not.toContain('出典')
    expect(imported.body.includes('終わりの文です。')).toBe(list.startsWith('終わり'))
  })

  test('as a table with an empty cell', async () => {
    const table = `## 出典\n\n| 番号 | 題 | URL |\n|---|---|---|\n| 1 | 題 | https://a.example.com/x |\n| 2 | 年次報告書 | |`
    const imported = await importText(withList(table))
    expect(imported.account.reason).toBeUndefined()
    expect(addressesByNumber(imported)).toEqual({ 1: 'https://a.example.com/x', 2: undefined })
    expect(Object.values(imported.sources).map(({ title }) => title)).toContain('年次報告書')
  })
})

test('gives a heading an anchor that the page does not use', async () => {
  const raw =
    '# 題\n\n## Correction policy\n\n文です。\n\n## Term sheet\n\n文です。\n\n## Sources of power\n\n文です。\n'
  const { body } = await importText(raw)
  expect(body.match(/\[#[^\]]+\]/g)).toEqual([
    '[#part-correction-policy]',
    '[#part-term-sheet]',
    '[#sources-of-power]',
  ])
})
