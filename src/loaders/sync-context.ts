import type { LoaderContext } from 'astro/loaders'

/** What the loaders use of Astro's context: content is also loaded where Astro does not run. */
export interface SyncContext {
  store: Pick<LoaderContext['store'], 'get' | 'set' | 'has' | 'delete' | 'keys' | 'values'>
  config: Pick<LoaderContext['config'], 'root' | 'cacheDir' | 'site' | 'base'>
  logger: Pick<LoaderContext['logger'], 'warn' | 'error'>
  /** Where no data store is written, entries bring what is known of them along. */
  inMemory?: boolean
  /** Only in dev. */
  watcher?: LoaderContext['watcher']
}
