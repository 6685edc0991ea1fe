import { listReports } from './reports.ts'
import type { ReportSummary, TopicView } from './view.ts'

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
