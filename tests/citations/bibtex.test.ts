import { expect, test } from 'vitest'
import { bibtexEntry } from '../../src/citations/bibtex.ts'
import { cslItem } from '../../src/citations/csl-item.ts'
import type { Name } from '../../src/schemas/name.ts'

test('an entry has the medium, the day, its month for older styles, and the day of access', () => {
  expect(
    bibtexEntry(
      cslItem('web-page', {
        type: 'webpage',
        title: '値下げの背景',
        language: 'ja',
        author: [{ literal: '見本通信社' }],
        'container-title': '見本通信オンライン',
        publisher: '見本通信',
        issued: '2025-02-10',
        accessed: '2025-02-11',
        URL: 'https://news.example.com/a_b?c=1&d=%20#e',
        note: '有料の記事です。',
        verified: '2025-02-11',
        'archive-URL': 'https://archive.example/1',
        archived: '2025-02-12',
      }),
    ),
  ).toBe(`@online{web-page,
	author = {{見本通信社}},
	title = {値下げの背景},
	booktitle = {見本通信オンライン},
	organization = {見本通信},
	date = {2025-02-10},
	year = {2025},
	url = {https://news.example.com/a_b?c=1&d=%20#e},
	urldate = {2025-02-11},
	archiveurl = {https://archive.example/1},
	archivedate = {2025-02-12},
	language = {ja},
	note = {有料の記事です。},
	month = feb,
}
`)
})

test.each([
  ['article-newspaper', 'article', 'newspaper'],
  ['article-magazine', 'article', 'magazine'],
  ['broadcast', 'video', 'broadcast'],
  ['dataset', 'misc', 'dataset'],
  ['event', 'misc', 'event'],
] as const)('a %s is @%s with the subtype %s', (type, entry, subtype) => {
  expect(bibtexEntry(cslItem('a', { type, title: '題' }))).toBe(
    `@${entry}{a,\n\ttitle = {題},\n\tentrysubtype = {${subtype}},\n}\n`,
  )
})

const titleField = (title: string): string | undefined =>
  /title = \{(.*)\},/.exec(bibtexEntry(cslItem('a', { type: 'webpage', title })))?.[1]

test.each([
  ['値下げ & {100%} の_衝撃', '値下げ \\& {\\{}100\\%{\\}} の\\_衝撃'],
  ['開いた { だけ', '開いた {\\textbraceleft} だけ'],
  ['$5 から $6', '{\\$}5 から {\\$}6'],
  ['10~20 #1 ^ \\', '10{\\textasciitilde}20 \\#1 {\\textasciicircum} {\\textbackslash}'],
  ['Prices of Inference: an iPhone-led view', '{Prices} of {Inference}: an {iPhone-led} view'],
  ['OpenAIの値下げ', '{OpenAIの値下げ}'],
])('writes the title %s so that TeX runs nothing of it and its capitals stay', (title, field) => {
  expect(titleField(title)).toBe(field)
})

const authorField = (author: Name[]): string | undefined =>
  /author = \{(.*)\},/.exec(
    bibtexEntry(cslItem('a', { type: 'webpage', title: '題', author })),
  )?.[1]

test.each([
  [{ family: '見本', given: '花子' }, '見本, 花子'],
  [{ literal: 'Sample, Example and Partners' }, '{Sample, Example and Partners}'],
  [
    { family: 'Beethoven', 'non-dropping-particle': 'van', given: 'Ludwig' },
    'van Beethoven, Ludwig',
  ],
  [{ family: 'Cruz', 'non-dropping-particle': 'De la', given: 'Ana' }, '{De la Cruz}, Ana'],
  [{ family: 'de la Cruz', given: 'Ana' }, '{de la Cruz}, Ana'],
  [{ family: 'King', given: 'Martin Luther', suffix: 'Jr.' }, 'King, Jr., Martin Luther'],
  [{ family: 'Smith and Sons', given: 'Jo' }, '{Smith and Sons}, Jo'],
])('writes the name %j so that readers take it apart as it is', (name, field) => {
  expect(authorField([name])).toBe(field)
})
