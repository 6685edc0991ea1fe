import { hash } from 'node:crypto'
import { pageIn } from './paths.ts'
import type { PagesView } from './view.ts'

/** One page of a long list; the first stands at the list's own address, the others at `page/2/` below it. */
export interface ListPage<Item> {
  /** For a route's rest parameter: undefined for the first page, then `page/2`. */
  param: string | undefined
  items: Item[]
  total: number
  pages: PagesView
}

/** How many entries a page of a list has: with the longest titles it stays under 60 KB. */
const LIST_LENGTH = 50

/**
 * Parts a list into pages; an empty list has one page.
 * @param path address of the list
 */
export const listPages = <Item>(
  items: readonly Item[],
  path: string,
  length = LIST_LENGTH,
): ListPage<Item>[] => {
  const last = Math.max(1, Math.ceil(items.length / length))
  const pathOf = (number: number): string => (number === 1 ? path : pageIn(path, `page/${number}`))
  return Array.from({ length: last }, (_, index) => ({
    param: index === 0 ? undefined : `page/${index + 1}`,
    items: items.slice(index * length, (index + 1) * length),
    total: items.length,
    pages: {
      current: index + 1,
      last,
      newer: index === 0 ? null : pathOf(index),
      older: index + 1 === last ? null : pathOf(index + 2),
    },
  }))
}

const digests = new WeakMap<object, string>()

/** The digest of what a page is given; several pages are given the same. */
const digestOf = (value: unknown): unknown => {
  if (typeof value !== 'object' || value === null) return value
  const digest = digests.get(value) ?? hash('sha256', JSON.stringify(value), 'base64url')
  digests.set(value, digest)
  return digest
}

/** Of a list, each entry by its digest: several lists have the same. */
const entriesOf = (list: object): unknown =>
  Object.entries(list).map(([name, value]) => [
    name,
    Array.isArray(value) ? value.map(digestOf) : digestOf(value),
  ])

/**
 * Gives pages that show nothing but their props a digest of them, by which a build tells whether the
 * page that stands is still right. What the props hold must not change meanwhile.
 */
export const keyedByProps = <Path extends { props: object }>(
  paths: readonly Path[],
): (Path & { cacheKey: string })[] =>
  paths.map((path) => ({
    ...path,
    cacheKey: hash(
      'sha256',
      JSON.stringify(
        Object.entries(path.props).map(([name, value]) => [
          name,
          name === 'list' ? entriesOf(value) : digestOf(value),
        ]),
      ),
    ),
  }))
