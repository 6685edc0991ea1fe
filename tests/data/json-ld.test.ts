import { expect, test } from 'vitest'
import { reportGraph, siteGraph } from '../../src/data/structured-data.ts'
import { graphFaults } from './json-ld.ts'
import { specimen } from './specimen.ts'

const urlTo = (path: string): string => new URL(path, 'https://press.example.org').href

const faultsOf = (thing: object): string[] =>
  graphFaults({ '@context': 'https://schema.org', '@graph': [thing] })

test('a report with author, origin, topics and corrections speaks the vocabulary, and so does the site', () => {
  expect(graphFaults(reportGraph(specimen, urlTo))).toEqual([])
  expect(graphFaults(siteGraph(urlTo))).toEqual([])
})

test.each([
  [
    'a property that the type lacks',
    { '@type': 'WebSite', headline: '題', itemListElement: [] },
    'WebSite.itemListElement: unexpected property',
  ],
  [
    'a misspelt property',
    { '@type': ['NewsArticle', 'AnalysisNewsArticle'], headlin: '題' },
    'AnalysisNewsArticle.headlin: unexpected property',
  ],
  ['an unknown type', { '@type': 'NewsArtikel' }, '@graph: unexpected type NewsArtikel'],
  ['a thing without type', { name: '題' }, '@graph: unexpected thing without @type'],
  [
    'text where a thing is expected',
    { '@type': 'NewsArticle', publisher: '典拠' },
    'NewsArticle.publisher: unexpected "典拠", expected Organization or Person',
  ],
  [
    'a thing of the wrong type',
    { '@type': 'NewsArticle', citation: [{ '@type': 'Person', name: '見本' }] },
    'NewsArticle.citation: unexpected {"@type":"Person","name":"見本"}, expected CreativeWork',
  ],
  [
    'text where yes or no is expected',
    { '@type': 'NewsArticle', isAccessibleForFree: 'true' },
    'NewsArticle.isAccessibleForFree: unexpected "true", expected Boolean',
  ],
  [
    'a date that is none',
    { '@type': 'NewsArticle', datePublished: '2025-02-30' },
    'NewsArticle.datePublished: unexpected "2025-02-30", expected Date or DateTime',
  ],
  [
    'a date as readers write it',
    { '@type': 'NewsArticle', dateModified: '2025年2月14日' },
    'NewsArticle.dateModified: unexpected "2025年2月14日", expected Date or DateTime',
  ],
  [
    'an address that is not whole',
    { '@type': 'NewsArticle', url: '/reports/x/' },
    'NewsArticle.url: unexpected "/reports/x/", expected URL',
  ],
  [
    'an id that is not whole',
    { '@type': 'WebSite', '@id': '#site' },
    'WebSite.@id: unexpected "#site", expected URL',
  ],
  [
    'a fault in a thing within a thing',
    { '@type': 'NewsArticle', citation: [{ '@type': 'CreativeWork', url: 'ftp://x.example/' }] },
    'CreativeWork.url: unexpected "ftp://x.example/", expected URL',
  ],
])('the validator refuses %s', (_, thing, fault) => {
  expect(faultsOf(thing)).toEqual([fault])
})

test('the validator takes dates as exact as they are known', () => {
  for (const day of ['2025', '2025-02', '2024-02-29', '2025-02-14T00:00:00+09:00'])
    expect(faultsOf({ '@type': 'CreativeWork', datePublished: day })).toEqual([])
})
