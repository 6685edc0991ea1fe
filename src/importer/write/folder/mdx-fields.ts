import { isSeq, parseDocument } from 'yaml'
import type { PublishedDate } from '../../sources/dates/published-date.ts'

const FRONTMATTER = /^---\n([\s\S]*?\n)---\n/

const HEADING = /^#{2,6} (.*?) \[#([a-z0-9-]+)\][ \t]*#*$/gm

const plainHeading = (text: string): string =>
  text
    .replace(/\[@[^\]]*\]/g, '')
    .replace(/\*\*|\\(?=[^\w\s])/g, '')
    .trim()

/** A report without its frontmatter. */
export const bodyOf = (mdx: string | undefined): string => (mdx ?? '').replace(FRONTMATTER, '')

/** The anchors of a report's headings by the heading's text, in their order. */
export const anchorsIn = (mdx: string | undefined): Map<string, string[]> => {
  const anchors = new Map<string, string[]>()
  for (const [, text = '', anchor = ''] of mdx?.matchAll(HEADING) ?? []) {
    const name = plainHeading(text)
    anchors.set(name, [...(anchors.get(name) ?? []), anchor])
  }
  return anchors
}

/** The anchors of a report's headings, in the order of the page. */
export const anchorOrder = (mdx: string | undefined): string[] =>
  [...(mdx?.matchAll(HEADING) ?? [])].map(([, , anchor = '']) => anchor)

const listIn = (mdx: string | undefined, field: string): unknown[] => {
  const [, fields = ''] = FRONTMATTER.exec(mdx ?? '') ?? []
  if (!new RegExp(`^${field}:`, 'm').test(fields)) return []
  const list: unknown = parseDocument(fields).get(field)
  return isSeq(list) ? (list.toJSON() as unknown[]) : []
}

/** The keys of a report's own list, however it is written. */
export const keysIn = (mdx: string | undefined): Set<string> =>
  new Set(
    listIn(mdx, 'sources').flatMap((item) =>
      typeof item === 'object' && item !== null ? Object.values(item).map(String) : [String(item)],
    ),
  )

/** The names of a report's topics. */
export const topicsIn = (mdx: string): string[] => listIn(mdx, 'topics').map(String)

/** The earlier slugs of a report. */
export const earlierSlugsIn = (mdx: string | undefined): string[] =>
  listIn(mdx, 'aliases').filter((alias) => typeof alias === 'string')

/** The earlier anchors of a report, each with the anchor to which it leads. */
export const earlierAnchorsIn = (mdx: string | undefined): Map<string, string> =>
  new Map(
    listIn(mdx, 'aliases').flatMap((alias) =>
      typeof alias === 'object' && alias !== null
        ? Object.entries(alias).map(([old, now]): [string, string] => [old, String(now)])
        : [],
    ),
  )

/** The day of publication that a report has. */
export const publishedIn = (mdx: string | undefined): PublishedDate | undefined => {
  const date = /^published: ["']?(\d{4}-\d{2}-\d{2})/m.exec(mdx ?? '')?.[1]
  return date === undefined
    ? undefined
    : { date, from: 'option', what: 'the date that the report has already' }
}
