import { calendarDate } from '../../../schemas/fields.ts'
import { monthNumber } from './access-date.ts'

const ERAS: Record<string, number> = { 令和: 2018, 平成: 1988, 昭和: 1925 }

const pad = (value: string | number): string => String(value).padStart(2, '0')

/** The forms of a day that leave no doubt, each at the beginning of a text. */
const DAYS = [
  /^(?<year>\d{4})(?<sign>[-/.])(?<month>\d{1,2})\k<sign>(?<day>\d{1,2})/,
  /^(?<year>\d{4})年\s?(?<month>\d{1,2})月\s?(?<day>\d{1,2})日/,
  /^(?<era>令和|平成|昭和)(?<eraYear>\d{1,2}|元)年\s?(?<month>\d{1,2})月\s?(?<day>\d{1,2})日/,
  /^(?<year>(?:19|20)\d{2})(?<month>\d{2})(?<day>\d{2})(?!\d)/,
  /^(?<name>[A-Z][a-z]{2,8})\.?\s+(?<day>\d{1,2})(?:st|nd|rd|th)?,?\s+(?<year>\d{4})/,
  /^(?<day>\d{1,2})\s+(?<name>[A-Z][a-z]{2,8})\.?,?\s+(?<year>\d{4})/,
]

const WEEKDAY =
  /^(?:(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*,?\s+)|\s*[(（][月火水木金土日](?:曜日?)?[)）]/i

const isoDay = (groups: Record<string, string | undefined>): string => {
  const { era, eraYear, year, name, month = '', day = '' } = groups
  const counted =
    era === undefined ? year : (ERAS[era] ?? 0) + (eraYear === '元' ? 1 : Number(eraYear))
  return `${counted}-${pad(name === undefined ? month : monthNumber(name))}-${pad(day)}`
}

const TIME =
  /^[T\s]+(?<hour>\d{1,2}):(?<minute>\d{2})(?::(?<second>\d{2})(?:\.\d+)?)?(?:\s*(?<zone>Z|UTC|GMT|JST|[+-]\d{2}(?::?\d{2})?)(?:\s+\(?[A-Z]{3,4}\)?)?)?(?:\s*\[Asia\/Tokyo\])?$/

const offsetOf = (zone: string): string => {
  if (/^(?:Z|UTC|GMT)$/.test(zone)) return 'Z'
  if (zone === 'JST') return '+09:00'
  const digits = zone.slice(1).replace(':', '').padEnd(4, '0')
  return `${zone[0]}${digits.slice(0, 2)}:${digits.slice(2)}`
}

/** What stands behind the day: nothing, a time, or a time with its zone; else it is no date. */
const withTime = (day: string, rest: string): string | undefined => {
  if (rest.trim() === '') return day
  const { hour = '', minute, second = '00', zone } = TIME.exec(rest)?.groups ?? {}
  if (minute === undefined) return undefined
  return zone === undefined ? day : `${day}T${pad(hour)}:${minute}:${second}${offsetOf(zone)}`
}

const instant = (text: string): string | undefined => {
  if (!/^1\d{9}(?:\d{3})?$/.test(text)) return undefined
  return new Date(Number(text.padEnd(13, '0'))).toISOString()
}

/**
 * The day in Tokyo that a date means, as people and programs write it in a frontmatter; undefined where
 * its form leaves a doubt (`02/10/2025`), its zone is not known, or there is no such day.
 */
export const readDate = (text: string): string | undefined => {
  const plain = text.normalize('NFKC').trim().replace(WEEKDAY, '')
  const match = DAYS.map((form) => form.exec(plain)).find((found) => found !== null)
  const iso = match?.groups
    ? withTime(isoDay(match.groups), plain.slice(match[0].length))
    : instant(plain)
  const parsed = calendarDate.safeParse(iso)
  return parsed.success ? parsed.data : undefined
}
