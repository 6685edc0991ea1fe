import { resolve } from 'node:path'
import type { Root } from 'hast'
import { fromHtml } from 'hast-util-from-html'
import { selectAll } from 'hast-util-select'
import { toString } from 'hast-util-to-string'
import { expect, test } from 'vitest'
import type { Registry } from '../../src/citations/registry.ts'
import { readReport } from '../../src/markdown/read-report.ts'
import { renderReport } from '../../src/markdown/render-report.ts'
import type { SourceData } from '../../src/schemas/source.ts'

const SOURCES: Record<string, SourceData> = {
  english: { type: 'webpage', title: 'Kanji 漢 explained', publisher: 'Fortune', language: 'en' },
  chinese: { type: 'webpage', title: '芯片降价', publisher: '新华社', language: 'zh-CN' },
  korean: { type: 'webpage', title: '北美會談', publisher: '聯合뉴스', language: 'ko-KR' },
  titled: { type: 'report', title: 'Kanji 漢 explained', language: 'en' },
  japanese: { type: 'webpage', title: '値下げ', publisher: '見本通信', language: 'ja' },
}
const keys = Object.keys(SOURCES)
const registry: Registry = {
  entries: new Map(
    Object.entries(SOURCES).map(([key, data]) => [key, { key, data, text: data.title ?? '' }]),
  ),
  keys: new Set(keys),
  faulty: [],
}

const treeOf = async (language: string, text: string): Promise<Root> => {
  const head = `---\ntitle: t\npublished: 2025-02-14\nlanguage: ${language}\nsources: [${keys.join(', ')}]\n---\n`
  const report = readReport(resolve('content/reports/sample.mdx'), head + text, registry)
  const { rendered, messages } = await renderReport(report, registry)
  expect(messages.filter(({ fatal }) => fatal)).toEqual([])
  return fromHtml(rendered?.html ?? '', { fragment: true })
}

const langs = (tree: Root, selector: string) =>
  selectAll(selector, tree).map((node) => [toString(node), node.properties.lang])

const TEXT = '文[@english][@chinese][@korean][@titled][@japanese]。'

test('in the margin of a Japanese report every medium but the Japanese is tagged', async () => {
  expect(langs(await treeOf('ja', TEXT), '.side-sources span')).toEqual([
    ['Fortune', 'en'],
    ['新华社', 'zh-CN'],
    ['聯合뉴스', 'ko-KR'],
    ['Kanji 漢 explained', 'en'],
    ['見本通信', undefined],
  ])
})

test('in the margin of an English report every medium but the English is tagged', async () => {
  expect(langs(await treeOf('en', TEXT), '.side-sources span')).toEqual([
    ['Fortune', undefined],
    ['新华社', 'zh-CN'],
    ['聯合뉴스', 'ko-KR'],
    ['Kanji 漢 explained', undefined],
    ['見本通信', 'ja'],
  ])
})

test('a quotation is tagged where its letters are those of its source', async () => {
  const quote = (words: string) => `<Quote source="chinese">\n\n${words}\n\n</Quote>\n\n`
  const tree = await treeOf('ja', quote('芯片降价。') + quote('半導体が値下がりした。'))
  expect(langs(tree, 'blockquote').map(([words, lang]) => [String(words).trim(), lang])).toEqual([
    ['芯片降价。', 'zh-CN'],
    ['半導体が値下がりした。', undefined],
  ])
  expect(langs(tree, 'figcaption span')[0]).toEqual(['新华社', 'zh-CN'])
})

test('the names of marks, notes and their heading are Japanese in a report that is not', async () => {
  const text = 'They fell[@english]. Why[^1]?\n\n[^1]: A note.\n'
  const own = '.cite, .note-ref, .note-back, #footnote-label'
  expect(langs(await treeOf('en', text), own)).toEqual([
    ['[1]', 'ja'],
    ['注1', 'ja'],
    ['脚注', 'ja'],
    ['↩', 'ja'],
  ])
  expect(langs(await treeOf('ja', text), own).map(([, lang]) => lang)).toEqual(
    Array(4).fill(undefined),
  )
})
