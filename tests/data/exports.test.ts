import { expect, test } from 'vitest'
import { citationForms } from '../../src/data/cite-report.ts'
import {
  exported,
  recordItems,
  referenceItems,
  reportMarkdown,
} from '../../src/data/report-exports.ts'
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

test('the references of a report stand in number order under their numbers', () => {
  const registry = new Map([
    ['s1', SOURCE],
    ['s4', { ...SOURCE, title: '四' }],
  ])
  const items = JSON.parse(exported('json', referenceItems(specimen.sources, registry)))
  expect(items.map((item: Record<string, unknown>) => [item.id, item['citation-number']])).toEqual([
    ['s1', 1],
    ['s4', 4],
  ])
})

const titled = (full: string) => ({ full, main: full, sub: '' })

test('the report is cited in the order of SIST 02 and as APA asks', () => {
  const forms = citationForms({
    ...specimen,
    title: titled('見本電機の「値下げ」とは何か'),
    authors: [
      { family: '見本', given: '花子' },
      { family: 'Doe', given: 'Jo Ann' },
      { literal: 'Example co.' },
    ],
    updated: { iso: '2025-02-20', text: '2025年2月20日' },
  })
  const url = 'https://tenkyo.example/news/reports/sample/'
  expect(forms).toEqual({
    japanese: `見本花子; Doe, Jo Ann; Example co. 「見本電機の『値下げ』とは何か」. 典拠 Tenkyo. 2025-02-14, 2025-02-20更新. ${url}`,
    apa: `見本花子, Doe, J. A., & Example co. (2025, February 14). 見本電機の「値下げ」とは何か. 典拠 Tenkyo. ${url}`,
  })
})

test('where no author is named, the publisher answers for the report and is named once', () => {
  const forms = citationForms({
    ...specimen,
    title: titled('題 <i>x</i>'),
    authors: [],
    author: null,
  })
  const url = 'https://tenkyo.example/news/reports/sample/'
  expect(forms).toEqual({
    japanese: `典拠 Tenkyo. 「題 <i>x</i>」. 2025-02-14. ${url}`,
    apa: `典拠 Tenkyo. (2025, February 14). 題 <i>x</i>. ${url}`,
  })
})

test('the record of the report goes to reference managers before those of its sources, and says so', () => {
  const items = recordItems({ ...specimen, title: titled('題') }, new Map([['s4', SOURCE]]))
  expect(items.map(({ id, note }) => [id, note])).toEqual([
    ['sample', 'この記事。あとに続くのはその典拠。'],
    ['s4', undefined],
  ])
  expect(exported('bib', items)).toContain('@article{sample,\n\tauthor = {見本, 花子},\n')
  expect(exported('ris', items)).toContain('AU  - 見本, 花子\nTI  - 題\nT2  - 典拠 Tenkyo\n')
})

test('the Markdown holds facts, text and numbered sources, and no title breaks out', () => {
  const text = reportMarkdown(specimen, {
    markdown: '## 市場\n\n費用の話です[4]。[前](https://site.invalid/reports/prev/)\n',
  })
  expect(text).toBe(`# 見本電機の「値下げ」& \\</script\\>\\<b\\>衝撃\\</b\\>

- 公開: 2025-02-14
- 著者: 見本花子
- 発行: 典拠 Tenkyo
- アドレス: <https://tenkyo.example/news/reports/sample/>
- 元記事: The origin <https://times.example.com/1>

## 市場

費用の話です[4]。[前](https://tenkyo.example/reports/prev/)

## 典拠

- <a id="source-1"></a>\\[1\\] 「題1」（題名未確認）、見本通信、2025年2月、2025年2月14日閲覧（本文で引用していない） <https://news.example.com/1>
- <a id="source-4"></a>\\[4\\] 見本太郎、見本研究所、題名不明、見本通信、2025年2月14日閲覧（本文で引用していない） <https://news.example.com/4>

## 訂正の記録

- 2025-02-20: 費用の単位を改めた。
`)
})
