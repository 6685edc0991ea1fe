import { join } from 'node:path'
import type { Loader } from 'astro/loaders'
import { readTopics } from '../ledger/read-topics.ts'

/** Loads content/topics.yaml. Its faults stop a build through the report loader. */
export const topicLoader = (contentDir: string): Loader => ({
  name: 'topics',
  load: async ({ store, watcher }) => {
    const sync = (): void => {
      const { topics } = readTopics(contentDir)
      store.clear()
      for (const [name, slug] of Object.entries(topics))
        store.set({ id: name, data: { name, slug } })
    }
    sync()
    const path = join(contentDir, 'topics.yaml')
    watcher?.add(path)
    watcher?.on('change', (changed) => {
      if (changed === path) sync()
    })
  },
})
