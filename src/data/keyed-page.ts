import type { AsyncLocalStorage } from 'node:async_hooks'

/** A page that a later build may keep, while it is made; the build sets it (src/build/kept-pages.ts). */
const keyedPage = (): AsyncLocalStorage<string | undefined> | undefined =>
  (globalThis as Record<symbol, unknown>)[Symbol.for('tenkyo.keyed-page')] as
    | AsyncLocalStorage<string | undefined>
    | undefined

/** Lets a query be asked by a page that may be kept: the page's key must cover all that it gives. */
export const coveredByKey =
  <Args extends unknown[], T>(query: (...args: Args) => Promise<T>) =>
  (...args: Args): Promise<T> => {
    const pages = keyedPage()
    return pages?.getStore() === undefined
      ? query(...args)
      : pages.run(undefined, () => query(...args))
  }

/** Throws where a page that may be kept asks for what its key does not cover: it could become stale. */
export const refuseUncovered = (): void => {
  const page = keyedPage()?.getStore()
  if (page !== undefined)
    throw new Error(
      `Unexpected query while ${page} is made, expected all that it shows to come from the query that its cacheKey in getStaticPaths covers; add it there, or leave out the cacheKey`,
    )
}
