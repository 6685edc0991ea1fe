import fc from 'fast-check'
import { expect, test } from 'vitest'
import { readBibtex } from '../../src/importer/bibliography/bibtex/bibtex.ts'
import { readCsl } from '../../src/importer/bibliography/csl.ts'
import { type Bibliography, entryData } from '../../src/importer/bibliography/entry.ts'
import { readRis } from '../../src/importer/bibliography/ris.ts'
import { Refusal } from '../../src/importer/read/refusal.ts'

const READERS = { bib: readBibtex, ris: readRis, json: readCsl }
type Format = keyof typeof READERS

const BIBTEX =
  `title subtitle author editor journal journaltitle booktitle maintitle publisher institution
  school organization address location series edition volume number issue pages eid year month day date
  urldate doi url howpublished eprint archiveprefix primaryclass isbn issn language langid note annotation
  abstract keywords file type entrysubtype crossref archiveurl archivedate pubstate odd`.split(
    /\s+/,
  )
const RIS =
  `AU A1 A2 TI T1 T2 T3 C1 C3 JO JF JA J2 PB CY ET VL IS M1 M3 SP EP DA PY Y1 Y2 SN DO UR L1 LK AV
  LA N1 N2 AB KW ZZ`.split(/\s+/)
const CSL =
  `title container-title publisher publisher-place collection-title edition volume issue page number
  issued accessed URL DOI ISBN ISSN language note author editor genre medium custom abstract odd`.split(
    /\s+/,
  )
const NAMES: Record<Format, string[]> = { bib: BIBTEX, ris: RIS, json: CSL }

const VALUES = [
  'W',
  'W, Jo',
  'Jo W and others',
  '{W}',
  '見本 W',
  'https://a.example/W',
  'https://a.example/W https://b.example/W',
  '10.5555/W',
  '2025-02-10/W',
  'circa W',
  '$W$ and \\emph{W}',
  'W &amp; W',
  '\\unknown{W} 100% W',
  '\\url{https://a.example/W}',
]

/** A value that holds a word of its own, by which it is found again. */
const field = (format: Format) =>
  fc
    .tuple(fc.constantFrom(...NAMES[format]), fc.constantFrom(...VALUES), fc.nat(99_999))
    .map(([name, value, mark]) => {
      const word = `w${mark}w`
      return { name, word, value: value.replaceAll('W', word) }
    })

type Fields = readonly { name: string; value: string }[]

const WRITERS: Record<Format, (entries: readonly Fields[]) => string> = {
  bib: (entries) =>
    entries
      .map(
        (fields, at) =>
          `@misc{k${at},\n title = {T${at}},\n${fields.map(({ name, value }) => ` ${name} = {${value}},\n`).join('')}}\n`,
      )
      .join('\n'),
  ris: (entries) =>
    entries
      .map(
        (fields, at) =>
          `TY  - GEN\nID  - k${at}\nTI  - T${at}\n${fields.map(({ name, value }) => `${name}  - ${value}\n`).join('')}ER  - \n`,
      )
      .join('\n'),
  json: (entries) =>
    JSON.stringify(
      entries.map((fields, at) => ({
        id: `k${at}`,
        title: `T${at}`,
        ...Object.fromEntries(fields.map(({ name, value }) => [name, value])),
      })),
    ),
}

const accountOf = (items: Bibliography['items']): string[] =>
  items.map((item) => JSON.stringify(entryData(item)))

for (const format of ['bib', 'ris', 'json'] as const)
  test(`every value of ${format} is in its entry or told`, () => {
    const entries = fc.array(
      fc.uniqueArray(field(format), { minLength: 1, maxLength: 6, selector: ({ name }) => name }),
      { minLength: 1, maxLength: 3 },
    )
    fc.assert(
      fc.property(entries, (written) => {
        const { items, broken } = READERS[format](WRITERS[format](written))
        const accounts = accountOf(items)
        expect([accounts.length, broken]).toEqual([written.length, []])
        const lost = written.flatMap((fields, at) =>
          fields.filter(({ word }) => !accounts[at]?.includes(word)),
        )
        expect(lost).toEqual([])
      }),
      { numRuns: 400 },
    )
  })

test('no text makes a reader fail', () => {
  const pieces = fc.constantFrom(
    '@book{a,',
    '@string{',
    '@comment{',
    'title = {',
    '}',
    '{',
    '"',
    '#',
    ',',
    '=',
    '\\',
    '$',
    '%',
    '\n',
    'TY  - JOUR',
    'ER  - ',
    'AU  - ',
    'x, y, z',
    '[',
    ']',
    '{"id":"a"',
    ':',
    '"title":"x"',
    '1',
    '@',
    '(',
    ')',
    '\\"',
    'crossref={a}',
    '\\url{',
    '見本',
    ' and ',
    '~',
    '&#x;',
  )
  const anything = fc.array(fc.oneof(pieces, fc.string({ maxLength: 4, unit: 'binary' })), {
    maxLength: 30,
  })
  fc.assert(
    fc.property(anything, fc.constantFrom('bib', 'ris', 'json'), (parts, format) => {
      const { items } = READERS[format](parts.join('').toWellFormed())
      for (const item of items)
        try {
          entryData(item)
        } catch (error) {
          expect(error).toBeInstanceOf(Refusal)
        }
    }),
    { numRuns: 3000 },
  )
})

test('a broken entry anywhere in a file is told, and all others are taken', () => {
  const BROKEN: Record<Format, string[]> = {
    bib: [
      '@book{bad, title = {x',
      '@book{bad title = {x}}\n',
      '@book{bad, title {x}}\n',
      '@article bad,\n',
      '@book{bad, title = {x}, year = "2024}\n',
    ],
    ris: ['TI  - bad\nER  - \n'],
    json: [
      '"bad"',
      '{"id": "bad",}',
      '{"id": "bad", "title": "x}',
      '{"id": "bad", "author": [{"family": }]}',
    ],
  }
  for (const format of ['bib', 'ris', 'json'] as const)
    for (const bad of BROKEN[format])
      for (const at of [0, 1, 2]) {
        const good = [0, 1].map((index) =>
          format === 'bib'
            ? `@book{good${index}, title = {T}}\n`
            : format === 'ris'
              ? `TY  - GEN\nID  - good${index}\nTI  - T\nER  - \n`
              : `{"id": "good${index}", "title": "T"}`,
        )
        const all = good.toSpliced(at, 0, bad)
        const { items, broken } = READERS[format](
          format === 'json' ? `[\n${all.join(',\n')}\n]` : all.join('\n'),
        )
        expect([bad, at, items.map(({ key }) => key), broken.length]).toEqual([
          bad,
          at,
          ['good0', 'good1'],
          1,
        ])
      }
})
