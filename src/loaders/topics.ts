import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Loader } from 'astro/loaders'
import { checkYaml } from '../schemas/checked-yaml.ts'
import { messageLine } from '../schemas/messages.ts'
import { topicsSchema } from '../schemas/topics.ts'

/** Reads content/topics.yaml; a folder without it has no names for its topics' addresses. */
export const readTopics = (
  contentDir: string,
): { topics: Record<string, string>; faults: string[] } => {
  const path = join(contentDir, 'topics.yaml')
  if (!existsSync(path)) return { topics: {}, faults: [] }
  const checked = checkYaml(readFileSync(path, 'utf8'), topicsSchema, [], [])
  return {
    topics: checked.data ?? {},
    faults: checked.messages.map((message) => messageLine(path, message)),
  }
}

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
