import { existsSync, readdirSync } from 'node:fs'
import { join, relative } from 'node:path'

const filesBelow = (folder: string): string[] =>
  existsSync(folder)
    ? readdirSync(folder, { recursive: true, withFileTypes: true })
        .filter((entry) => !entry.isDirectory())
        .map((entry) => relative(folder, join(entry.parentPath, entry.name)).replaceAll('\\', '/'))
    : []

/** The address of a file of src/pages, without its first slash; undefined where it depends on content. */
const routeOf = (file: string): string | undefined => {
  const list = file.replace(/\[\.\.\.page\]\.astro$/, 'index.astro')
  if (list.includes('[') || list === '404.astro') return undefined
  const page = /^(.*?)(?:index)?\.(?:astro|mdx|md)$/.exec(list)?.[1]
  if (page === undefined) return list.replace(/\.[jt]s$/, '')
  return page === '' || page.endsWith('/') ? page : `${page}/`
}

/**
 * The addresses of the site that do not come of reports and sources: the owner's pages, lists, feeds,
 * public files. Without their first slash, pages with a slash at the end.
 * @param root the project's folder
 */
export const ownAddresses = (root: string): Set<string> =>
  new Set([
    ...filesBelow(join(root, 'src/pages')).flatMap((file) => routeOf(file) ?? []),
    ...filesBelow(join(root, 'public')),
    '_redirects',
    'card.png',
  ])
