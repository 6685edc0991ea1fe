import { expect, test } from 'vitest'
import { asBibtex, asRis, cslItem } from '../../src/citations/export-sources.ts'
import { citationForms } from '../../src/data/cite-report.ts'
import { references, reportJson, reportMarkdown } from '../../src/data/report-exports.ts'
import type { Citation } from '../../src/markdown/rendered-report.ts'
import type { SourceData } from '../../src/schemas/source.ts'
import { specimen } from './specimen.ts'

const SOURCE: SourceData = {
  type: 'article-newspaper',
  title: '値下げ & {100%} の_衝撃',
  'title-ja': '衝撃',
  author: [{ family: '見本', given: '太郎' }, { literal: '見本通信' }],
  'container-title': '見本新聞',
  issued: '2025-02',
  accessed: '2025-02-14',
  URL: `https://news.example.com/${'a'.repeat(80)}?b=1&c=%20_`,
}

test('an entry becomes a CSL item, with dates in parts and our own fields apart', () => {
  expect(cslItem('s1', SOURCE)).toEqual({
    id: 's1',
    type: 'article-newspaper',
    title: SOURCE.title,
    author: SOURCE.author,
    'container-title': '見本新聞',
    issued: { 'date-parts': [[2025, 2]] },
    accessed: { 'date-parts': [[2025, 2, 14]] },
    URL: SOURCE.URL,
    custom: { 'title-ja': '衝撃' },
  })
})

test('BibTeX keeps Japanese letters and escapes what TeX would run', () => {
  const text = asBibtex([cslItem('s1', SOURCE)])
  expect(text).toMatch(/^@article\{s1,/)
  expect(text).toContain('author = {見本, 太郎 and {見本通信}}')
  expect(text).toContain('値下げ \\& \\textbraceleft{}100\\%\\textbraceright{} の\\_衝撃')
  expect(text).toContain(`url = {${SOURCE.URL}}`)
  expect(text).not.toContain('undefined')
})

test('RIS cuts no address', () => {
  const lines = asRis([cslItem('s1', SOURCE)]).split('\n')
  expect(lines).toContain(`UR  - ${SOURCE.URL}`)
  expect(lines.at(-2)).toBe('ER  - ')
})

test('an address keeps its passage and the address inside it in every form', () => {
  for (const URL of [
    'https://news.example.com/x?id=7#:~:text=a%20passage,its%20end',
    'https://web.archive.org/web/2024/https://news.example.com/?utm_source=x&id=5',
  ]) {
    const item = cslItem('s1', { type: 'webpage', URL })
    expect(item.URL).toBe(URL)
    for (const text of [asBibtex([item]), asRis([item])]) expect(text).toContain(URL)
  }
})

test('an entry of which only the address is known gives no word more', () => {
  const bare = cslItem('s2', { type: 'webpage', URL: 'https://news.example.com/2' })
  expect(asBibtex([bare])).not.toMatch(/undefined|null|n\.d\.|1970/)
  expect(asRis([bare])).toBe('TY  - ELEC\nID  - s2\nUR  - https://news.example.com/2\nER  - \n')
})

test('the references of a report stand in number order under their numbers', () => {
  const registry = new Map([
    ['s1', SOURCE],
    ['s4', { ...SOURCE, title: '四' }],
  ])
  const items = JSON.parse(references('json', specimen.sources, registry))
  expect(items.map((item: Record<string, unknown>) => [item.id, item['citation-number']])).toEqual([
    ['s1', 1],
    ['s4', 4],
  ])
})

test('the report is cited in Japanese style, APA and BibTeX', () => {
  const forms = citationForms({ ...specimen, title: { full: '題', main: '題', sub: '' } })
  expect(forms.japanese).toBe(
    '見本 花子「題」、典拠 Tenkyo、2025年2月14日公開、https://tenkyo.example/news/reports/sample/',
  )
  expect(forms.apa).toBe(
    '見本 花子. (2025, February 14). 題. 典拠 Tenkyo. https://tenkyo.example/news/reports/sample/',
  )
  expect(forms.bibtex).toMatch(/^@article\{sample,\n/)
  expect(forms.bibtex).toContain('title = {題}')
})

test('the Markdown holds facts, text and numbered sources, and no title breaks out', () => {
  const text = reportMarkdown(specimen, {
    markdown: '## 市場\n\n費用の話です[4]。[前](https://site.invalid/reports/prev/)\n',
  })
  expect(text).toBe(`# 見本電機の「値下げ」& \\</script\\>\\<b\\>衝撃\\</b\\>

- 公開: 2025-02-14
- 著者: 見本 花子
- 発行: 典拠 Tenkyo
- アドレス: <https://tenkyo.example/news/reports/sample/>
- 元記事: The origin <https://times.example.com/1>

## 市場

費用の話です[4]。[前](https://tenkyo.example/reports/prev/)

## 典拠

- \\[1\\] 「題1」（題名未確認）、見本通信、2025年2月、2025年2月14日閲覧（本文で引用していない） <https://news.example.com/1>
- \\[4\\] 見本 太郎、題名不明、見本通信、2025年2月14日閲覧（本文で引用していない） <https://news.example.com/4>

## 訂正の記録

- 2025-02-20: 費用の単位を改めた。
`)
})

const citation = (number: number, letter: string, sentence: string): Citation => ({
  number,
  key: `s${number}`,
  letter,
  id: `cite-${number}-${letter}`,
  section: 'market',
  paragraph: number === 4 ? 'p-abcde' : null,
  locator: null,
  sentence,
})

test('the data for fact-checkers joins the sources of one passage, with addresses', () => {
  const { passages } = JSON.parse(
    reportJson(specimen, {
      citations: [
        citation(4, 'a', '費用の話です。'),
        citation(1, 'a', '費用の話です。'),
        citation(1, 'b', '別の文です。'),
      ],
    }),
  )
  const page = 'https://tenkyo.example/news/reports/sample/'
  expect(passages).toEqual([
    {
      text: '費用の話です。',
      section: 'market',
      url: `${page}#p-abcde`,
      sources: [
        { number: 4, key: 's4', locator: null, mark: `${page}#cite-4-a` },
        { number: 1, key: 's1', locator: null, mark: `${page}#cite-1-a` },
      ],
    },
    {
      text: '別の文です。',
      section: 'market',
      url: `${page}#market`,
      sources: [{ number: 1, key: 's1', locator: null, mark: `${page}#cite-1-b` }],
    },
  ])
})
