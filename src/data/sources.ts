import { stands } from '../publishing/ledger/read-ledger.ts'
import { siteLedger } from './ledger.ts'
import { onceInBuild } from './once-in-build.ts'
import { oneByOne } from './one-by-one.ts'
import { keyedByProps } from './pages.ts'
import { allReports, registryByKey, sourceViews, usesOf } from './reports.ts'
import { sourceRecords } from './source-records.ts'
import type { CitingPassage, ReportSummary, SourcePageView, SourceView } from './view.ts'

interface Mentions {
  passages: CitingPassage[]
  uncitedIn: { report: ReportSummary; number: number }[]
}

/** Who cites what; joined once in a build. */
const mentionsByKey = onceInBuild(async (): Promise<ReadonlyMap<string, Mentions>> => {
  const mentions = new Map<string, Mentions>()
  for (const { entry, facts, summary: report } of await allReports())
    for (const { key, number } of entry.data.sources) {
      const known = mentions.get(key) ?? { passages: [], uncitedIn: [] }
      mentions.set(key, known)
      const uses = usesOf(facts, number)
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

const byTitle = (a: SourceView, b: SourceView): number =>
  order.compare(a.title ?? '', b.title ?? '') || (a.key < b.key ? -1 : 1)

/** A source in a list, with how often and by how many reports it is cited. */
type ListedSource = SourceView & { citedCount: number; reportCount: number }

/**
 * The sources that have a page: those that a shown report lists, and those whose page was published
 * before. An entry that only a draft lists is not published.
 */
const publishedViews = onceInBuild(async (): Promise<ReadonlyMap<string, SourceView>> => {
  const [views, mentions, ledger] = await Promise.all([
    sourceViews(),
    mentionsByKey(),
    siteLedger(),
  ])
  return new Map(
    [...views].filter(([key]) => mentions.has(key) || stands(ledger, `sources/${key}/`)),
  )
})

/** The published sources, by medium and title, those without a medium last; made once in a build. */
export const listSources = onceInBuild(async (): Promise<ListedSource[]> => {
  const mentions = await mentionsByKey()
  const listed = [...(await publishedViews())].map(([key, view]) => {
    const { passages, uncitedIn } = mentions.get(key) ?? NOTHING
    const reports = new Set([...passages, ...uncitedIn].map(({ report }) => report.slug))
    return { ...view, citedCount: passages.length, reportCount: reports.size }
  })
  // The collator is slow: each medium's name is compared once, not that of each source.
  const byMedium = Map.groupBy(listed, ({ namedMedium }) => namedMedium ?? '')
  return [...byMedium.keys()]
    .sort((a, b) => Number(a === '') - Number(b === '') || order.compare(a, b) || (a < b ? -1 : 1))
    .flatMap((medium) => (byMedium.get(medium) ?? []).sort(byTitle))
})

/** One registry entry with every passage that cites it. Throws where the registry has no such key. */
const sourcePage = async (key: string): Promise<SourcePageView> => {
  const [view, data] = [(await sourceViews()).get(key), (await registryByKey()).get(key)]
  if (!view || !data) throw new Error(`No source \`${key}\` in the registry`)
  return {
    ...view,
    records: sourceRecords(key, data),
    ...((await mentionsByKey()).get(key) ?? NOTHING),
  }
}

/** The pages of the published sources. */
export const sourcePaths = async () =>
  keyedByProps(
    await oneByOne((await publishedViews()).keys(), async (key) => ({
      params: { key },
      props: { source: await sourcePage(key) },
    })),
  )
