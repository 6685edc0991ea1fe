import { pathToFileURL } from 'node:url'
import type { Content, ContentEntry } from './content.ts'
import { loadReports } from './reports.ts'
import { loadSources } from './sources.ts'
import type { SyncContext } from './sync-context.ts'
import { loadTopics } from './topics.ts'

/** What the loaders are told of Astro's settings. */
type ContentSettings = Pick<SyncContext['config'], 'site' | 'base'>

const storeOf = (entries: Map<string, ContentEntry>): SyncContext['store'] => ({
  get: (id) => entries.get(id) as never, // the caller of Astro's own store names the type as well
  set: (entry) => entries.set(entry.id, entry).has(entry.id),
  has: (id) => entries.has(id),
  delete: (id) => entries.delete(id),
  keys: () => [...entries.keys()],
  values: () => [...entries.values()],
})

/**
 * Loads all content without Astro. Warnings are kept as in any load, and said by nobody.
 * Throws a ContentError that lists every fault.
 *
 * @param root the project's folder
 * @param cache the folder of what builds of this content keep
 */
export const loadContent = async (
  root: string,
  contentDir: string,
  cache: string,
  settings: ContentSettings,
): Promise<Content> => {
  const content: Content = new Map()
  const config = {
    ...settings,
    root: pathToFileURL(`${root}/`),
    cacheDir: pathToFileURL(`${cache}/`),
  }
  const loaders = { sources: loadSources, topics: loadTopics, reports: loadReports }
  for (const [name, load] of Object.entries(loaders)) {
    const entries = new Map<string, ContentEntry>()
    content.set(name, entries)
    const logger = { warn: () => undefined, error: () => undefined }
    await load(contentDir, { store: storeOf(entries), config, logger, inMemory: true })
  }
  return content
}
