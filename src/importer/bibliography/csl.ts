import { OUR_FIELDS } from '../../citations/csl-item.ts'
import type { SourceData } from '../../schemas/source.ts'
import { addressesIn, doiOf, isAddressesOnly } from './addresses.ts'
import { authorsFound } from './csl-names.ts'
import { isEmpty, object, text, told } from './csl-values.ts'
import { readCslDate, readDate } from './dates.ts'
import {
  asWritten,
  type Bibliography,
  type BibliographyItem,
  type Broken,
  type Found,
} from './entry.ts'
import { type JsonItem, jsonItems } from './json-items.ts'
import { languageOf } from './languages.ts'

type Field = keyof SourceData

const TEXTS = new Set<string>(
  `type title container-title publisher publisher-place collection-title edition volume issue page number
  ISBN ISSN note`.split(/\s+/),
)
const OURS = new Set<string>(OUR_FIELDS)

/** A text, or the first text of a list, as some programs write one. */
const textFound = (
  name: string,
  value: unknown,
  field: Field,
  read: (text: string) => unknown,
): Found[] => {
  const [first, ...more] = Array.isArray(value) ? value : [value]
  const parsed = text.safeParse(first)
  if (!parsed.success) return told(name, value)
  return [
    { name, written: asWritten(first), field, value: read(parsed.data) },
    ...more.flatMap((other) => told(name, other)),
  ]
}

const dateFound = (field: 'issued' | 'accessed', value: unknown): Found[] => {
  const given = object.safeParse(value)
  const { date, isWhole } = given.success ? readCslDate(given.data) : readDate(asWritten(value))
  const isKept = date !== undefined && (field === 'issued' || date.length === 10)
  const plain = given.success && isWhole && date !== undefined ? date : asWritten(value)
  return [
    {
      name: field,
      written: plain,
      field,
      value: isKept ? date : undefined,
      isPart: isKept && !isWhole,
    },
  ]
}

const addressFound = (value: unknown): Found[] => {
  const written = asWritten(value)
  const addresses = typeof value === 'string' ? addressesIn(value) : []
  if (addresses.length === 0) return [{ name: 'URL', written, field: 'DOI', value: doiOf(written) }]
  const isOnly = isAddressesOnly(written)
  return [
    ...(isOnly ? [] : told('URL', value)),
    ...addresses.map(
      (one): Found => ({
        name: 'URL',
        written: isOnly && addresses.length === 1 ? written : one,
        field: 'URL',
        value: one,
      }),
    ),
  ]
}

/** What stands under `custom`: our own fields as our exports write them. */
const customFound = (value: unknown): Found[] => {
  const given = object.safeParse(value)
  if (!given.success) return told('custom', value)
  return Object.entries(given.data).flatMap(([name, said]): Found[] =>
    OURS.has(name)
      ? [{ name: `custom.${name}`, written: asWritten(said), field: name as Field, value: said }] // one of our own fields
      : told(`custom.${name}`, said),
  )
}

const foundIn = (name: string, value: unknown): Found[] => {
  if (isEmpty(value)) return []
  if (TEXTS.has(name)) return textFound(name, value, name as Field, (read) => read) // a text of the registry's
  if (name === 'DOI') return textFound(name, value, 'DOI', doiOf)
  if (name === 'language') return textFound(name, value, 'language', languageOf)
  if (name === 'URL') return addressFound(value)
  if (name === 'issued' || name === 'accessed') return dateFound(name, value)
  if (name === 'author') return authorsFound(value)
  if (name === 'custom') return customFound(value)
  return told(name, value)
}

const itemOf = (line: number, item: Record<string, unknown>): BibliographyItem => {
  const { id, 'citation-key': key, ...fields } = item
  const own = [key, id].map((value) => text.safeParse(value)).find(({ success }) => success)?.data
  const unused =
    key !== undefined && id !== undefined && String(key) !== String(id) ? told('id', id) : []
  return {
    line,
    key: own || undefined,
    found: [...Object.entries(fields).flatMap(([name, value]) => foundIn(name, value)), ...unused],
    told: [],
  }
}

/** The items of a CSL-JSON file. */
export const readCsl = (source: string): Bibliography => {
  const { items, broken } = jsonItems(source)
  const faults: Broken[] = [...broken]
  const read = items.flatMap(({ line, value }: JsonItem) => {
    const item = object.safeParse(value)
    if (item.success) return [itemOf(line, item.data)]
    faults.push({
      line,
      key: undefined,
      reason: `unexpected \`${asWritten(value).slice(0, 60)}\`, expected an object of CSL-JSON`,
    })
    return []
  })
  return { items: read, broken: faults }
}
