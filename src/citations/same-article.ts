import type { NumberedKey } from '../schemas/report.ts'
import { articleAddress } from './article-address.ts'
import type { KnownSources } from './registry.ts'

/** Sources of one report whose addresses lead to one article, in groups of two or more. */
export const sameArticles = (
  sources: readonly NumberedKey[],
  registry: KnownSources,
): NumberedKey[][] => {
  const groups = new Map<string, NumberedKey[]>()
  for (const source of sources) {
    const address = registry.entries.get(source.key)?.data.URL
    if (address === undefined) continue
    const article = articleAddress(address)
    groups.set(article, [...(groups.get(article) ?? []), source])
  }
  return [...groups.values()].filter((group) => group.length > 1)
}
