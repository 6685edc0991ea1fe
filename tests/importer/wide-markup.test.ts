import { describe, expect, test } from 'vitest'
import { importText, numbersOf } from './import-text.ts'

const report = (text: string) => `# 全角の記号\n\n## はじめに\n\n${text}\n`
const read = async (text: string) => {
  const { body, account } = await importText(report(text))
  return {
    reason: account.reason,
    text: body.replace(/^## はじめに \[#introduction\]\n\n|\n$/g, ''),
    told: account.changes
      .filter(({ kind }) => kind === 'wide-markup' || kind === 'notation')
      .map(({ line, what }) => `${line} ${what}`),
  }
}

describe('markup in full width', () => {
  test.each([
    ['##　影響\n\n文です。', '## 影響 [#impact]\n\n文です。', '5 read in half width, ##: ##　影響'],
    ['＃＃影響\n\n文です。', '## 影響 [#impact]\n\n文です。', '5 read in half width, ##: ＃＃影響'],
    ['-　一つ目の点', '- 一つ目の点', '5 read in half width, -: -　一つ目の点'],
    ['＞ 引用の段落', '> 引用の段落', '5 read in half width, >: ＞ 引用の段落'],
    ['＊＊強調＊＊です', '**強調**です', '5 read in half width, **強調**: ＊＊強調＊＊です'],
  ])('is read and told: %s', async (typed, text, told) => {
    expect(await read(typed)).toEqual({ reason: undefined, text, told: [told] })
  })

  test('is read in numbered lines that count on', async () => {
    expect(await read('１．手順その一\n２．手順その二')).toEqual({
      reason: undefined,
      text: '1. 手順その一\n2. 手順その二',
      told: [
        '5 read in half width, 1.: １．手順その一',
        '6 read in half width, 2.: ２．手順その二',
      ],
    })
  })

  test('is read in marks and their notes', async () => {
    const imported = await importText(
      '# 全角の記号\n\n## 概要\n\n値下げです［＾１］。\n\n［＾１］：題 https://a.example.com/x\n',
    )
    expect([imported.account.reason, numbersOf(imported)]).toEqual([undefined, [1]])
  })

  test.each([
    ['値下げです［＠alpha-note］。', '値下げです&#65339;＠alpha-note］。', '［＠alpha-note］。'],
    ['値下げです[＠alpha-note]。', '値下げです\\[＠alpha-note]。', '[＠alpha-note]。'],
    [
      '［題］（https://a.example.com/）',
      '［題］（https://a.example.com/）',
      '［題］（https://a.example.com/）',
    ],
    ['＃半導体', '＃半導体', '＃半導体'],
    ['１．背景', '１．背景', '１．背景'],
  ])('stays and is told where it may mean something else: %s', async (typed, text, shown) => {
    expect(await read(typed)).toEqual({
      reason: undefined,
      text,
      told: [`5 stays as typed, in full width: ${shown}`],
    })
  })

  test('stays in code', async () => {
    const code = '```\n＃＃ 見出し\n＊＊強調＊＊\n```'
    expect(await read(code)).toEqual({ reason: undefined, text: code, told: [] })
  })
})

describe('a citation in another notation', () => {
  test.each([
    ['値下げです<ref>見本通信</ref>。', "MediaWiki's way to cite stays as text: <ref>"],
    ['値下げです{{cite web|url=x}}。', "MediaWiki's way to cite stays as text: {{cite web|url=x}}"],
    ['値下げです[@smith2020]。', "Pandoc's way to cite stays as text: [@smith2020]"],
    ['値下げは@smith2020による。', "Pandoc's way to cite stays as text: @smith2020"],
    ['値下げです[cite:@smith2020]。', "Org mode's way to cite stays as text: [cite:@smith2020]"],
    ['値下げです↑1。', "an arrow's way to cite stays as text: ↑1"],
    ['値下げです[1：発表]。', "a label's way to cite stays as text: [1：発表]"],
    ['値下げです\\cite{smith2020}。', "LaTeX's way to cite stays as text: \\cite{smith2020}"],
    ['値下げです[smith2020]_。', "reStructuredText's way to cite stays as text: [smith2020]_"],
    ['値下げです[#smith2020]。', "MultiMarkdown's way to cite stays as text: [#smith2020]"],
  ])('is told: %s', async (text, told) => {
    const { reason, told: all } = await read(text)
    expect([reason, all]).toEqual([undefined, [`5 ${told}`]])
  })

  test('is told where a note holds an address and is no source', async () => {
    const { told } = await read('値下げです[^a]。\n\n[^a]: 題 https://a.example.com/x')
    expect(told).toEqual(['7 note [^a] holds an address; it stays a note and is no source'])
  })

  test.each(['〔1〕', '［1］'])('in brackets of its own is turned: %s', async (mark) => {
    const list = '## 参考文献\n\n1. 題 https://a.example.com/x'
    const imported = await importText(report(`値下げです${mark}。\n\n${list}`))
    expect([imported.account.reason, numbersOf(imported)]).toEqual([undefined, [1]])
  })

  test.each(['〔1〕', '［1］'])(
    'in brackets of its own is told where no list stands: %s',
    async (mark) => {
      const { account } = await importText(report(`値下げです${mark}。`))
      expect(account.marks.left).toEqual([
        { line: 5, column: 6, text: mark, why: 'the file has no list of sources' },
      ])
    },
  )

  test('is not seen in code, addresses and names of people', async () => {
    const text =
      '`[@smith2020]`と[題](https://a.example.com/@smith2020)とinfo@example2020.comと@smith'
    expect((await read(text)).told).toEqual([])
  })
})
