import { readFileSync } from 'node:fs'
import { reportSlug } from '../../../citations/content-folder.ts'
import { readTopics } from '../../../publishing/ledger/read-topics.ts'
import { earlierSlugsIn, topicsIn } from './mdx-fields.ts'
import { TopicNames } from './topic-names.ts'

/** What the reports of a content folder say that no new report may say otherwise. */
export interface ReportsBeside {
  topics: TopicNames
  /** Reports by their earlier slugs. */
  byEarlierSlug: Map<string, string>
}

const isDraft = (mdx: string): boolean => /^draft: true$/m.test(mdx.slice(0, mdx.indexOf('\n---')))

/** Reads all reports of a content folder for their topics and earlier slugs; drafts give way to published ones. */
export const readReportsBeside = (contentDir: string, paths: readonly string[]): ReportsBeside => {
  const topics = new TopicNames(readTopics(contentDir).addresses)
  const byEarlierSlug = new Map<string, string>()
  const ofDrafts: string[] = []
  for (const path of paths) {
    const mdx = readFileSync(path, 'utf8')
    if (isDraft(mdx)) ofDrafts.push(...topicsIn(mdx))
    else topics.add(topicsIn(mdx))
    for (const slug of earlierSlugsIn(mdx)) byEarlierSlug.set(slug, reportSlug(path))
  }
  topics.add(ofDrafts)
  return { topics, byEarlierSlug }
}
