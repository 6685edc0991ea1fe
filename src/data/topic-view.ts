import { getEntry } from 'astro:content'
import { topicSlug } from '../publishing/ledger/published.ts'
import { onceInBuild } from './once-in-build.ts'
import { pathTo } from './paths.ts'
import type { TopicView } from './view.ts'

/** The addresses that content/topics.yaml gives, by name. */
const namedSlugs = onceInBuild(
  async (): Promise<ReadonlyMap<string, string>> =>
    new Map(Object.entries((await getEntry('topics', 'addresses'))?.data.addresses ?? {})),
)

/** Makes topics of their names; a name without an address of its own is its own address. */
export const topicViews = async (names: readonly string[]): Promise<TopicView[]> => {
  const slugs = await namedSlugs()
  return [...new Set(names)].map((name) => {
    const slug = topicSlug(name, slugs.get(name))
    return { name, slug, path: pathTo(`/topics/${slug}/`) }
  })
}
