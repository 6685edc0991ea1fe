import { describe, expect, test } from 'vitest'
import { readBibtex } from '../../src/importer/bibliography/bibtex/bibtex.ts'
import { entryData } from '../../src/importer/bibliography/entry.ts'

/** The first entry of a file as the registry has it, and what is told of it. */
const read = (text: string) => {
  const [item] = readBibtex(text).items
  if (item === undefined) throw new Error('no entry')
  const { data, told } = entryData(item)
  return { data, told: told.map(({ kind, what }) => `${kind}: ${what}`) }
}

const misc = (fields: string) => read(`@misc{key, title = {題}, ${fields}}`)

describe('authors', () => {
  test.each<[string, unknown]>([
    [
      '見本, 花子 and 典拠 太郎',
      [
        { family: '見本', given: '花子' },
        { family: '典拠', given: '太郎' },
      ],
    ],
    ['見本花子', [{ literal: '見本花子' }]],
    ['見本　花子', [{ family: '見本', given: '花子' }]],
    ['김 철수', [{ family: '김', given: '철수' }]],
    ['ジョン・スミス', [{ literal: 'ジョン・スミス' }]],
    ['{見本研究会} and {A and B}', [{ literal: '見本研究会' }, { literal: 'A and B' }]],
    [
      'Ludwig van Beethoven',
      [{ family: 'Beethoven', given: 'Ludwig', 'non-dropping-particle': 'van' }],
    ],
    ['de la Cruz, Ana', [{ family: 'Cruz', given: 'Ana', 'non-dropping-particle': 'de la' }]],
    ['{de la Cruz}, Ana', [{ family: 'de la Cruz', given: 'Ana' }]],
    ['Ana {de la Cruz}', [{ family: 'de la Cruz', given: 'Ana' }]],
    [
      'Humboldt, Alexander von',
      [{ family: 'Humboldt', given: 'Alexander', 'dropping-particle': 'von' }],
    ],
    ['King, Jr., Martin Luther', [{ family: 'King', given: 'Martin Luther', suffix: 'Jr.' }]],
    ['Martin Luther King Jr.', [{ family: 'King', given: 'Martin Luther', suffix: 'Jr.' }]],
    ["{\\'E}ric {\\v C}apek", [{ family: 'Čapek', given: 'Éric' }]],
    [
      'family=Ploeg, given=Anna, prefix=van der',
      [{ family: 'Ploeg', given: 'Anna', 'non-dropping-particle': 'van der' }],
    ],
    [
      'Smith &amp; Sons and Example, Inc.',
      [{ literal: 'Smith & Sons' }, { literal: 'Example, Inc.' }],
    ],
    ['見本花子、典拠 太郎', [{ literal: '見本花子' }, { family: '典拠', given: '太郎' }]],
    ['見本，花子', [{ family: '見本', given: '花子' }]],
    [
      'Doe, Jo; Roe, Mia',
      [
        { family: 'Doe', given: 'Jo' },
        { family: 'Roe', given: 'Mia' },
      ],
    ],
    [
      '見本 花子, 典拠 太郎',
      [
        { family: '見本', given: '花子' },
        { family: '典拠', given: '太郎' },
      ],
    ],
    [
      '見本花子, 典拠太郎, 山田次郎',
      [{ literal: '見本花子' }, { literal: '典拠太郎' }, { literal: '山田次郎' }],
    ],
    ['a, b, c, d', [{ literal: 'a, b, c, d' }]],
  ])('%s', (author, expected) => {
    expect(misc(`author = {${author}}`)).toEqual({
      data: { type: 'document', title: '題', author: expected, 'title-basis': 'list' },
      told: [],
    })
  })

  test.each([
    ['Doe, Jo and others', 'others'],
    ['Doe, Jo et al.', 'et al.'],
    ['Doe, Jo and 他', '他'],
    ['Doe, Jo ほか', 'ほか'],
    ['family=Doe, given=Jo, given-i=J', 'given-i=J'],
  ])('%s tells what is no name', (author, others) => {
    expect(misc(`author = {${author}}`)).toMatchObject({
      data: { author: [{ family: 'Doe', given: 'Jo' }] },
      told: [`left-out: author = ${others}`],
    })
  })
})

describe('text', () => {
  test.each([
    ["{\\'e}tude {AI} \\textbf{b} \\emph{c} --- d", 'étude AI b c — d'],
    ['H$_2$O, $\\alpha$ and $O(n^2)$', 'H₂O, α and O(n²)'],
    ['from $5 to $3, 100% sure', 'from $5 to $3, 100% sure'],
    ['Costs $5', 'Costs $5'],
    ["\\enquote*{S} ``T''", '“S” “T”'],
    [
      '\\href{https://a.example/x_y}{words} \\url{https://b.example/%20}',
      'words (https://a.example/x_y) https://b.example/%20',
    ],
    [
      '\\textcolor{red}{x} \\underline{y} \\LaTeX{} \\ruby{見本}{みほん}',
      'x y LaTeX 見本（みほん）',
    ],
    ['a < b & c\\_d', 'a < b & c_d'],
    ["{\\bf b} {\\it i} \\'\\i\\~{} e\\-mail", 'b i í~ email'],
    ['\\textless{}tag\\textgreater{} \\(x^2\\) $\\max$', '<tag> x² max'],
    ['\\UTF{9AD9}橋', '髙橋'],
    ['A &amp; B &amp;amp; C', 'A & B &amp; C'],
  ])('%s', (title, expected) => {
    expect(read(`@misc{key, title = {${title}}}`)).toMatchObject({
      data: { title: expected },
      told: [],
    })
  })

  test('a command that nobody knows stays, and is told', () => {
    expect(read('@misc{key, title = {A \\foo{bar}}}')).toMatchObject({
      data: { title: 'A \\foo{bar}' },
      told: ["latex: title: \\foo can't be read, so the text stays as typed"],
    })
  })

  test('abbreviations of the file are read, others are told', () => {
    const text =
      '@string{jx = "見本" # {評論}}\n@article{key, title = {題}, journal = jx # { 別冊}, series = unknown}'
    expect(read(text)).toMatchObject({
      data: { 'container-title': '見本評論 別冊' },
      told: ['left-out: series = unknown (the file does not define unknown)'],
    })
  })
})

describe('dates', () => {
  test.each([
    ['year = 2025, month = feb # "~10"', '2025-02-10', []],
    ['year = {2023}, month = {12月}', '2023-12', []],
    ['year = 2025, month = {Feb.}, day = 3', '2025-02-03', []],
    ['date = {2025-02-10}, year = 2025, month = 2', '2025-02-10', []],
    ['year = {2025a}', '2025', ['left-out: year = 2025a']],
    ['year = {in press}', undefined, ['left-out: year = in press']],
    ['year = {c. 1998}', undefined, ['left-out: year = c. 1998']],
    ['date = {1998~}', undefined, ['left-out: date = 1998~']],
    ['date = {2024-11-30/2024-12-02}', '2024', ['left-out: date = 2024-11-30/2024-12-02']],
    ['date = {2024-12-01/2024-12-02}', '2024-12', ['left-out: date = 2024-12-01/2024-12-02']],
    ['year = {1998~}', undefined, ['left-out: year = 1998~']],
    ['date = {2025-02-10T10:30:00}', '2025-02-10', ['left-out: date = 2025-02-10T10:30:00']],
    ['date = {2024/}', undefined, ['left-out: date = 2024/']],
    ['date = {2024-24}', '2024', ['left-out: date = 2024-24']],
    ['year = 2024, month = {Winter}', '2024', ['left-out: month = Winter']],
    ['year = 2024, date = {2023}', '2023', ['left-out: year = 2024']],
    ['month = feb', undefined, ['left-out: month = 2']],
  ])('%s', (fields, issued, told) => {
    const result = misc(fields)
    expect([result.data.issued, result.told]).toEqual([issued, told])
  })
})

describe('addresses', () => {
  test.each<[string, Record<string, string>, string[]]>([
    [
      'url = {https://a.example/x\\_y\\%20z}',
      { URL: 'https://a.example/x_y%20z' },
      ['address: https://a.example/x\\_y\\%20z → https://a.example/x_y%20z'],
    ],
    [
      'url = {https://a.example/{\\textasciitilde}jo}',
      { URL: 'https://a.example/~jo' },
      ['address: https://a.example/{\\textasciitilde}jo → https://a.example/~jo'],
    ],
    [
      'howpublished = {\\url{https://a.example/x_y}}',
      { URL: 'https://a.example/x_y' },
      ['address: \\url{https://a.example/x_y} → https://a.example/x_y'],
    ],
    [
      'howpublished = {Seen at \\url{https://a.example/x}}',
      { URL: 'https://a.example/x' },
      ['left-out: howpublished = Seen at \\url{https://a.example/x}'],
    ],
    [
      'url = {https://a.example https://b.example}',
      { URL: 'https://a.example' },
      ['left-out: url = https://b.example'],
    ],
    ['url = {www.example.com}', {}, ['left-out: url = www.example.com']],
    ['doi = {https://doi.org/10.5555/a\\_b}', { DOI: '10.5555/a_b' }, []],
    ['doi = {doi: 10.5555/ab}', { DOI: '10.5555/ab' }, []],
    ['doi = {soon}', {}, ['left-out: doi = soon']],
    ['url = {10.5555/ab}', { DOI: '10.5555/ab' }, []],
    [
      'eprint = {2501.99999v2}, archiveprefix = {arXiv}, primaryclass = {cs.LG}',
      { URL: 'https://arxiv.org/abs/2501.99999v2' },
      [
        'left-out: primaryclass = cs.LG',
        'address: 2501.99999v2 → https://arxiv.org/abs/2501.99999v2',
      ],
    ],
    [
      'eprint = {hep-th/9901001}',
      { URL: 'https://arxiv.org/abs/hep-th/9901001' },
      ['address: hep-th/9901001 → https://arxiv.org/abs/hep-th/9901001'],
    ],
    [
      'eprint = {x1}, eprinttype = {other}',
      {},
      ['left-out: eprint = x1', 'left-out: eprinttype = other'],
    ],
  ])('%s', (fields, found, told) => {
    const result = misc(fields)
    expect(result).toEqual({
      data: { type: 'document', title: '題', 'title-basis': 'list', ...found },
      told,
    })
  })

  test('an entry with a DOI alone gets its address', () => {
    expect(read('@misc{key, doi = {10.5555/a}}').data).toEqual({
      type: 'document',
      DOI: '10.5555/a',
      URL: 'https://doi.org/10.5555/a',
    })
  })
})

test.each([
  ['langid = {ngerman}', 'de'],
  ['language = {Japanese}', 'ja'],
  ['language = {英語}', 'en'],
  ['langid = {american}, language = {en-US}', 'en-US'],
  ['language = {日本語}', 'ja'],
  ['language = {jpn}', 'ja'],
  ['language = {Deutsch}', 'de'],
])('%s is %s', (fields, language) => {
  expect(misc(fields)).toMatchObject({ data: { language }, told: [] })
})

test('a language that is no single one is told', () => {
  expect(misc('language = {English and German}').told).toEqual([
    'left-out: language = English and German',
  ])
})

test('crossref gives what the work in it shares, xdata everything; one that leads nowhere is told', () => {
  const { items } = readBibtex(`@inproceedings{a, title = {甲}, crossref = {Whole}}
@proceedings{whole, title = {予稿集}, publisher = {見本社}, year = 2024, doi = {10.5555/whole}}
@online{b, title = {乙}, xdata = {shared}}
@xdata{shared, publisher = {典拠社}}
@misc{c, title = {丙}, crossref = {nowhere}}`)
  expect(items.map((item) => [item.key, entryData(item)])).toMatchObject([
    [
      'a',
      {
        data: { title: '甲', 'container-title': '予稿集', publisher: '見本社', issued: '2024' },
        told: [],
      },
    ],
    ['whole', { data: { title: '予稿集', DOI: '10.5555/whole' } }],
    ['b', { data: { title: '乙', publisher: '典拠社' }, told: [] }],
    ['c', { told: [{ what: 'crossref = nowhere' }] }],
  ])
  expect(entryData(items[0] ?? { line: 1, key: '', found: [], told: [] }).data.DOI).toBeUndefined()
})

test('each broken entry is told with its key and line, and leaves the others', () => {
  const { items, broken } = readBibtex(`Words of no entry, mail jo@example.org
@comment{ @book{hidden, title = {x}} }
% @book{off, title = {x}}
@book{open, title = {x, year = 2024}
@book{one, title = {一}}
@book{two words, title = {語}}
@book{no comma title = {x}}
@article bare, title = {x}}
@book(two, title = {二} year = 2023)
@book{odd(1), title = {三}, file = {C:\\papers\\}}
@misc{title = {四}}
@book{last, title = {never closed
`)
  expect(items.map(({ key, line }) => [key, line])).toEqual([
    ['one', 5],
    ['two words', 6],
    ['two', 9],
    ['odd(1)', 10],
    [undefined, 11],
  ])
  expect(broken).toEqual([
    {
      line: 4,
      key: 'open',
      reason: 'unexpected `@book{one, title = {`, expected `name = value` (line 5)',
    },
    {
      line: 7,
      key: 'no',
      reason: 'unexpected `comma title = {x}}`, expected `=` behind `no` (line 7)',
    },
    { line: 8, key: 'bare', reason: 'unexpected `@article`, expected `{` behind it' },
    {
      line: 12,
      key: 'last',
      reason:
        'unexpected `never closed`, expected a `}` that closes the value before the next entry (line 12)',
    },
  ])
})

test('kinds that CSL lacks and fields without a place are told with their values, once', () => {
  expect(
    read(`@phdthesis{key, title = {題}, school = {見本大学}, abstract = {要旨 {x}}, keywords = {a, b},
  note = {一}, note = {二}, entrysubtype = {odd}}`),
  ).toEqual({
    data: { type: 'thesis', title: '題', publisher: '見本大学', note: '一', 'title-basis': 'list' },
    told: [
      'left-out: entrysubtype = odd',
      'left-out: type = @phdthesis',
      'left-out: abstract = 要旨 {x}',
      'left-out: keywords = a, b',
      'left-out: note = 二',
    ],
  })
})
