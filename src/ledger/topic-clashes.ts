import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { readReport } from '../markdown/read-report.ts'
import { shownPath } from '../schemas/messages.ts'
import { type Published, topicSlug } from './published.ts'

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

/** The same as `file:line:column sentence`; only a report with a clash is read again. */
export const topicFaults = (
  contentDir: string,
  { reports, topics }: Pick<Published, 'reports' | 'topics'>,
): string[] => {
  const named = reports.map(({ slug, data }) => ({ slug, topics: data.topics }))
  const noSources = { entries: new Map(), keys: new Set<string>(), faulty: [] }
  return topicClashes(named, topics).map(({ slug, index, reason }) => {
    const path = join(contentDir, 'reports', `${slug}.mdx`)
    const text = existsSync(path) ? readFileSync(path, 'utf8') : ''
    const { line, column } = readReport(path, text, noSources).at(['topics', index])
    return `${shownPath(path)}:${line}:${column} ${reason}`
  })
}
