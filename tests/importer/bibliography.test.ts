import { expect, test } from 'vitest'
import { importFiles, toldIn } from './bibliography-files.ts'
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

test('takes BibTeX entries under their own keys', async () => {
  const { accounts, entries } = await importFiles({ 'refs.bib': BIB })
  expect(accounts[0]).toMatchObject({ status: 'imported', sources: { listed: 3, new: 2 } })
  expect(accounts[0].changes).toEqual([
    { line: 1, kind: 'left-out', what: 'tanaka2024: abstract = 要旨' },
    {
      line: 5,
      kind: 'address',
      what: 'net: https://news.example.com/a?utm_source=x → https://news.example.com/a',
    },
    {
      line: 6,
      kind: 'not-taken',
      what: 'empty: it has neither a title nor an address; give it one',
    },
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
      author: [{ family: '佐藤', given: '次郎' }],
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
  ['x.json', '{', 'None of its entries can be taken'],
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
    line: 1,
    kind: 'address',
    what: 'a2: https://b.example.com/x\\_y\\%20z?utm_source=x → https://b.example.com/x_y%20z',
  })
})

test('tells of a known work what the registry does not say of it', async () => {
  const content = contentFolder()
  await importFiles(
    { 'a.bib': '@online{first, title={題}, url={https://a.example.com/x}}' },
    content,
  )
  const again =
    '@online{b, title={題}, url={http://www.a.example.com/x/}, author={見本, 花子}, year=2025}'
  const { accounts } = await importFiles({ 'b.bib': again }, content)
  expect(toldIn(accounts[0])).toEqual([
    'known: b: the registry has it as first',
    'left-out: b: author = [{"family":"見本","given":"花子"}]',
    'left-out: b: issued = 2025',
  ])
})

test('takes files with a byte order mark and CRLF', async () => {
  const { accounts, entries } = await importFiles({
    'a.bib': `\uFEFF${BIB.replaceAll('\n', '\r\n')}`,
    'b.ris': `\uFEFF${RIS.replaceAll('\n', '\r\n')}`,
    'c.json': `\uFEFF${CSL}`,
  })
  expect(accounts.map(({ sources }) => sources.new)).toEqual([2, 1, 1])
  expect(entries().tanaka2024).toMatchObject({ title: 'AI半導体のétude' })
})

test.each([
  ['Shift_JIS', [0x8c, 0xa9, 0x96, 0x7b]],
  ['JIS', [0x1b, 0x24, 0x42, 0x38, 0x2b, 0x1b, 0x28, 0x42]],
  ['EUC-JP', [0xb8, 0xab, 0xcb, 0xdc]],
  ['UTF-16 without its mark', [0x40, 0, 0x61, 0, 0x62, 0]],
])('refuses a file in %s with its reason', async (_, bytes) => {
  const { accounts } = await importFiles({ 'a.bib': Uint8Array.from(bytes) })
  expect(accounts[0]).toMatchObject({
    status: 'refused',
    reason: 'The file is not UTF-8 text (line 1); save it as UTF-8 first',
  })
})
