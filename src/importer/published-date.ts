import { basename } from 'node:path'
import { calendarDate } from '../schemas/fields.ts'

/** A date of publication and how it is known. */
export interface PublishedDate {
  date: string
  from: 'option' | 'frontmatter' | 'name' | 'today'
  /** For the account. */
  what: string
}

const tokyo = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Tokyo' })

const inTokyo = (time: Date): string => tokyo.format(time)

const HOUR = 3_600_000
/** A day of the news ends at five in the morning, as Japanese timetables count on to 29 o'clock. */
const NEWS_DAY_ENDS = 5 * HOUR

/** The news day of an instant, and how the account tells it: 25:11 is eleven past one in the night. */
const newsDay = (time: number): { date: string; clock: string } => {
  const clock = new Intl.DateTimeFormat('en-GB', {
    timeZone: 'Asia/Tokyo',
    hour: '2-digit',
    minute: '2-digit',
  }).format(new Date(time))
  const [hour = '', minute = ''] = clock.split(':')
  return {
    date: inTokyo(new Date(time - NEWS_DAY_ENDS)),
    clock: Number(hour) < 5 ? `${Number(hour) + 24}:${minute}` : clock,
  }
}

const valid = (text: string): string | undefined => {
  const parsed = calendarDate.safeParse(text)
  return parsed.success ? parsed.data : undefined
}

const pad = (value: string): string => value.padStart(2, '0')

/** A date as people write it in a frontmatter. */
const readDate = (text: string): string | undefined => {
  const day = /^(\d{4})[-/.年]\s?(\d{1,2})[-/.月]\s?(\d{1,2})日?(.*)$/s.exec(text.trim())
  if (!day) return undefined
  const [, year = '', month = '', date = '', rest = ''] = day
  const iso = `${year}-${pad(month)}-${pad(date)}`
  const time = /^[T\s](\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?)\s*(Z|[+-]\d{2}:?\d{2})$/.exec(rest)
  if (!time) return valid(iso)
  const offset = time[2] === 'Z' ? 'Z' : `${time[2]?.slice(0, 3)}:${time[2]?.slice(-2)}`
  return valid(`${iso}T${time[1]}${offset}`)
}

/** What is told of a frontmatter's date that is none, or undefined. */
export const dateFault = (frontmatter: string | undefined): string | undefined =>
  frontmatter === undefined || readDate(frontmatter) !== undefined
    ? undefined
    : `the frontmatter's \`${frontmatter.slice(0, 60)}\` is not a date; it is left out`

const fromName = (file: string): { date: string; what: string } | undefined => {
  const name = basename(file)
  const seconds = /(?:^|[_\-.])(\d{10})(?:\d{3})?(?=\.[a-z]+$)/i.exec(name)?.[1]
  if (seconds !== undefined && Number(seconds) > 946_684_800 && Number(seconds) < 4_102_444_800) {
    const { date, clock } = newsDay(Number(seconds) * 1000)
    return { date, what: `the time ${seconds} in the file's name, ${clock} in Japan` }
  }
  const day = /(?:^|\D)(20\d{2})[-_.]?(0[1-9]|1[0-2])[-_.]?([0-2]\d|3[01])(?:\D|$)/.exec(name)
  const date = day && valid(`${day[1]}-${day[2]}-${day[3]}`)
  return date ? { date, what: "the date in the file's name" } : undefined
}

/**
 * When a report is published: as told, as its frontmatter says, as its file's name says, else today.
 * @param now the time of the import
 */
export const publishedDate = (
  file: string,
  option: string | undefined,
  frontmatter: string | undefined,
  now: Date,
): PublishedDate => {
  if (option !== undefined) return { date: option, from: 'option', what: 'as told by --date' }
  const own = frontmatter === undefined ? undefined : readDate(frontmatter)
  if (own !== undefined) return { date: own, from: 'frontmatter', what: "the frontmatter's date" }
  const named = fromName(file)
  if (named) return { ...named, from: 'name' }
  return {
    date: inTokyo(now),
    from: 'today',
    what: `guessed: the day of this import, since the file tells ${frontmatter === undefined ? 'none' : 'no date that there is'}; set it with --date`,
  }
}
