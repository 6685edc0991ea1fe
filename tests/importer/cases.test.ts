import { describe, expect, test } from 'vitest'
import { addressesByNumber, contentFolder, fixture, importText, numbersOf } from './import-text.ts'

const kinds = (changes: readonly { kind: string }[]): string[] => changes.map(({ kind }) => kind)

describe('marks', () => {
  test('turns [1][2] over link definitions into two citations', async () => {
    const imported = await importText(fixture('import-adjacent-and-ranged-marks/input.md'))
    expect(numbersOf(imported)).toEqual([1, 2])
    expect(addressesByNumber(imported)).toEqual({
      1: 'https://news.example.com/rules',
      2: 'https://lab.example.org/supply',
    })
  })

  test('turns every form of mark into a citation of the number that it shows', async () => {
    const imported = await importText(fixture('import-mark-zoo/input.md'))
    expect(numbersOf(imported)).toEqual([1, 2, 3, 3, 4, 5, 1, 2, 3, 4, 5, 1, 2, 3, 4, 5])
    expect(imported.account.marks).toMatchObject({ found: 15, resolved: 15, left: [] })
    expect(imported.body).not.toMatch(/†|\[\^4\]|<sup|¹|※/)
  })

  test('takes bare numbers at a sentence end and reports a quantity', async () => {
    const imported = await importText(fixture('import-bare-number-marks/input.md'))
    expect(imported.body).toContain('一割とされます[@')
    expect(imported.body).toContain('在庫は残り 3。')
    expect(numbersOf(imported)).toEqual([1, 2, 3])
    expect(imported.account.marks.left).toEqual([
      { line: 5, column: 40, text: '3', why: 'may be a quantity: no sentence ends before it' },
    ])
    const [first] = Object.values(imported.sources)
    expect(first).toMatchObject({
      title: '安い学習費用の衝撃 - 見本日報',
      accessed: '2025-02-10',
      URL: 'https://daily.example.jp/cost_note',
    })
    expect(addressesByNumber(imported)[3]).toBe('https://lab.example.org/supply#:~:text=route')
  })

  test('refuses marks that no list resolves, with their places', async () => {
    const { account } = await importText(fixture('import-mark-without-source/input.md'))
    expect(account.status).toBe('refused')
    expect(account.reason).toContain(
      '3 marks have no source, the file has no list of sources: [2] (3:10)',
    )
    expect(account.marks.left.map(({ text }) => text)).toEqual(['[2]', '[1]', '[3]'])
  })

  test('publishes them as plain text under a notice where asked', async () => {
    const imported = await importText(fixture('import-mark-without-source/input.md'), {
      keepUnresolved: true,
    })
    expect(imported.account.status).toBe('imported')
    expect(imported.body).toMatch(/^<Callout type="warning"[\s\S]*費用は下がりました\\\[2\]/)
  })
})

describe('lists', () => {
  test('reads three shapes of one list as the same three entries', async () => {
    const folder = contentFolder()
    for (const shape of ['a', 'b', 'c']) {
      const imported = await importText(fixture(`import-ref-list-three-shapes/input.${shape}.md`), {
        folder,
        name: `input.${shape}.md`,
      })
      expect(Object.values(imported.sources).map(({ URL }) => URL)).toEqual([
        'https://blog.example.net/experts',
        'https://lab.example.org/supply',
        'https://news.example.com/rules',
      ])
      expect(imported.data.origin).toEqual({
        title: '見本電機が値下げ - 見本通信',
        publisher: 'news.example.com',
        URL: 'https://news.example.com/origin/1.cms',
        language: 'ja',
      })
      expect(imported.body).not.toMatch(/参照記事|https:/)
      expect(numbersOf(imported)).toEqual([2, 1, 3])
    }
  })

  test('numbers sources by their labels, whatever their order and gaps', async () => {
    const imported = await importText(fixture('import-label-is-not-position/input.a.md'))
    expect(addressesByNumber(imported)).toEqual({
      1: 'https://news.example.com/kou',
      3: 'https://news.example.com/hei',
      7: 'https://news.example.com/kou7',
    })
    expect(numbersOf(imported)).toEqual([1, 3, 7])
  })

  test('refuses a number with two addresses and names it', async () => {
    const { account } = await importText(fixture('import-label-is-not-position/input.b.md'))
    expect(account.reason).toContain('number 2 to two sources')
  })

  test('reads BOM, CRLF and a missing final newline as plain text', async () => {
    const crlf = fixture('import-bom-crlf/input.crlf.md')
    const imported = await importText(Buffer.concat([Buffer.from('\uFEFF'), crlf]))
    expect(imported.data.title).toBe('改行の見本')
    expect(imported.body).not.toMatch(/[\r\uFEFF]/)
    expect(numbersOf(imported)).toEqual([1, 2])
  })
})

describe('titles and addresses that nobody filled in', () => {
  test.each([
    ['a', 'placeholder-title'],
    ['b', 'placeholder-title'],
    ['c', 'repaired'],
    ['d', 'placeholder-address'],
    ['e', 'placeholder-address'],
  ])('names them: %s', async (name, kind) => {
    const { account, data, body } = await importText(
      fixture(`import-placeholder-and-garbled-source/input.${name}.md`),
    )
    const change = account.changes.find((one) => one.kind === kind)
    expect(change?.line).toBe(5)
    expect(JSON.stringify(data)).not.toMatch(/No title|エラー|è¦|リンク先|3ページ目/)
    expect(body).toBe('本文。\n')
  })

  test('repairs a garbled title where that is certain', async () => {
    const { data } = await importText(fixture('import-placeholder-and-garbled-source/input.c.md'))
    expect(data.origin).toMatchObject({ title: '見本電機が値下げ' })
  })
})

test.each([
  ['a', 'error text'],
  ['b', "chat's reply"],
  ['c', 'HTML page'],
  ['d', 'empty'],
])('refuses what is no report: %s', async (name, reason) => {
  const folder = contentFolder()
  const { account, sources } = await importText(
    fixture(`import-file-is-not-a-report/input.${name}.md`),
    { folder },
  )
  expect(account.status).toBe('refused')
  expect(account.reason).toContain(reason)
  expect(sources).toEqual({})
})

describe('text that MDX would read as code', () => {
  test('is escaped so that it shows as typed', async () => {
    const { account, body } = await importText(fixture('import-mdx-breaking-text/input.md'))
    expect(account.status).toBe('imported')
    expect(body).toContain('価格は\\<5万円、利益率は>30%です')
    expect(body).toContain('設定は\\{"model":"R1"}、雛形は\\{社名}です')
    expect(body).toContain('一行目\\\n二行目')
    expect(body).toContain('[https://news.example.com/auto](https://news.example.com/auto)')
    expect(body).toContain('&#105;mport 依存度')
    expect(body).toContain('～\\<中略>～')
    expect(body).not.toContain('編集メモ')
    expect(kinds(account.changes)).toEqual(
      expect.arrayContaining(['escaped', 'comment', 'line-break', 'autolink']),
    )
  })

  test('never runs', async () => {
    const { account, body } = await importText(fixture('import-code-in-imported-text/input.md'))
    expect(account.status).toBe('imported')
    expect(body).not.toMatch(/(?<!\\)[<{]/)
    expect(body).not.toMatch(/^import/m)
  })
})
