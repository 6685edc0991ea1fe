import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { join, relative } from 'node:path'
import type { Element, Root } from 'hast'
import { fromHtml } from 'hast-util-from-html'
import { select, selectAll } from 'hast-util-select'
import { toString } from 'hast-util-to-string'

/** A page of a built site. */
export interface Page {
  /** Its path in the site, /reports/a/; /reports/a where pages are files. */
  path: string
  tree: Root
  html: string
}

const filesIn = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).replaceAll('\\', '/'))
    .sort()

/** Every page of a built site. */
export const pagesOf = (outDir: string): Page[] =>
  filesIn(outDir)
    .filter((name) => name.endsWith('.html'))
    .map((name) => {
      const html = readFileSync(join(outDir, name), 'utf8')
      return {
        path: `/${name.replace(/(?<!\w)index\.html$|(?<!^404)\.html$/, '')}`,
        html,
        tree: fromHtml(html),
      }
    })

/** One page; throws where there is none. */
export const pageAt = (outDir: string, path: string): Page => {
  const page = pagesOf(outDir).find((candidate) => candidate.path === path)
  if (!page) throw new Error(`No page ${path} in ${outDir}`)
  return page
}

/** The elements of a page that a selector finds. */
export const all = (page: Page, selector: string): Element[] => selectAll(selector, page.tree)

/** The text of the first element that a selector finds, or undefined. */
export const textOf = (page: Page, selector: string): string | undefined => {
  const element = select(selector, page.tree)
  return element ? toString(element).trim() : undefined
}

/** Every internal link of a site that leads nowhere, as `page → address`. `base` is the site's, with its slash. */
export const brokenLinks = (outDir: string, base = '/'): string[] => {
  const pages = new Map(pagesOf(outDir).map((page) => [page.path, page]))
  const broken: string[] = []
  for (const page of pages.values())
    for (const element of selectAll('a[href], link[href], img[src], script[src]', page.tree)) {
      const address = String(element.properties.href ?? element.properties.src)
      const url = new URL(address, `https://site.test${base}${page.path.slice(1)}`)
      if (url.host !== 'site.test' || !/^https?:$/.test(url.protocol)) continue
      const path = `/${decodeURI(url.pathname).slice(base.length)}`
      const target = pages.get(path)
      const file = join(outDir, path)
      const exists = target !== undefined || (existsSync(file) && statSync(file).isFile())
      const id = decodeURIComponent(url.hash.slice(1))
      const lands =
        id === '' ||
        (target !== undefined && select(`[id="${quoted(id)}"]`, target.tree) !== undefined)
      if (!url.pathname.startsWith(base) || !exists || !lands)
        broken.push(`${page.path} → ${address}`)
    }
  return broken
}

const quoted = (id: string): string => id.replace(/["\\]/g, '\\$&')
