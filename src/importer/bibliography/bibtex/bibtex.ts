import type { SourceData } from '../../../schemas/source.ts'
import { addressesIn, doiOf, eprintAddress, isAddressesOnly } from '../addresses.ts'
import { readDate } from '../dates.ts'
import type { Bibliography, BibliographyItem } from '../entry.ts'
import { languageOf } from '../languages.ts'
import { withInherited } from './crossref.ts'
import { BibtexFields } from './fields.ts'
import { type BibtexEntry, readBibtexFile } from './file.ts'
import { bibtexNames } from './names.ts'
import { texText } from './tex.ts'
import { cslType } from './types.ts'

/** Fields of text by the registry's, in the order in which they are asked. */
const TEXTS: [field: keyof SourceData, names: string[]][] = [
  ['container-title', ['journaltitle', 'journal', 'booktitle', 'maintitle']],
  ['publisher', ['publisher', 'institution', 'school', 'organization']],
  ['publisher-place', ['location', 'address']],
  ['collection-title', ['series']],
  ['edition', ['edition']],
  ['volume', ['volume']],
  ['ISBN', ['isbn']],
  ['ISSN', ['issn']],
  ['note', ['note']],
]

const addType = (fields: BibtexFields, entryType: string): void => {
  const subtype = fields.take('entrysubtype')
  const word = subtype === undefined ? undefined : fields.text(subtype)
  const { type, bySubtype, isPart } = cslType(entryType, word)
  if (subtype !== undefined && !bySubtype) fields.add(subtype)
  fields.found.push({ field: 'type', value: type, name: 'type', written: `@${entryType}`, isPart })
}

const addAuthors = (fields: BibtexFields): void => {
  const given = fields.take('author')
  if (given === undefined) return
  const { names, told } = bibtexNames(given.value)
  // Tells commands that can't be read.
  fields.text(given)
  fields.add(given, 'author', names.length === 0 ? undefined : names)
  if (names.length > 0) fields.found.push(...told.map((written) => ({ name: 'author', written })))
}

const DAYS = ['urldate', 'lastchecked', 'accessed', 'lastaccessed', 'visited']

const addDates = (fields: BibtexFields): void => {
  const days = DAYS.map((name) => ['accessed', name] as const)
  for (const [field, name] of [['issued', 'date'], ...days, ['archived', 'archivedate']] as const) {
    const given = fields.take(name)
    if (given === undefined) continue
    const { date, isWhole } = readDate(fields.dateText(given))
    const isKept = date !== undefined && (field === 'issued' || date.length === 10)
    fields.add(given, field, isKept ? date : undefined, isKept && !isWhole)
  }
}

/** Year, month and day in fields of their own: as many of them as make a date. */
const addYear = (fields: BibtexFields): void => {
  const year = fields.take('year')
  const more = ['month', 'day'].flatMap((name) => fields.take(name) ?? [])
  if (year === undefined) {
    for (const field of more) fields.add(field)
    return
  }
  const texts = [fields.dateText(year), ...more.map((field) => fields.text(field))]
  const dateOf = (length: number) => readDate(texts.slice(0, length).join(' '))
  const used = [3, 2].find((length) => more.length >= length - 1 && dateOf(length).isWhole) ?? 1
  const { date, isWhole } = dateOf(used)
  fields.add(year, 'issued', date, date !== undefined && !isWhole)
  for (const field of more.slice(used - 1)) fields.add(field)
}

const addNumbers = (fields: BibtexFields, type: string): void => {
  const isArticle = /^(?:article|inproceedings|conference|suppperiodical|periodical)$/.test(type)
  fields.addText('issue', isArticle ? 'number' : 'issue')
  fields.addText('issue', 'issue')
  fields.addText('number', isArticle ? 'eid' : 'number')
  const pages = fields.take('pages')
  if (pages === undefined) return
  const value = pages.value.replace(/-{2,3}/g, '-')
  fields.add(pages, 'page', fields.text({ ...pages, value }))
}

const addUrls = (fields: BibtexFields): void => {
  for (const name of ['url', 'howpublished', 'note']) {
    const given = fields.peek(name)
    if (given === undefined) continue
    const isOnly = isAddressesOnly(given.value)
    const isKnown = fields.found.some(({ field }) => field === 'URL')
    if (name === 'note' && (!isOnly || isKnown)) continue
    fields.take(name)
    const addresses = addressesIn(given.value)
    const doi = addresses.length === 0 ? doiOf(given.value) : undefined
    if (doi !== undefined) fields.add(given, 'DOI', doi)
    else if (!isOnly || addresses.length === 0) fields.add(given)
    for (const address of addresses)
      fields.add(
        addresses.length === 1 && isOnly ? given : { ...given, value: address },
        'URL',
        address,
      )
  }
}

const addEprint = (fields: BibtexFields): void => {
  const eprint = fields.take('eprint')
  if (eprint === undefined) return
  const archives = ['eprinttype', 'archiveprefix']
  const archive = archives.map((name) => fields.peek(name)).find((field) => field !== undefined)
  const address = eprintAddress(
    fields.text(eprint),
    archive === undefined ? undefined : texText(archive.value).text,
  )
  fields.add(eprint, 'URL', address)
  if (address !== undefined) for (const name of archives) fields.take(name)
}

const addAddresses = (fields: BibtexFields): void => {
  const doi = fields.take('doi')
  if (doi !== undefined) fields.add(doi, 'DOI', doiOf(doi.value))
  addUrls(fields)
  const archive = fields.take('archiveurl')
  if (archive !== undefined) fields.add(archive, 'archive-URL', addressesIn(archive.value)[0])
  addEprint(fields)
}

const itemOf = ({ type, key, line, fields: given }: BibtexEntry): BibliographyItem => {
  const fields = new BibtexFields(given)
  addType(fields, type)
  fields.addText('title', 'title')
  addAuthors(fields)
  addDates(fields)
  addYear(fields)
  addAddresses(fields)
  addNumbers(fields, type)
  for (const [field, names] of TEXTS) for (const name of names) fields.addText(field, name)
  for (const name of ['langid', 'language', 'hyphenation']) {
    const language = fields.take(name)
    if (language !== undefined) fields.add(language, 'language', languageOf(fields.text(language)))
  }
  fields.addRest()
  return { line, key: key === '' ? undefined : key, found: fields.found, told: fields.told }
}

/** The entries of a BibTeX or biblatex file. */
export const readBibtex = (text: string): Bibliography => {
  const { entries, broken } = readBibtexFile(text)
  return { items: withInherited(entries).map(itemOf), broken }
}
