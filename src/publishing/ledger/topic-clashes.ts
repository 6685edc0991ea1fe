import { type FileMessage, faultIn } from '../../schemas/messages.ts'
import { topicSlug } from './published.ts'
import { placeInReport } from './report-place.ts'

/** A report's topics by name. */
interface NamedTopics {
  slug: string
  topics: readonly string[]
}

/**
 * Topics that would stand under one address, each at its place in the later report.
 * @param reports reports that are no drafts
 * @param addresses addresses by name, from topics.yaml
 */
export const topicFaults = (
  contentDir: string,
  reports: readonly NamedTopics[],
  addresses: Readonly<Record<string, string>>,
): FileMessage[] => {
  const owners = new Map<string, { name: string; slug: string }>()
  return reports.flatMap(({ slug, topics }) =>
    topics.flatMap((name, index): FileMessage[] => {
      const address = topicSlug(name, addresses[name])
      const owner = owners.get(address) ?? { name, slug }
      owners.set(address, owner)
      if (owner.name === name) return []
      const reason = `Unexpected topic \`${name}\`, expected an address of its own; topics/${address}/ is that of \`${owner.name}\` in ${owner.slug}.mdx: write one name, or give one an address in topics.yaml`
      const { path, at } = placeInReport(contentDir, slug)
      return [faultIn(path, reason, at(['topics', index]), 'topic')]
    }),
  )
}
