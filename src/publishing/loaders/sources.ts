import { hash } from 'node:crypto'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Loader, LoaderContext } from 'astro/loaders'
import { readRegistry } from '../../citations/registry.ts'
import { messageLine } from '../../schemas/messages.ts'
import { keptEntries, loadRegistry } from './load-registry.ts'
import { pipelineDigest } from './pipeline-digest.ts'

/**
 * Loads content/sources. Good entries only: the report loader, which reads the same registry, stops
 * a build for the bad ones together with the bad reports, so that an editor sees all in one run.
 */
const loadSources = async (
  contentDir: string,
  { store, watcher, logger, config }: LoaderContext,
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
      if (!path.startsWith(folder)) return
      sync()
      for (const file of readRegistry(contentDir).faulty)
        for (const message of file.messages) logger.error(messageLine(file.path, message))
    })
}

export const sourceLoader = (contentDir: string): Loader => ({
  name: 'sources',
  load: (context) => loadSources(contentDir, context),
})
