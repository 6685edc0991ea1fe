import { join } from 'node:path'
import { type Registry, readRegistry } from '../../citations/registry.ts'
import type { SourceData } from '../../schemas/source.ts'
import { KeptValues } from './kept-values.ts'

let shared: { file: string; pipeline: string; entries: KeptValues<SourceData> } | undefined

/** The parsed entries by their texts, kept between builds and shared by the loaders of one. */
export const keptEntries = (cacheDir: string, pipeline: string): KeptValues<SourceData> => {
  const file = join(cacheDir, 'sources.json')
  if (shared?.file !== file || shared.pipeline !== pipeline)
    shared = { file, pipeline, entries: new KeptValues<SourceData>(file, pipeline) }
  return shared.entries
}

/** Reads the registry; an entry whose text was parsed before is not parsed again. */
export const loadRegistry = (contentDir: string, entries: KeptValues<SourceData>): Registry => {
  const registry = readRegistry(contentDir, (text) => entries.get(text))
  for (const { text, data } of registry.entries.values()) entries.set(text, data)
  return registry
}
