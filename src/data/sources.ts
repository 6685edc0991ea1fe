import { getCollection } from 'astro:content'
import { numberSources } from '../citations/number-sources.ts'
import { allReports, usesOf } from './reports.ts'
import { sourceView } from './source-view.ts'
import type { CitingPassage, ReportSummary, SourcePageView, SourceView } from './view.ts'

interface Mentions {
  passages: CitingPassage[]
  uncitedIn: { report: ReportSummary; number: number }[]
}

const collectMentions = async (): Promise<ReadonlyMap<string, Mentions>> => {
  const mentions = new Map<string, Mentions>()
  for (const { entry, rendered, summary: report } of await allReports())
    for (const { key, number } of numberSources(entry.data.sources)) {
      const known = mentions.get(key) ?? { passages: [], uncitedIn: [] }
      mentions.set(key, known)
      const uses = usesOf(rendered, number)
      if (uses.length === 0) known.uncitedIn.push({ report, number })
      for (const use of uses)
        known.passages.push({
          report,
          use,
          number,
          markPath: `${report.path}#${use.markId}`,
          sectionPath: use.section
            ? `${report.path}#${encodeURIComponent(use.section.id)}`
            : report.path,
        })
    }
  return mentions
}

let known: Promise<ReadonlyMap<string, Mentions>> | undefined

/** Who cites what; joined once in a build. */
const mentionsByKey = (): Promise<ReadonlyMap<string, Mentions>> => {
  if (import.meta.env.DEV) return collectMentions()
  known ??= collectMentions()
  return known
}

const NOTHING: Mentions = { passages: [], uncitedIn: [] }

const byMediumAndTitle = (a: SourceView, b: SourceView): number =>
  a.medium.localeCompare(b.medium, 'ja') ||
  (a.title ?? '').localeCompare(b.title ?? '', 'ja') ||
  (a.key < b.key ? -1 : 1)

/** The whole registry, by medium and title. */
export const listSources = async (): Promise<
  (SourceView & { citedCount: number; reportCount: number })[]
> => {
  const mentions = await mentionsByKey()
  return (await getCollection('sources'))
    .map(({ id, data }) => {
      const { passages, uncitedIn } = mentions.get(id) ?? NOTHING
      const reports = new Set([...passages, ...uncitedIn].map(({ report }) => report.slug))
      return {
        ...sourceView(id, data),
        citedCount: passages.length,
        reportCount: reports.size,
      }
    })
    .sort(byMediumAndTitle)
}

/** One registry entry with every passage that cites it. Throws where there is none of that key. */
export const viewSource = async (key: string): Promise<SourcePageView> => {
  const entry = (await getCollection('sources', ({ id }) => id === key))[0]
  if (!entry) throw new Error(`No source \`${key}\` in the registry`)
  return { ...sourceView(key, entry.data), ...((await mentionsByKey()).get(key) ?? NOTHING) }
}
