import { readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'

/** What the content says that a site must hold. */
export interface ExpectedPages {
  /** Titles of the published reports by slug. */
  reports: Record<string, string>
  /** Keys of the published sources. */
  sources: string[]
  /** Addresses of the published topics. */
  topics: string[]
}

const LETTERS: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  '#34': '"',
  '#39': "'",
}

const titleOf = (html: string): string =>
  (/<title>([^<]*)<\/title>/.exec(html)?.[1] ?? '').replace(
    /&([a-z]+|#\d+);/g,
    (raw, name) => LETTERS[name] ?? raw,
  )

const MOST_NAMED = 5

const named = (files: readonly string[]): string =>
  files.slice(0, MOST_NAMED).join(', ') +
  (files.length > MOST_NAMED ? ` and ${files.length - MOST_NAMED} more` : '')

/**
 * Says why what a build made can't be the site of the content, a sentence each: a page of a report,
 * source or topic is not there, a report's page has not its title, a file is empty.
 *
 * @param fresh the folder of the new files
 * @param files its files
 * @param kept files of the standing site that stay, which were proved when they were made
 * @param format whether a page is a folder with an index.html, or a file
 */
export const siteFaults = (
  { reports, sources, topics }: ExpectedPages,
  fresh: string,
  files: readonly string[],
  kept: ReadonlySet<string>,
  format: 'directory' | 'file',
): string[] => {
  const made = new Set(files)
  const fileOf = (address: string): string =>
    format === 'directory' ? `${address}/index.html` : `${address}.html`
  const missing = (room: string, names: readonly string[]): string[] => {
    const gone = names
      .map((name) => fileOf(`${room}/${name}`))
      .filter((file) => !made.has(file) && !kept.has(file))
    return gone.length === 0
      ? []
      : [
          `Unexpected site with ${names.length - gone.length} of ${names.length} pages of ${room}, expected all; missing: ${named(gone)}`,
        ]
  }
  const untitled = Object.entries(reports).flatMap(([slug, title]) => {
    const file = fileOf(`reports/${slug}`)
    return made.has(file) && !titleOf(readFileSync(join(fresh, file), 'utf8')).startsWith(title)
      ? [file]
      : []
  })
  const empty = files.filter(
    (file) => file.endsWith('.html') && statSync(join(fresh, file)).size === 0,
  )
  return [
    ...missing('reports', Object.keys(reports)),
    ...missing('sources', sources),
    ...missing('topics', topics),
    ...(untitled.length === 0
      ? []
      : [`Unexpected reports' pages without the title of the report: ${named(untitled)}`]),
    ...(empty.length === 0 ? [] : [`Unexpected empty pages: ${named(empty)}`]),
  ]
}
