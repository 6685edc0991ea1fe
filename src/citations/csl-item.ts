import type { Name } from '../schemas/name.ts'
import type { SourceData } from '../schemas/source.ts'

/** A date of CSL-JSON, as far as it is known. */
export interface CslDate {
  'date-parts': [number[]]
}

/** An item of CSL-JSON; what CSL has no name for stands under `custom`. */
export interface CslItem {
  id: string
  type: SourceData['type']
  author?: Name[]
  issued?: CslDate
  accessed?: CslDate
  /** Texts, and `custom`. */
  [field: string]: unknown
}

const DATES = ['issued', 'accessed'] as const

/** Our own fields, which are not CSL's. */
export const OUR_FIELDS = [
  'title-ja',
  'verified',
  'title-basis',
  'archive-URL',
  'archived',
  'link-state',
  'link-checked',
  'quotes',
] as const

/** A date as far as it is known: 2025-02 becomes [[2025, 2]]. */
export const cslDate = (iso: string): CslDate => ({ 'date-parts': [iso.split('-').map(Number)] })

/** CSL's names know no page about whoever bears them. */
export const cslNames = (names: readonly Name[]): Name[] => names.map(({ url, ...name }) => name)

const pick = (source: SourceData, names: readonly (keyof SourceData)[]): [string, unknown][] =>
  names.flatMap((name) => (source[name] === undefined ? [] : [[name, source[name]]]))

const SPECIAL = new Set<string>([...DATES, ...OUR_FIELDS, 'type', 'author'])

/** A registry entry as CSL-JSON has it. */
export const cslItem = (key: string, source: SourceData): CslItem => {
  const custom = Object.fromEntries(pick(source, OUR_FIELDS))
  const texts = Object.entries(source).filter(([name]) => !SPECIAL.has(name))
  return {
    id: key,
    type: source.type,
    ...(source.author === undefined ? {} : { author: cslNames(source.author) }),
    ...Object.fromEntries(texts),
    ...Object.fromEntries(pick(source, DATES).map(([name, day]) => [name, cslDate(String(day))])),
    ...(Object.keys(custom).length === 0 ? {} : { custom }),
  }
}

/** A text field of an item, or undefined. */
export const textOf = (item: CslItem, field: string): string | undefined => {
  const value = item[field]
  return value === undefined ? undefined : String(value)
}

/** A field of our own, from `custom`. */
export const customOf = (item: CslItem, field: string): string | undefined => {
  const value = (item.custom as Record<string, unknown> | undefined)?.[field]
  return value === undefined ? undefined : String(value)
}

/** The numbers of a date: year, month, day, as far as they are known. */
export const partsOf = (date: CslDate | undefined): readonly number[] =>
  date?.['date-parts'][0] ?? []

/** A number of two digits or more, as dates are written. */
export const padded = (value: number): string => String(value).padStart(2, '0')
