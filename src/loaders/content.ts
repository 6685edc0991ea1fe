import type { LoaderContext } from 'astro/loaders'

/** An entry as a loader gives it to Astro. */
export type ContentEntry = Parameters<LoaderContext['store']['set']>[0]

/** Collections by name, each with its entries by id: the shape that Astro's data store has. */
export type Content = Map<string, Map<string, ContentEntry>>
