/**
 * Keeps what a query gives for the rest of a build, where content does not change; in dev it asks
 * anew each time.
 */
export const onceInBuild = <T>(query: () => Promise<T>): (() => Promise<T>) => {
  let known: Promise<T> | undefined
  return () => {
    if (import.meta.env.DEV) return query()
    known ??= query()
    return known
  }
}
