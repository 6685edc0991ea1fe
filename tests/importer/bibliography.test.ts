import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { parse } from 'yaml'
import type { FileAccount } from '../../src/importer/account.ts'
import { importAll } from '../../src/importer/import-all.ts'
import { contentFolder } from './import-text.ts'

const BIB = `@article{tanaka2024,
  title = {{AI}半導体の{\\'e}tude}, author = {田中, 太郎 and Suzuki, Hanako and {見本研究会}},
  journal = {見本学会誌}, year = 2024, month = feb, volume = 12, pages = {10--20}, abstract = {要旨}
}
@online{net, title = {見本電機の値下げ}, url = {https://news.example.com/a?utm_source=x}, urldate = {2025-02-10}, date = {2025-02}}
@misc{empty, note = {題も住所もない}}
`
const RIS =
  'TY  - NEWS\nTI  - 見本の記事\nAU  - 佐藤, 次郎\nPY  - 2025/02/03\nUR  - https://news.example.com/ris\nER  - \n'
const CSL = JSON.stringify([
  { id: 'c1', type: 'webpage', title: '題', URL: 'https://www.news.example.com/a/' },
  {
    id: 'c2',
    type: 'odd',
    title: '二番',
    URL: 'javascript:alert(1)',
    issued: { 'date-parts': [[2025, 2]] },
  },
])

const importFiles = async (files: Record<string, string>, content = contentFolder()) => {
  const folder = contentFolder()
  mkdirSync(folder, { recursive: true })
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text)
  const paths = Object.keys(files).map((name) => join(folder, name))
  const { files: accounts } = await importAll(paths, { contentDir: content, now: new Date(0) })
  const entries = (): Record<string, unknown> =>
    Object.fromEntries(
      readdirSync(join(content, 'sources')).map((name) => [
        name.replace('.yaml', ''),
        parse(readFileSync(join(content, 'sources', name), 'utf8')),
      ]),
    )
  return { accounts: accounts as [FileAccount, ...FileAccount[]], entries }
}

test('takes BibTeX entries under their own keys', async () => {
  const { accounts, entries } = await importFiles({ 'refs.bib': BIB })
  expect(accounts[0]).toMatchObject({ status: 'imported', sources: { listed: 3, new: 2 } })
  expect(accounts[0].changes).toEqual([
    { line: 1, kind: 'left-out', what: 'tanaka2024: abstract' },
    {
      line: 2,
      kind: 'address',
      what: 'net: https://news.example.com/a?utm_source=x → https://news.example.com/a',
    },
    { line: 3, kind: 'not-taken', what: 'empty: it has neither a title nor an address' },
  ])
  expect(entries()).toEqual({
    tanaka2024: {
      type: 'article-journal',
      title: 'AI半導体のétude',
      author: [
        { family: '田中', given: '太郎' },
        { family: 'Suzuki', given: 'Hanako' },
        { literal: '見本研究会' },
      ],
      'container-title': '見本学会誌',
      issued: '2024-02',
      volume: '12',
      page: '10-20',
      'title-basis': 'list',
    },
    net: {
      type: 'webpage',
      title: '見本電機の値下げ',
      issued: '2025-02',
      accessed: '2025-02-10',
      URL: 'https://news.example.com/a',
      'title-basis': 'list',
    },
  })
})

test('takes RIS and CSL-JSON, finds what is known, and no hostile address', async () => {
  const { accounts, entries } = await importFiles({ 'a.bib': BIB, 'b.ris': RIS, 'c.json': CSL })
  expect(accounts.map(({ sources }) => [sources.new, sources.known])).toEqual([
    [2, 0],
    [1, 0],
    [1, 1],
  ])
  expect(entries()).toMatchObject({
    'example-news-ris': {
      type: 'article-newspaper',
      issued: '2025-02-03',
      author: [{ literal: '佐藤, 次郎' }],
    },
    c2: { type: 'document', title: '二番', issued: '2025-02' },
  })
  expect(JSON.stringify(entries())).not.toContain('javascript')
})

test('running again finds everything known', async () => {
  const content = contentFolder()
  await importFiles({ 'a.bib': BIB }, content)
  const { accounts } = await importFiles({ 'a.bib': BIB }, content)
  expect(accounts[0]).toMatchObject({ status: 'unchanged', sources: { new: 0, known: 2 } })
})

test.each([
  ['x.json', '{', 'no CSL-JSON'],
  ['x.bib', 'hello', 'no bibliography entry'],
  ['x.json', '[]', 'no bibliography entry'],
])('refuses %s that holds %s', async (name, text, reason) => {
  const { accounts } = await importFiles({ [name]: text })
  expect(accounts[0]).toMatchObject({ status: 'refused', reason: expect.stringContaining(reason) })
})

const WORKS = `@book{mihon2024, title = {年次報告書}, author = {{見本電機}}, publisher = {見本電機}, year = {2024} }
@book{tenkyo2025, title = {年次報告書}, author = {{典拠製作所}}, publisher = {典拠製作所}, year = {2025} }
@book{handbook1, title = {Handbook of Sample Markets}, publisher = {Example Press}, volume = 1, year = 2019 }
@book{handbook2, title = {Handbook of Sample Markets}, publisher = {Example Press}, volume = 2, year = 2023 }
@article{noteA, title = {Editorial}, author = {Doe, Jo}, year = {2024}, doi = {10.5555/ex.2024.1} }
@article{noteB, title = {Editorial}, author = {Doe, Jo}, year = {2024}, doi = {10.5555/ex.2024.9} }
@misc{leaflet, title = {利用案内} }
@misc{guide, title = {利用案内} }
`

test('takes works of one title that differ otherwise as so many works, and known ones as known', async () => {
  const content = contentFolder()
  const first = await importFiles({ 'works.bib': WORKS }, content)
  expect(first.accounts[0]?.sources).toMatchObject({ listed: 8, new: 8, known: 0 })
  expect(first.accounts[0]?.changes).toContainEqual({
    line: 8,
    kind: 'same-title',
    what: 'guide: only the title agrees with `leaflet`; it has an entry of its own (where they are one work, list that key)',
  })
  const second = await importFiles({ 'works.bib': WORKS }, content)
  expect(second.accounts[0]?.sources).toMatchObject({ listed: 8, new: 0, known: 8 })
})

test('reads signs of LaTeX and HTML in addresses and titles once, and tells what it cut', async () => {
  const { accounts, entries } = await importFiles({
    'a.json': JSON.stringify([
      {
        id: 'a1',
        type: 'webpage',
        title: 'A &amp; B &amp;amp; C',
        URL: 'https://a.example.com/?a=1&amp;b=2',
      },
      {
        id: 'a2',
        type: 'webpage',
        title: '題',
        URL: 'https://b.example.com/x\\_y\\%20z?utm_source=x',
      },
    ]),
    'b.ris': 'TY  - ELEC\nTI  - C &amp; D\nUR  - https://c.example.com/?a=1&amp;b=2\nER  - \n',
  })
  expect(entries()).toMatchObject({
    a1: { title: 'A & B &amp; C', URL: 'https://a.example.com/?a=1&b=2' },
    a2: { URL: 'https://b.example.com/x_y%20z' },
    'example-c-1': { title: 'C & D', URL: 'https://c.example.com/?a=1&b=2' },
  })
  expect(accounts[0]?.changes).toContainEqual({
    line: 2,
    kind: 'address',
    what: 'a2: https://b.example.com/x\\_y\\%20z?utm_source=x → https://b.example.com/x_y%20z',
  })
})
