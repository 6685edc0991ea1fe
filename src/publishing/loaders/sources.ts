import { hash } from 'node:crypto'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Loader, LoaderContext } from 'astro/loaders'
import { keptEntries, loadRegistry } from './load-registry.ts'
import { pipelineDigest } from './pipeline-digest.ts'

/**
 * Loads content/sources. Good entries only: the report loader checks the whole folder, and says the
 * faults of the bad ones together with those of the reports, so that an editor sees all in one run.
 */
const loadSources = async (
  contentDir: string,
  { store, watcher, config }: LoaderContext,
): Promise<void> => {
  const pipeline = pipelineDigest(fileURLToPath(config.root), config)
  const kept = keptEntries(fileURLToPath(config.cacheDir), pipeline)
  const sync = (): void => {
    const { entries } = loadRegistry(contentDir, kept)
    for (const id of store.keys()) if (!entries.has(id)) store.delete(id)
    for (const { key, data, text } of entries.values()) {
      const digest = hash('sha256', pipeline + text)
      if (store.get(key)?.digest !== digest) store.set({ id: key, data, digest })
    }
  }
  sync()
  if (!watcher) return
  const folder = join(contentDir, 'sources')
  watcher.add(folder)
  for (const event of ['add', 'change', 'unlink'] as const)
    watcher.on(event, (path) => {
      if (path.startsWith(folder)) sync()
    })
}

export const sourceLoader = (contentDir: string): Loader => ({
  name: 'sources',
  load: (context) => loadSources(contentDir, context),
})
