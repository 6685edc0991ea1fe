import { isDeepStrictEqual } from 'node:util'
import { withoutTracking } from '../../citations/article-address.ts'
import { type SourceData, sourceSchema } from '../../schemas/source.ts'
import { Refusal } from '../read/refusal.ts'
import { withoutReferences } from '../sources/addresses.ts'

type Field = keyof SourceData

/** Something that an entry says. */
export interface Found {
  /** The registry's field for it; undefined where it has none. */
  field?: Field | undefined
  value?: unknown
  /** How the file calls it, and what stands there. */
  name: string
  written: string
  /** Whether the value says less than what stands there. */
  isPart?: boolean
}

/** A change to tell, without its place. */
export interface Told {
  kind: string
  what: string
}

/** An entry of a bibliography, read from any format. */
export interface BibliographyItem {
  line: number
  key: string | undefined
  found: Found[]
  told: Told[]
}

/** What can't be taken, and where. */
export interface Broken {
  line: number
  key: string | undefined
  reason: string
}

/** What a bibliography holds. */
export interface Bibliography {
  items: BibliographyItem[]
  broken: Broken[]
}

/** Text of a bibliography in one line: CSL's tags and entities are read once. */
export const plainText = (value: string): string => {
  const withoutTags = (text: string): string => {
    const once = text.replace(/<(i|b|sub|sup|span|sc)\b[^<>]*>([\s\S]*?)<\/\1\s*>/gi, '$2')
    return once === text ? text : withoutTags(once)
  }
  return withoutReferences(withoutTags(value))
    .replace(/[\p{Cc}\s]+/gu, ' ')
    .trim()
}

/** A value as it is told. */
export const asWritten = (value: unknown): string =>
  (typeof value === 'string' ? value : (JSON.stringify(value) ?? '')).replace(/\s+/g, ' ').trim()

const isDate = (field: Field): boolean => field === 'issued' || field === 'accessed'

const leftOut = ({ name, written }: Found): Told => ({
  kind: 'left-out',
  what: `${name} = ${written}`,
})

const isEqual = (one: unknown, other: unknown): boolean =>
  isDeepStrictEqual(one, other) ||
  (typeof one === 'string' &&
    typeof other === 'string' &&
    one.toLowerCase() === other.toLowerCase())

/** The finds that stand for their fields: the first of each, or of dates that agree the longest. */
const chosen = (found: readonly Found[]): { kept: Map<Field, Found>; lost: Found[] } => {
  const kept = new Map<Field, Found>()
  const lost: Found[] = []
  for (const item of found) {
    const { field, value } = item
    if (field === undefined || value === undefined || value === '') {
      if (item.written !== '') lost.push(item)
      continue
    }
    const first = kept.get(field)
    if (item.isPart) lost.push(item)
    if (first === undefined) kept.set(field, item)
    else if (isDate(field) && String(value).startsWith(String(first.value))) kept.set(field, item)
    else if (isDate(field) && String(first.value).startsWith(String(value))) continue
    else if (!isEqual(first.value, value) && !item.isPart) lost.push(item)
  }
  return { kept, lost }
}

const withAddress = (data: Record<string, unknown>, told: Told[]): void => {
  if (data.title !== undefined || data.URL !== undefined || data.DOI === undefined) return
  data.URL = `https://doi.org/${data.DOI}`
  told.push({ kind: 'address', what: `${data.DOI} → ${data.URL}` })
}

const cleanUrl = (kept: ReadonlyMap<Field, Found>): { url?: string; told: Told[] } => {
  const found = kept.get('URL')
  if (found === undefined) return { told: [] }
  const url = withoutTracking(String(found.value))
  return {
    url,
    told: url === found.written ? [] : [{ kind: 'address', what: `${found.written} → ${url}` }],
  }
}

/**
 * The registry's entry of what was found, with what the registry has no place for.
 * Throws a Refusal where neither a title nor an address is left.
 */
export const entryData = (item: BibliographyItem): { data: SourceData; told: Told[] } => {
  const { kept, lost } = chosen(item.found)
  const { url, told } = cleanUrl(kept)
  const data: Record<string, unknown> = {
    type: 'document',
    ...Object.fromEntries([...kept].map(([field, { value }]) => [field, value])),
    ...(url === undefined ? {} : { URL: url }),
  }
  for (;;) {
    withAddress(data, told)
    const isBased = data.title !== undefined && data.verified === undefined
    const parsed = sourceSchema.safeParse(isBased ? { 'title-basis': 'list', ...data } : data)
    if (parsed.success) {
      const all = [...item.told, ...lost.map(leftOut), ...told].map((change) => [
        change.what,
        change,
      ])
      return { data: ordered(parsed.data), told: [...new Map(all as [string, Told][]).values()] }
    }
    const field = String(parsed.error.issues[0]?.path[0] ?? '') as Field
    if (!(field in data)) throw new Refusal('it has neither a title nor an address; give it one')
    const refused = kept.get(field)
    if (refused !== undefined && !lost.includes(refused)) lost.push(refused)
    if (field === 'type') data.type = 'document'
    else delete data[field]
  }
}

const FIELDS = Object.keys(sourceSchema.shape)

/** An entry with its fields in the schema's order, so that each format gives the same file. */
const ordered = (data: SourceData): SourceData =>
  Object.fromEntries(
    Object.entries(data).sort(([a], [b]) => FIELDS.indexOf(a) - FIELDS.indexOf(b)),
  ) as SourceData // the same fields
