import { calendarDate, partialDate } from '../../schemas/fields.ts'
import { readDate as readDay } from '../sources/dates/read-date.ts'

/** What the registry can hold of a date, and whether that is all. */
export interface ReadDate {
  date: string | undefined
  isWhole: boolean
}

const NOTHING: ReadDate = { date: undefined, isWhole: false }

const LOCALES = ['en', 'de', 'fr', 'es', 'it', 'pt', 'nl']

const plainWord = (word: string): string =>
  word
    .normalize('NFKD')
    .replace(/[\p{M}.]/gu, '')
    .toLowerCase()

const MONTHS = new Map(
  LOCALES.flatMap((locale) =>
    (['long', 'short'] as const).flatMap((month) => {
      const format = new Intl.DateTimeFormat(locale, { month, timeZone: 'UTC' })
      return Array.from({ length: 12 }, (_, at): [string, number] => [
        plainWord(format.format(Date.UTC(2000, at, 1))),
        at + 1,
      ])
    }),
  ),
)

const monthOf = (word: string): number | undefined => {
  const plain = plainWord(word)
  if (/^\d{1,2}月?$/.test(plain)) return Number.parseInt(plain, 10)
  return MONTHS.get(plain) ?? MONTHS.get(plain.slice(0, 3))
}

/** A date of year, month and day, as far as they are known; nought is none. */
const held = (parts: readonly (string | number | undefined)[]): string | undefined => {
  const isKnown = parts.map((part, at) => part !== undefined && (at === 0 || Number(part) !== 0))
  const end = isKnown.indexOf(false)
  const known = end === -1 ? parts : parts.slice(0, end)
  const date = known.map((part, at) => String(part).padStart(at === 0 ? 4 : 2, '0')).join('-')
  const parsed = partialDate.safeParse(date)
  const isGap = isKnown.lastIndexOf(true) >= known.length
  return parsed.success && !isGap && !date.startsWith('0000') ? parsed.data : undefined
}

/** Forms of a date that say year and month, or year, month and day. */
const FORMS = [
  // RIS ends a date with strokes; one stroke behind a year alone is an open range of EDTF.
  /^(?<year>\d{3,4})(?:(?<sign>[-/.])(?<month>\d{1,2})(?:\k<sign>(?<day>\d{1,2}))?(?:(?<=\/\d{1,2})\/*)?|\/{2,})?$/,
  /^(?<year>\d{3,4})[\s,]+(?<month>\d{1,2})(?:[\s,~]+(?<day>\d{1,2}))?$/,
  /^(?<year>\d{4})年(?:\s*(?<month>\d{1,2})月(?:\s*(?<day>\d{1,2})日)?)?$/,
  /^(?<year>\d{4})[\s,/]+(?<name>\p{L}+\.?|\d{1,2}月)(?:[\s,/~]+(?<day>\d{1,2})日?)?$/u,
  /^(?<year>\d{4})[\s,]+(?<day>\d{1,2})\.?[\s~]+(?<name>\p{L}+\.?)$/u,
  /^(?<name>\p{L}+\.?)[\s~]+(?:(?<day>\d{1,2})(?:st|nd|rd|th)?[\s,]+)?(?<year>\d{4})$/u,
  /^(?<day>\d{1,2})\.?[\s~-]+(?<name>\p{L}+\.?)[\s,~-]+(?<year>\d{4})$/u,
]

const plainDate = (text: string): string | undefined => {
  for (const form of FORMS) {
    const { year, month, name, day } = form.exec(text)?.groups ?? {}
    if (year === undefined) continue
    const known = name === undefined ? month : monthOf(name)
    if (name !== undefined && known === undefined) continue
    const date = held([year, known, day])
    if (date !== undefined) return date
  }
  return readDay(text)
}

/** The part that both ends of a range have: all that is known of it for certain. */
const common = (from: string, to: string): string | undefined => {
  const [one, other] = [from.split('-'), to.split('-')]
  const end = one.findIndex((part, at) => part !== other[at])
  const same = end === -1 ? one : one.slice(0, end)
  return same.length === 0 ? undefined : same.join('-')
}

const range = (text: string): ReadDate | undefined => {
  const [, from, to] = /^(\d{4}[\d-]*)\s*(?:\/|--|–|—|~|〜|～)\s*(\d{4}[\d-]*)$/.exec(text) ?? []
  const [first, last] = [plainDate(from ?? ''), plainDate(to ?? '')]
  if (first === undefined || last === undefined) return undefined
  return { date: common(first, last), isWhole: first === last }
}

/** A year with something behind it that leaves the year certain: a letter, a season, an issue. */
const certainYear = (text: string): string | undefined =>
  /^(\d{4})(?:[a-z]|-(?:2[1-9]|3\d|4[01])|-XX(?:-XX)?|[\s/]+(?:spring|summer|autumn|fall|winter|春|夏|秋|冬)季?号?\/?)$/i.exec(
    text,
  )?.[1] ??
  /^(\d{4}-\d{2})-XX$/i.exec(text)?.[1] ??
  /^(?:spring|summer|autumn|fall|winter)[\s,]+(\d{4})$/i.exec(text)?.[1]

/**
 * What the registry can hold of a date as bibliographies write it. Of a range it is what both ends
 * have, of a season its year; of what is about, open or in words nothing.
 */
export const readDate = (written: string): ReadDate => {
  const text = written.normalize('NFKC').replace(/\s+/g, ' ').trim()
  if (text === '') return NOTHING
  const instant = /T\d/.test(text) ? calendarDate.safeParse(text) : undefined
  if (instant?.success) return { date: instant.data, isWhole: false }
  const date = plainDate(text)
  if (date !== undefined) return { date, isWhole: !/\d:\d/.test(text) }
  const [, ofRis, more] = /^(\d{4}\/\d{0,2}\/\d{0,2})\/(.+)$/.exec(text) ?? []
  if (ofRis !== undefined && more !== undefined)
    return { date: plainDate(`${ofRis.replace(/\/+$/, '')}//`), isWhole: false }
  return range(text) ?? { date: certainYear(text), isWhole: false }
}

/** A date of CSL-JSON. */
export interface CslDateText {
  'date-parts'?: unknown
  raw?: unknown
  [field: string]: unknown
}

const partsDate = (parts: unknown): string | undefined => {
  if (!Array.isArray(parts)) return undefined
  const [year = '', ...rest] = parts.map((part) => String(part ?? '').trim())
  if (rest.every((part) => Number(part) === 0)) return readDate(year).date
  if (!/^\d{1,4}$/.test(year)) return undefined
  // Months behind the twelfth are seasons.
  const isSeason = /^(?:1[3-9]|2[0-4])$/.test(rest[0] ?? '')
  return held([year, ...rest]) ?? (isSeason ? held([year]) : undefined)
}

/** `[[2025, 2, 10]]`, or the two ends of a range. */
const fromParts = ([first, second]: readonly unknown[]): ReadDate => {
  const from = partsDate(first)
  if (second !== undefined) {
    const to = partsDate(second)
    return from === undefined || to === undefined
      ? NOTHING
      : { date: common(from, to), isWhole: false }
  }
  const said = Array.isArray(first) ? first.filter((part) => Number(part) !== 0) : []
  const isYear = !/[a-z]/i.test(String(said[0]))
  return { date: from, isWhole: isYear && from?.split('-').length === said.length }
}

const isSaid = (value: unknown): boolean =>
  value !== undefined && value !== null && value !== false && value !== 0 && value !== ''

/** What the registry can hold of a date of CSL-JSON; `circa` leaves nothing certain. */
export const readCslDate = ({ 'date-parts': parts, raw, ...more }: CslDateText): ReadDate => {
  if (isSaid(more.circa)) return NOTHING
  const [read = NOTHING, other = read] = [
    ...(Array.isArray(parts) ? [fromParts(parts)] : []),
    ...(isSaid(raw) ? [readDate(String(raw))] : []),
  ]
  const isAll = !Object.values(more).some(isSaid) && other.date === read.date
  return { date: read.date, isWhole: read.isWhole && isAll }
}
