import { dayInTokyo } from '../schemas/fields.ts'
import { site } from '../site.config.ts'

/**
 * The day that a site is built for: the one that the build is told, else today's in Tokyo. Ask it only
 * what lies in the future: the same content then gives the same files on any day, until a day that it
 * names is reached.
 */
const today = (): string => site.newsUntil ?? dayInTokyo(new Date())

/** Whether a day is later than the one that the site is built for. */
export const isFuture = (day: string): boolean => day > today()
