import type { Registry } from '../../../citations/registry.ts'

/** Registry entries that no report lists. */
export const unusedSources = (registry: Registry, listed: ReadonlySet<string>): string[] =>
  [...registry.keys].filter((key) => !listed.has(key))
