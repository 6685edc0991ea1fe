import { type FileMessage, fatal } from '../../schemas/messages.ts'
import { type Published, topicSlug } from './published.ts'
import { placeInReport } from './report-place.ts'

/** A topic of a report whose address an earlier report's topic of another name has. */
export interface TopicClash {
  slug: string
  /** Its place in the report's list of topics, from 0. */
  index: number
  reason: string
}

/**
 * Topics that would stand under one address.
 * @param reports published reports with the names of their topics
 * @param addresses addresses by name, from topics.yaml
 */
export const topicClashes = (
  reports: readonly { slug: string; topics: readonly string[] }[],
  addresses: Readonly<Record<string, string>>,
): TopicClash[] => {
  const owners = new Map<string, { name: string; slug: string }>()
  return reports.flatMap(({ slug, topics }) =>
    topics.flatMap((name, index): TopicClash[] => {
      const address = topicSlug(name, addresses[name])
      const owner = owners.get(address) ?? { name, slug }
      owners.set(address, owner)
      if (owner.name === name) return []
      const reason = `Unexpected topic \`${name}\`, expected an address of its own; topics/${address}/ is that of \`${owner.name}\` in ${owner.slug}.mdx: write one name, or give one an address in topics.yaml`
      return [{ slug, index, reason }]
    }),
  )
}

/** The same at their places. */
export const topicFaults = (
  contentDir: string,
  { reports, topics }: Pick<Published, 'reports' | 'topics'>,
): FileMessage[] => {
  const named = reports.map(({ slug, data }) => ({ slug, topics: data.topics }))
  return topicClashes(named, topics).map(({ slug, index, reason }) => {
    const { path, at } = placeInReport(contentDir, slug)
    return { path, message: fatal(reason, at(['topics', index]), 'topic') }
  })
}
