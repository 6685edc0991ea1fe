import GithubSlugger from 'github-slugger'

/** The word that stands in the address of a medium's page; empty where its name has no letter for one. */
export const mediumSlug = (name: string): string => new GithubSlugger().slug(name.normalize('NFKC'))

/** A medium that one report alone draws on needs no page: its source has one. */
const LEAST_REPORTS = 2

/**
 * Whether a medium has a page.
 * @param reports how many published reports draw on it
 * @param isRecorded whether its page was published before
 */
export const hasMediumPage = (reports: number, isRecorded: boolean): boolean =>
  reports >= (isRecorded ? 1 : LEAST_REPORTS)
