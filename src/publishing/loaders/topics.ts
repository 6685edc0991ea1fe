import { join } from 'node:path'
import type { Loader, LoaderContext } from 'astro/loaders'
import { readTopics } from '../ledger/read-topics.ts'

/** Loads content/topics.yaml as one entry, which is there for a folder without it too. Its faults stop a build through the report loader. */
const loadTopics = async (contentDir: string, { store, watcher }: LoaderContext): Promise<void> => {
  const sync = (): void => {
    const { addresses } = readTopics(contentDir)
    store.set({ id: 'addresses', data: { addresses } })
  }
  sync()
  const path = join(contentDir, 'topics.yaml')
  watcher?.add(path)
  watcher?.on('change', (changed) => {
    if (changed === path) sync()
  })
}

export const topicLoader = (contentDir: string): Loader => ({
  name: 'topics',
  load: (context) => loadTopics(contentDir, context),
})
