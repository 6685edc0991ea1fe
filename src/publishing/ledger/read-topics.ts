import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { checkYaml } from '../../schemas/checked-yaml.ts'
import { type FileMessage, inFile } from '../../schemas/messages.ts'
import { topicsSchema } from '../../schemas/topics.ts'

/** The names of the topics' addresses, and why the file can't be used. */
interface Topics {
  path: string
  addresses: Record<string, string>
  faults: FileMessage[]
}

/** Reads content/topics.yaml; a folder without it has no names for its topics' addresses. */
export const readTopics = (contentDir: string): Topics => {
  const path = join(contentDir, 'topics.yaml')
  if (!existsSync(path)) return { path, addresses: {}, faults: [] }
  const { data, messages } = checkYaml(readFileSync(path, 'utf8'), topicsSchema, [], [])
  return { path, addresses: data ?? {}, faults: inFile(path, messages) }
}
