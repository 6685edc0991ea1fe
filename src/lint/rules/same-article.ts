import { articleAddress } from '../../citations/article-address.ts'
import type { NumberedKey } from '../../citations/number-sources.ts'
import type { Registry } from '../../citations/registry.ts'

/** Sources of one report whose addresses lead to one article, in groups of two or more. */
export const sameArticles = (
  sources: readonly NumberedKey[],
  registry: Registry,
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

/** Registry entries, of all reports, whose addresses lead to one article. */
export const sameArticleEntries = (registry: Registry): string[][] =>
  sameArticles(
    [...registry.entries.keys()].map((key, index) => ({ key, number: index + 1 })),
    registry,
  ).map((group) => group.map(({ key }) => key))
