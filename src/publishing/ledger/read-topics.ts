import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { checkYaml } from '../../schemas/checked-yaml.ts'
import { messageLine } from '../../schemas/messages.ts'
import { topicsSchema } from '../../schemas/topics.ts'

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
