import { basename } from 'node:path'
import { calendarDate } from '../../../schemas/fields.ts'
import type { WrittenDate } from '../../read/raw-frontmatter.ts'
import { Refusal } from '../../read/refusal.ts'
import { readDate } from './read-date.ts'

/** A date of publication and how it is known. */
export interface PublishedDate {
  date: string
  from: 'option' | 'frontmatter' | 'name' | 'today'
  /** For the account. */
  what: string
}

const tokyo = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Tokyo' })

const inTokyo = (time: Date): string => tokyo.format(time)

const tokyoClock = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Asia/Tokyo',
  hour: '2-digit',
  minute: '2-digit',
})

const valid = (text: string): string | undefined => {
  const parsed = calendarDate.safeParse(text)
  return parsed.success ? parsed.data : undefined
}

/** The day that a field of a frontmatter means. Throws a Refusal that asks for it where it can't be read. */
const askedDate = ({ name, text, line }: WrittenDate): string => {
  const date = readDate(text)
  if (date !== undefined) return date
  throw new Refusal(
    `Unexpected date \`${name}: ${text.slice(0, 60)}\` (line ${line}), expected a day such as 2025-02-14 (or a time with its offset, 2025-02-14T09:00:00+09:00); write it so, or give the day of publication with --date`,
  )
}

const fromName = (file: string): { date: string; what: string } | undefined => {
  const name = basename(file)
  const seconds = /(?:^|[_\-.])(\d{10})(?:\d{3})?(?=\.[a-z]+$)/i.exec(name)?.[1]
  if (seconds !== undefined && Number(seconds) > 946_684_800 && Number(seconds) < 4_102_444_800) {
    const time = new Date(Number(seconds) * 1000)
    return {
      date: inTokyo(time),
      what: `the time ${seconds} in the file's name, ${tokyoClock.format(time)} in Japan`,
    }
  }
  const day = /(?:^|\D)(20\d{2})[-_.]?(0[1-9]|1[0-2])[-_.]?([0-2]\d|3[01])(?:\D|$)/.exec(name)
  const date = day && valid(`${day[1]}-${day[2]}-${day[3]}`)
  return date ? { date, what: "the date in the file's name" } : undefined
}

/** What the frontmatter says of days. */
interface WrittenDates {
  date?: WrittenDate | undefined
  updated?: WrittenDate | undefined
}

/**
 * When a report is published: as told, as its frontmatter says, as its file's name says, else today.
 * Throws a Refusal where the frontmatter has a date that can't be read.
 * @param now the time of the import
 */
export const publishedDate = (
  file: string,
  option: string | undefined,
  { date, updated }: WrittenDates,
  now: Date,
): PublishedDate => {
  if (option !== undefined) return { date: option, from: 'option', what: 'as told by --date' }
  if (date)
    return {
      date: askedDate(date),
      from: 'frontmatter',
      what: `the frontmatter's \`${date.name}\``,
    }
  const named = fromName(file)
  if (named) return { ...named, from: 'name' }
  if (updated)
    return {
      date: askedDate(updated),
      from: 'frontmatter',
      what: `the frontmatter's \`${updated.name}\`, since it tells no day of publication; set it with --date`,
    }
  return {
    date: inTokyo(now),
    from: 'today',
    what: 'guessed: the day of this import, since the file tells none; set it with --date',
  }
}

/** The day of the last change, where the frontmatter tells one that is later than the day of publication. */
export const updatedDate = (
  updated: WrittenDate | undefined,
  published: string,
): string | undefined => {
  const date = updated && askedDate(updated)
  return date !== undefined && date > published ? date : undefined
}

/** Whether the day of publication that the frontmatter gives is still to come. */
export const isToCome = (date: WrittenDate | undefined, now: Date): boolean =>
  date !== undefined && (readDate(date.text) ?? '') > inTokyo(now)
