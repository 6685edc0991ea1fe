import { calendarDate } from '../../schemas/fields.ts'
import { isSlug } from '../registry/slug.ts'

/** What is wrong with --slug, or undefined. */
export const checkSlug = (slug: string | undefined, files: number): string | undefined => {
  if (slug === undefined) return undefined
  if (!isSlug(slug))
    return `Unexpected slug \`${slug}\`, expected lowercase ASCII letters, digits and hyphens such as chip-rules`
  return files === 1 ? undefined : `Unexpected --slug for ${files} files, expected one file`
}

/** What is wrong with --date, or undefined. */
export const checkDate = (date: string | undefined): string | undefined =>
  date === undefined || (/^\d{4}-\d{2}-\d{2}$/.test(date) && calendarDate.safeParse(date).success)
    ? undefined
    : `Unexpected date \`${date}\`, expected a calendar date such as 2025-02-14`
