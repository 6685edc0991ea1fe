import { resolve } from 'node:path'
import ts from 'typescript'
import { expect, test } from 'vitest'
import { reportGraph, scriptJson, siteGraph } from '../../src/data/structured-data.ts'
import { specimen } from './specimen.ts'

const urlTo = (path: string): string => new URL(path, 'https://press.example.org').href
const root = resolve(import.meta.dirname, '../..')

/** Files of the vocabulary and of TypeScript, read once for all programs. */
const library = new Map<string, ts.SourceFile | undefined>()

/** What the schema.org vocabulary of schema-dts has against a graph; the checker reads it as a literal. */
const faultsOf = (graph: object): string[] => {
  const name = resolve(root, 'tests/data/graph.check.ts')
  const text = `import type { Graph } from 'schema-dts'\nexport const graph: Graph = ${JSON.stringify(graph)}\n`
  const options: ts.CompilerOptions = {
    strict: true,
    noEmit: true,
    skipLibCheck: true,
    module: ts.ModuleKind.ESNext,
    moduleResolution: ts.ModuleResolutionKind.Bundler,
    target: ts.ScriptTarget.ESNext,
    types: [],
  }
  const host = ts.createCompilerHost(options)
  const { getSourceFile, fileExists } = host
  host.fileExists = (file) => file === name || fileExists(file)
  host.getSourceFile = (file, ...rest) => {
    if (file === name) return ts.createSourceFile(file, text, ts.ScriptTarget.ESNext)
    if (!library.has(file)) library.set(file, getSourceFile(file, ...rest))
    return library.get(file)
  }
  return ts
    .getPreEmitDiagnostics(ts.createProgram([name], options, host))
    .map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, '\n'))
}

/** The graph with one type a thing, as the vocabulary's types want it. */
const withOneType = (graph: object, which: 0 | 1): object =>
  JSON.parse(JSON.stringify(graph), (key, value) =>
    key === '@type' && Array.isArray(value) ? value[which] : value,
  )

const withoutInputs = (graph: object): object =>
  JSON.parse(JSON.stringify(graph), (key, value) => (key === 'query-input' ? undefined : value))

test("a report's graph speaks the vocabulary of schema.org, as either of its two types", () => {
  const graph = reportGraph(specimen, urlTo)
  expect(faultsOf(withOneType(graph, 0))).toEqual([])
  expect(faultsOf(withOneType(graph, 1))).toEqual([])
})

test("the site's graph speaks the vocabulary of schema.org", () => {
  expect(faultsOf(withoutInputs(siteGraph(urlTo)))).toEqual([])
})

test('the checker finds a property that the vocabulary lacks', () => {
  const graph = { '@context': 'https://schema.org', '@graph': [{ '@type': 'WebSite', naem: '題' }] }
  expect(faultsOf(graph)).not.toEqual([])
})

test('the graph names every source, the origin, the dates, and each correction', () => {
  const [article] = reportGraph(specimen, urlTo)['@graph'] as unknown as Record<string, unknown>[]
  expect(article).toEqual({
    '@type': ['NewsArticle', 'AnalysisNewsArticle'],
    '@id': 'https://press.example.org/news/reports/sample/',
    url: 'https://press.example.org/news/reports/sample/',
    headline: specimen.title.full,
    description: '一文の説明。',
    image: 'https://press.example.org/news/reports/sample/card.png',
    inLanguage: 'ja',
    datePublished: '2025-02-14T00:00:00+09:00',
    dateModified: '2025-02-20T00:00:00+09:00',
    author: [
      {
        '@type': 'Person',
        name: '見本花子',
        familyName: '見本',
        givenName: '花子',
        url: 'https://hanako.example/',
      },
    ],
    publisher: {
      '@type': 'Organization',
      name: '典拠 Tenkyo',
      url: 'https://press.example.org/about/',
      logo: { '@type': 'ImageObject', url: 'https://press.example.org/logo.png' },
    },
    isAccessibleForFree: true,
    keywords: ['半導体'],
    citation: [
      {
        '@type': 'CreativeWork',
        name: '題1',
        url: 'https://news.example.com/1',
        publisher: { '@type': 'Organization', name: '見本通信社' },
        datePublished: '2025-02',
        inLanguage: 'ja',
      },
      {
        '@type': 'CreativeWork',
        url: 'https://news.example.com/4',
        author: [
          { '@type': 'Person', name: '見本太郎', familyName: '見本', givenName: '太郎' },
          { '@type': 'Organization', name: '見本研究所' },
        ],
        publisher: { '@type': 'Organization', name: '見本通信' },
        inLanguage: 'en',
      },
    ],
    isBasedOn: {
      '@type': 'CreativeWork',
      name: 'The origin',
      url: 'https://times.example.com/1',
      publisher: { '@type': 'Organization', name: 'Example Times' },
      inLanguage: 'en',
    },
    correction: [
      {
        '@type': 'CorrectionComment',
        datePublished: '2025-02-20T00:00:00+09:00',
        text: '費用の単位を改めた。',
      },
    ],
  })
})

test('no text can leave the script element, and all of it comes back', () => {
  const json = scriptJson({ headline: specimen.title.full, other: '<!-- \u2028' })
  expect(json).not.toMatch(/[<>&\u2028]/)
  expect(JSON.parse(json)).toEqual({ headline: specimen.title.full, other: '<!-- \u2028' })
})
