import { hash } from 'node:crypto'
import { numberSources } from '../citations/number-sources.ts'
import { coveredByKey } from './keyed-page.ts'
import { onceInBuild } from './once-in-build.ts'
import { allReports, registryByKey, usesOf } from './reports.ts'
import { sourceView } from './source-view.ts'
import type { CitingPassage, ReportSummary, SourcePageView, SourceView } from './view.ts'

interface Mentions {
  passages: CitingPassage[]
  uncitedIn: { report: ReportSummary; number: number }[]
}

/** Who cites what; joined once in a build. */
const mentionsByKey = onceInBuild(async (): Promise<ReadonlyMap<string, Mentions>> => {
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
})

const NOTHING: Mentions = { passages: [], uncitedIn: [] }

const order = new Intl.Collator('ja')

const byMediumAndTitle = (a: SourceView, b: SourceView): number =>
  order.compare(a.medium, b.medium) ||
  order.compare(a.title ?? '', b.title ?? '') ||
  (a.key < b.key ? -1 : 1)

/** The whole registry, by medium and title. */
export const listSources = async (): Promise<
  (SourceView & { citedCount: number; reportCount: number })[]
> => {
  const mentions = await mentionsByKey()
  return [...(await registryByKey())]
    .map(([id, data]) => {
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

const sourcePage = async (key: string): Promise<SourcePageView> => {
  const data = (await registryByKey()).get(key)
  if (!data) throw new Error(`No source \`${key}\` in the registry`)
  return { ...sourceView(key, data), ...((await mentionsByKey()).get(key) ?? NOTHING) }
}

/** One registry entry with every passage that cites it. Throws where there is none of that key. */
export const viewSource = coveredByKey(sourcePage)

/** The sources' pages, each with a digest of all that it shows, by which a build tells whether the page that stands is still right. */
export const sourcePaths = async (): Promise<{ params: { key: string }; cacheKey: string }[]> =>
  Promise.all(
    [...(await registryByKey()).keys()].map(async (key) => ({
      params: { key },
      cacheKey: hash('sha256', JSON.stringify(await sourcePage(key))),
    })),
  )
