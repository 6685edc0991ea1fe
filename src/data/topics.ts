import { getCollection } from 'astro:content'
import GithubSlugger from 'github-slugger'
import { onceInBuild } from './once-in-build.ts'
import { pathTo } from './paths.ts'
import { listReports } from './reports.ts'
import type { ReportSummary, TopicView } from './view.ts'

/** The addresses that content/topics.yaml gives, by name. */
const namedSlugs = onceInBuild(
  async (): Promise<ReadonlyMap<string, string>> =>
    new Map((await getCollection('topics')).map(({ data }) => [data.name, data.slug])),
)

/** Makes topics of their names; a name without an address of its own is its own address. */
export const topicViews = async (names: readonly string[]): Promise<TopicView[]> => {
  const slugs = await namedSlugs()
  return [...new Set(names)].map((name) => {
    const slug = slugs.get(name) ?? (new GithubSlugger().slug(name.normalize('NFKC')) || 'topic')
    return { name, slug, path: pathTo(`/topics/${slug}/`) }
  })
}

/** Every topic of a published report, with its reports, the one with most reports first. */
export const listTopics = async (): Promise<{ topic: TopicView; reports: ReportSummary[] }[]> => {
  const bySlug = new Map<string, { topic: TopicView; reports: ReportSummary[] }>()
  for (const report of await listReports())
    for (const topic of report.topics) {
      const known = bySlug.get(topic.slug) ?? { topic, reports: [] }
      if (known.topic.name !== topic.name)
        throw new Error(
          `Topics 「${known.topic.name}」 and 「${topic.name}」 have one address /topics/${topic.slug}/, expected one name, or two addresses in topics.yaml`,
        )
      known.reports.push(report)
      bySlug.set(topic.slug, known)
    }
  return [...bySlug.values()].sort(
    (a, b) => b.reports.length - a.reports.length || (a.topic.slug < b.topic.slug ? -1 : 1),
  )
}
