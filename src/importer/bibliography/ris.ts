import type { SourceData } from '../../schemas/source.ts'
import { addressesIn, doiOf, isAddressesOnly } from './addresses.ts'
import { readDate } from './dates.ts'
import { type Bibliography, type BibliographyItem, type Found, plainText } from './entry.ts'
import { languageOf } from './languages.ts'
import { type RisLine, type RisRecord, readRisFile } from './ris-file.ts'
import { authorsFound } from './ris-names.ts'
import { cslTypeOfRis } from './ris-types.ts'

type Field = keyof SourceData

/** Tags of text by the registry's fields; those that come first are asked first. */
const TEXTS: [tag: string, field: Field][] = [
  ['TI', 'title'],
  ['T1', 'title'],
  ['CT', 'title'],
  ['T2', 'container-title'],
  ['JF', 'container-title'],
  ['BT', 'container-title'],
  ['JO', 'container-title'],
  ['JA', 'container-title'],
  ['J2', 'container-title'],
  ['T3', 'collection-title'],
  ['PB', 'publisher'],
  ['CY', 'publisher-place'],
  ['PP', 'publisher-place'],
  ['ET', 'edition'],
  ['VL', 'volume'],
  ['IS', 'issue'],
  ['CP', 'issue'],
  ['M1', 'number'],
  ['N1', 'note'],
]

const ISSN = /^\d{4}-?\d{3}[\dX]$/i
const ISBN = /^(?:97[89])?\d{9}[\dX]$/i

const numberField = (value: string, type: string): Field => {
  if (ISSN.test(value)) return 'ISSN'
  if (ISBN.test(value.replace(/[\s-]/g, ''))) return 'ISBN'
  if (type === 'RPRT') return 'number'
  return /BOOK|CHAP/.test(type) ? 'ISBN' : 'ISSN'
}

const dateFound = (tag: string, value: string): Found => {
  const field = tag === 'Y2' ? 'accessed' : 'issued'
  const { date, isWhole } = readDate(value)
  const isKept = date !== undefined && (field === 'issued' || date.length === 10)
  return {
    name: tag,
    written: value,
    field,
    value: isKept ? date : undefined,
    isPart: isKept && !isWhole,
  }
}

const addressFound = (tag: string, value: string): Found[] => {
  const field = tag === 'AV' ? 'archive-URL' : 'URL'
  const addresses = addressesIn(value)
  const [address] = addresses
  if (address === undefined)
    return [
      { name: tag, written: value, field: 'DOI', value: tag === 'UR' ? doiOf(value) : undefined },
    ]
  if (!isAddressesOnly(value))
    return [
      { name: tag, written: value },
      { name: tag, written: address, field, value: address },
    ]
  return addresses.map((one) => ({
    name: tag,
    written: addresses.length === 1 ? value : one,
    field,
    value: one,
  }))
}

const pages = (record: RisRecord): Found[] => {
  const of = (tag: string) => record.lines.filter((line) => line.tag === tag)
  const [[start], [end]] = [of('SP'), of('EP')]
  const more = [...of('SP').slice(1), ...of('EP').slice(start === undefined ? 0 : 1)]
  const found: Found[] = more.map(({ tag, value }) => ({ name: tag, written: value }))
  if (start === undefined) return found
  const isRange =
    end !== undefined && end.value !== '' && !start.value.includes('-') && end.value !== start.value
  const page = isRange ? `${start.value}-${end.value}` : start.value
  if (!isRange && end !== undefined && !start.value.split('-').includes(end.value))
    found.push({ name: 'EP', written: end.value })
  return [{ name: 'SP', written: start.value, field: 'page', value: plainText(page) }, ...found]
}

const HANDLED = /^(?:TY|ID|AU|A1|SP|EP|ER)$/

const foundIn = ({ tag, value }: RisLine, type: string): Found[] => {
  if (/^(?:DA|PY|Y1|Y2)$/.test(tag)) return [dateFound(tag, value)]
  if (/^(?:UR|LK|AV)$/.test(tag)) return addressFound(tag, value)
  const text = plainText(value)
  const found = (field: Field | undefined, read: unknown): Found[] => [
    { name: tag, written: text, field, value: read },
  ]
  if (tag === 'DO') return found('DOI', doiOf(value))
  if (tag === 'LA') return found('language', languageOf(text))
  if (tag === 'SN') return found(numberField(text, type), text)
  return found(TEXTS.find(([name]) => name === tag)?.[1], text)
}

/** Where tags compete for one field, the fuller one goes first. */
const order = ({ tag }: RisLine): number => TEXTS.findIndex(([name]) => name === tag)

/** Tags that mean another one in some types. */
const tagOf = (tag: string, type: string, hasSeries: boolean): string => {
  // The second title of a whole book is its series.
  if (/BOOK$/.test(type) && tag === 'T2' && !hasSeries) return 'T3'
  if (/BOOK$/.test(type) && tag === 'BT') return 'TI'
  // What carried a paper stands under C3.
  return /^(?:CONF|CPAPER)$/.test(type) && tag === 'C3' ? 'T2' : tag
}

const itemOf = (record: RisRecord): BibliographyItem => {
  const { line } = record
  const [type = ''] = record.lines.filter(({ tag }) => tag === 'TY').map(({ value }) => value)
  const csl = cslTypeOfRis(type)
  const hasSeries = record.lines.some(({ tag }) => tag === 'T3')
  const lines = record.lines.map((one) => ({ ...one, tag: tagOf(one.tag, type, hasSeries) }))
  const names = lines.filter(({ tag, value }) => /^(?:AU|A1)$/.test(tag) && value !== '')
  const found: Found[] = [
    { name: 'TY', written: type, field: 'type', value: csl.type, isPart: csl.isPart },
    ...(names.length === 0 ? [] : authorsFound(names)),
    ...pages({ line, lines }),
    ...lines
      .filter(({ tag }) => !HANDLED.test(tag))
      .sort((a, b) => order(a) - order(b))
      .flatMap((one) => foundIn(one, type)),
  ]
  const [id, ...more] = lines.filter(({ tag }) => tag === 'ID')
  found.push(...more.map(({ value }) => ({ name: 'ID', written: value })))
  return { line, key: id?.value || undefined, found, told: [] }
}

/** The records of an RIS file. */
export const readRis = (text: string): Bibliography => {
  const { records, broken } = readRisFile(text)
  return { items: records.map(itemOf), broken }
}
