import { monthNumber } from './dates/access-date.ts'

/** What an item like `Org. "Title." 2025.` says. */
export interface QuotedWork {
  author: string
  title: string
  /** Year, month or day, as far as it is told. */
  issued?: string
}

const WORK =
  /^(?<author>[^"“”]{1,160}?)[.,]\s+(?:"(?<plain>[^"“”]+)"|“(?<curly>[^"“”]+)”)(?<rest>.*)$/su
const MONTH = String.raw`(?<month>[A-Z][a-z]{2,8})\.?`
const DATES = [
  String.raw`(?<year>\d{4})`,
  String.raw`(?<year>\d{4})[-/年](?<month>\d{1,2})(?:[-/月](?<day>\d{1,2})日?|月)?`,
  String.raw`${MONTH}\s+(?<year>\d{4})`,
  String.raw`${MONTH}\s+(?<day>\d{1,2})(?:st|nd|rd|th)?,?\s+(?<year>\d{4})`,
  String.raw`(?<day>\d{1,2})\s+${MONTH},?\s+(?<year>\d{4})`,
].map((date) => new RegExp(`^${date}$`, 'u'))

const pad = (value: number): string => String(value).padStart(2, '0')

/** A date as far as it is told; undefined where the words are none. */
const readIssued = (words: string): string | undefined => {
  const groups = DATES.map((date) => date.exec(words)?.groups).find((found) => found !== undefined)
  if (!groups?.year) return undefined
  const month = groups.month === undefined ? undefined : monthNumber(groups.month)
  const day = groups.day === undefined ? undefined : Number(groups.day)
  const date = new Date(Date.UTC(Number(groups.year), (month ?? 1) - 1, day ?? 1))
  if (month === 0 || date.getUTCMonth() !== (month ?? 1) - 1) return undefined
  return [
    groups.year,
    ...[month, day].flatMap((part) => (part === undefined ? [] : [pad(part)])),
  ].join('-')
}

/** Reads `Org. "Title." 12 March 2025.`; undefined where anything else stands there, so that nothing is dropped. */
export const readQuotedWork = (words: string): QuotedWork | undefined => {
  const { author, plain, curly, rest = '' } = WORK.exec(words)?.groups ?? {}
  const title = (plain ?? curly)?.trim().replace(/(?<!\.)[.,]$/, '')
  if (author === undefined || !title) return undefined
  const told = rest.replace(/^[\s.,;(]+|[\s.,;)]+$/g, '')
  const issued = told === '' ? undefined : readIssued(told)
  if (told !== '' && issued === undefined) return undefined
  return { author: author.trim(), title, ...(issued === undefined ? {} : { issued }) }
}

const REMARK =
  /^[\s、,，。.（(]*(?:(?<medium>[^、,，。.（(]{1,40}?)\s*[、,，（(]\s*)?(?<date>(?:19|20)\d{2}[^、,，（(]{0,16}?)[\s)）。.]*$/u

/** Reads what stands behind a title: 「見本通信、2025年1月2日」; undefined where anything else does. */
export const readRemark = (words: string): { medium?: string; issued: string } | undefined => {
  const { medium, date = '' } = REMARK.exec(words)?.groups ?? {}
  const issued = readIssued(date)
  if (issued === undefined) return undefined
  return medium === undefined ? { issued } : { medium: medium.trim(), issued }
}
