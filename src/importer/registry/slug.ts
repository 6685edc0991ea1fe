import { asciiWords, joinWords } from './romanise.ts'

const LIMIT = 60

/** The slug that a title makes: its words in ASCII, as many as fit. */
export const slugOf = (title: string): string => {
  const slug = joinWords(asciiWords(title), LIMIT)
  return slug === '' ? 'report' : slug
}

/** Whether a text may be a report's slug. */
export const isSlug = (text: string): boolean => /^[a-z0-9]+(?:-[a-z0-9]+)*$/.test(text)

/** Whether a slug is a title's own, or that with a number behind it. */
export const isSlugOf = (slug: string, base: string): boolean =>
  slug === base || (slug.startsWith(`${base}-`) && /^\d+$/.test(slug.slice(base.length + 1)))

/** The first of `base`, `base-2`, `base-3` … that is free. */
export const freeSlug = (base: string, isTaken: (slug: string) => boolean): string => {
  let slug = base
  for (let count = 2; isTaken(slug); count++) slug = `${base}-${count}`
  return slug
}
