import { z } from 'astro/zod'

/**
 * Fields that several schemas share. The `error` of each check is the phrase that stands behind
 * "expected" in an editor's message (see `explain.ts`), so it names the right form, not the fault.
 */

const CONTROL = /\p{Cc}/u

/** A line of prose; `empty` is what is expected where nothing stands there. */
const line = (empty: string) =>
  z
    .string({ error: ({ input }) => (input === null ? empty : 'text; put it in quotes') })
    .normalize('NFC')
    .refine((value) => value.trim() !== '', { error: empty })
    .refine((value) => !CONTROL.test(value.replaceAll('\t', ' ')), {
      error: 'one line without control characters',
    })

/** One line of prose, its letters composed (NFC): not empty, no line break, tab or other control character. */
export const lineOfText = line('at least one word, in quotes')

/** The same where the field may be left out. */
export const optionalLine = line('text; leave the field out where there is none')

/** A citation key: the registry entry's file name. rehype-citation lower-cases keys and refuses one character. */
export const citationKey = z
  .string({ error: 'a citation key in lowercase kebab-case such as `fortune-investor-panic`' })
  .regex(/^[a-z][a-z0-9]+(?:-[a-z0-9]+)*$|^[a-z](?:-[a-z0-9]+)+$/, {
    error: 'a citation key in lowercase kebab-case such as `fortune-investor-panic`',
  })

/** An anchor that an editor gives to a heading with `[#anchor]`; it may never change once published. */
export const anchor = z.string().regex(/^[a-z][a-z0-9]*(?:-[a-z0-9]+)*$/, {
  error: 'an ASCII anchor in lowercase kebab-case such as `market-impact`',
})

const isRealDay = (year: number, month: number, day: number): boolean => {
  const date = new Date(Date.UTC(year, month - 1, day))
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === day
}

const tokyo = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Tokyo' })

/** The calendar day in Tokyo of an instant. */
export const dayInTokyo = (instant: Date): string => tokyo.format(instant)

/** A plain day stays as it is. */
const dayOf = (value: string): string => (value.length === 10 ? value : dayInTokyo(new Date(value)))

const DAY = /^(\d{4})-(\d{2})-(\d{2})(?:T\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:Z|[+-]\d{2}:\d{2}))?$/
const DAY_EXPECTED =
  'a calendar date such as 2025-02-14 (or a time with its offset, 2025-02-14T09:00:00+09:00)'

const isDay = (value: string): boolean => {
  const [, year, month, day] = DAY.exec(value) ?? []
  return isRealDay(Number(year), Number(month), Number(day)) && !Number.isNaN(Date.parse(value))
}

/** A calendar date in Asia/Tokyo, `YYYY-MM-DD`; an instant with an offset becomes its day in Tokyo. */
export const calendarDate = z
  .string({ error: DAY_EXPECTED })
  .refine(isDay, { error: DAY_EXPECTED })
  .transform(dayOf)

const PARTIAL_EXPECTED = 'a date as far as it is known: 2025-02-14, 2025-02 or 2025'

/** A CSL date as far as it is known: day, month or year. Nothing is filled in. */
export const partialDate = z
  .union([z.string(), z.number().int()], { error: PARTIAL_EXPECTED })
  .transform(String)
  .refine(
    (value) => {
      const [, year, month, day] = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$/.exec(value) ?? []
      return year !== undefined && isRealDay(Number(year), Number(month ?? 1), Number(day ?? 1))
    },
    { error: PARTIAL_EXPECTED },
  )

const ADDRESS_EXPECTED = 'an address that begins with http:// or https:// and has a host'

const isHttpAddress = (value: string): boolean => {
  if (!/^https?:\/\/[^/\\]/i.test(value) || /[\s\p{Cc}<>"`\\]/u.test(value)) return false
  if (!URL.canParse(value)) return false
  const { username, password, hostname } = new URL(value)
  return username === '' && password === '' && hostname !== ''
}

/** An absolute http or https address without credentials, spaces or control characters. */
export const httpAddress = z
  .string({ error: ADDRESS_EXPECTED })
  .refine(isHttpAddress, { error: `${ADDRESS_EXPECTED}, no user name, no spaces` })

/** A BCP 47 language tag. */
export const languageTag = z.string({ error: 'a language tag such as ja or en' }).refine(
  (value) => {
    try {
      return Intl.getCanonicalLocales(value).length === 1
    } catch {
      return false
    }
  },
  { error: 'a language tag such as ja or en' },
)
