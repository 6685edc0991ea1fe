import type { Registry } from '../../../citations/registry.ts'
import { sameArticles } from '../../../citations/same-article.ts'

/** Registry entries, of all reports, whose addresses lead to one article. */
export const sameArticleEntries = (registry: Registry): string[][] =>
  sameArticles(
    [...registry.entries.keys()].map((key, index) => ({ key, number: index + 1 })),
    registry,
  ).map((group) => group.map(({ key }) => key))
