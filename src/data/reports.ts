import { type CollectionEntry, getCollection, getEntry, render } from 'astro:content'
import { hash } from 'node:crypto'
import { renderedStore } from 'virtual:rendered-store'
import { hostOf } from '../citations/format-source.ts'
import type { ReportFacts, ReportText } from '../markdown/rendered-report.ts'
import { earlierSlugs } from '../publishing/ledger/published.ts'
import { readKept, readKeptText } from '../publishing/loaders/rendered-store.ts'
import { backId, entryId } from '../schemas/page-ids.ts'
import type { Origin } from '../schemas/report.ts'
import type { SourceData } from '../schemas/source.ts'
import { site } from '../site.config.ts'
import { authorsText } from './author-text.ts'
import { evidenceRows, numeralAbove, numeralsOf, sectionOf } from './evidence.ts'
import { goneSections } from './gone-sections.ts'
import { groundsOf } from './grounds.ts'
import { siteLedger } from './ledger.ts'
import { onceInBuild } from './once-in-build.ts'
import { oneByOne } from './one-by-one.ts'
import { keyedByProps } from './pages.ts'
import { fileIn, pathTo } from './paths.ts'
import { reportAddress } from './report-address.ts'
import { sectionsOf } from './sections.ts'
import { underBase } from './site-links.ts'
import { correctionViews, dateView, sourceView } from './source-view.ts'
import { titleView } from './title.ts'
import { topicViews } from './topic-view.ts'
import type {
  NumberedSource,
  OriginView,
  ReportSummary,
  ReportView,
  SourceView,
  UseView,
} from './view.ts'

type ReportEntry = CollectionEntry<'reports'>

/** A report's entry with what is known of its text. */
export interface Report {
  entry: ReportEntry
  facts: ReportFacts
  summary: ReportSummary
}

const CHARACTERS_A_MINUTE = 500

const originView = (origin: Origin): OriginView => {
  const host = hostOf(origin.URL)
  return {
    title: origin.title ?? null,
    publisher: origin.publisher ?? host,
    URL: origin.URL,
    host,
    language: origin.language ?? null,
  }
}

/** In dev, a report that can't be rendered carries its error; its page shows it in the overlay. */
const throwError = (entry: ReportEntry): void => {
  const error = entry.rendered?.metadata?.error as
    | { message: string; file: string; line: number; column: number }
    | undefined
  if (error) throw Object.assign(new Error(error.message), { loc: error, id: error.file })
}

/** What a report's text is found by: it stays what it was as long as the digest does. */
export type KeptText = Pick<ReportEntry, 'digest' | 'filePath'>

export const keptTextOf = ({ digest, filePath }: ReportEntry): KeptText => ({
  ...(digest === undefined ? {} : { digest }),
  ...(filePath === undefined ? {} : { filePath }),
})

const notKept = ({ filePath }: KeptText): Error =>
  new Error(`No rendered text of ${filePath}; run \`npm run clean\` and build again`)

const factsOf = (entry: ReportEntry): ReportFacts => {
  throwError(entry)
  const facts = readKept(renderedStore, String(entry.digest))?.facts
  if (!facts) throw notKept(entry)
  return facts
}

/** The text of a report, read anew each time: all texts of a large site are more than memory should hold. */
export const textOf = (entry: KeptText): ReportText => {
  const text = readKeptText(renderedStore, String(entry.digest))
  if (!text) throw notKept(entry)
  return text
}

const summarize = async (entry: ReportEntry, facts: ReportFacts): Promise<ReportSummary> => {
  const { data } = entry
  const numbers = data.sources.flatMap(({ number, withdrawn }) =>
    withdrawn === undefined ? [number] : [],
  )
  return {
    slug: entry.id,
    path: pathTo(`/reports/${entry.id}/`),
    title: titleView(data.title),
    description: data.description ?? facts.firstSentence,
    language: data.language,
    published: { iso: data.published, text: dateView(data.published)?.text ?? '' },
    updated: dateView(data.updated),
    topics: await topicViews(data.topics),
    origin: data.origin ? originView(data.origin) : null,
    draft: data.draft,
    sourceCount: numbers.length,
    citationCount: facts.citations.length,
    correctionCount: data.corrections.length,
    evidence: evidenceRows(facts.outline, facts.citations, numbers),
  }
}

const isShown = (entry: ReportEntry): boolean => import.meta.env.DEV || !entry.data.draft

const newestFirst = (a: ReportEntry, b: ReportEntry): number =>
  a.data.published === b.data.published
    ? a.id < b.id
      ? -1
      : 1
    : a.data.published < b.data.published
      ? 1
      : -1

const loadReport = async (entry: ReportEntry): Promise<Report> => {
  const facts = factsOf(entry)
  return { entry, facts, summary: await summarize(entry, facts) }
}

/** Every published report, newest first; read once in a build. */
export const allReports = onceInBuild(async (): Promise<Report[]> => {
  const entries = (await getCollection('reports', isShown)).sort(newestFirst)
  const sound = entries.filter((entry) => entry.rendered?.metadata?.error === undefined)
  return oneByOne(sound, loadReport)
})

/** The registry's entries by key; read once in a build. */
export const registryByKey = onceInBuild(
  async (): Promise<ReadonlyMap<string, SourceData>> =>
    new Map((await getCollection('sources')).map(({ id, data }) => [id, data])),
)

/** What pages show of the registry's entries, by key; made once in a build. */
export const sourceViews = onceInBuild(
  async (): Promise<ReadonlyMap<string, SourceView>> =>
    new Map([...(await registryByKey())].map(([key, data]) => [key, sourceView(key, data)])),
)

/** Every published report, newest first. */
export const listReports = async (): Promise<ReportSummary[]> =>
  (await allReports()).map(({ summary }) => summary)

/** The slugs of the pages to be made; in dev also of reports that can't be shown, so that their page says why. */
const reportSlugs = async (): Promise<string[]> =>
  (await getCollection('reports', isShown)).map(({ id }) => id)

/** The uses of one source in a report, in the order of the text. */
export const usesOf = ({ citations, outline }: ReportFacts, number: number): UseView[] => {
  const numerals = numeralsOf(outline)
  return citations
    .filter((citation) => citation.number === number)
    .map((citation) => ({
      letter: citation.letter,
      markId: citation.id,
      backId: backId(number, citation.letter),
      section: sectionOf(outline, citation.section),
      numeral: numeralAbove(outline, numerals, citation.section),
      locator: citation.locator,
      sentence: citation.sentence,
    }))
}

/** The words of a source that support its uses here: those without a locator support each. */
const quotesFor = (uses: readonly UseView[], source: SourceData): NumberedSource['quotes'] =>
  (source.quotes ?? []).flatMap(({ text, locator }) => {
    const letters = uses
      .filter((use) => locator === undefined || use.locator === locator)
      .map(({ letter }) => letter)
    return letters.length === 0 ? [] : [{ text, uses: letters }]
  })

/** The day of the last change and a digest of the text: two prints with the same are the same. */
const editionOf = (summary: ReportSummary, { htmlDigest }: ReportFacts): ReportView['edition'] => {
  const digest = hash('sha256', summary.title.full + htmlDigest).slice(0, 8)
  return {
    address: reportAddress(summary.slug),
    text: `${(summary.updated ?? summary.published).text}の版（${digest}）`,
  }
}

/** The files that `publish` in the settings asks for: the report's record, then those of its sources. */
const recordLinks = (path: string): ReportView['records'] =>
  site.publish.exports
    ? [
        { name: 'BibTeX', href: fileIn(path, 'references.bib') },
        { name: 'RIS', href: fileIn(path, 'references.ris') },
      ]
    : []

const numberedSources = async ({ entry, facts }: Report): Promise<NumberedSource[]> => {
  const [registry, views] = await Promise.all([registryByKey(), sourceViews()])
  return entry.data.sources.map(({ number, key, withdrawn = null }) => {
    const [data, view] = [registry.get(key), views.get(key)]
    const uses = usesOf(facts, number)
    if (!data || !view) throw new Error(`${entry.filePath}: no source \`${key}\` in the registry`)
    return {
      ...view,
      number,
      entryId: entryId(number),
      withdrawn,
      uses,
      quotes: quotesFor(uses, data),
    }
  })
}

const viewOf = async (report: Report): Promise<ReportView> => {
  const { entry, facts, summary } = report
  const { data } = entry
  return {
    ...summary,
    earlierSlugs: earlierSlugs(data.aliases),
    goneSections: goneSections(await siteLedger(), [summary.slug, ...earlierSlugs(data.aliases)]),
    authors: data.author ?? [],
    author: authorsText(data.author ?? []),
    publisher: data.publisher ?? site.publisher,
    keyPoints: data.keyPoints,
    readingMinutes: Math.max(1, Math.ceil(facts.characters / CHARACTERS_A_MINUTE)),
    outline: facts.outline,
    sections: sectionsOf(summary.path, facts.outline, facts.leads),
    numerals: numeralsOf(facts.outline),
    sources: await numberedSources(report),
    corrections: correctionViews(data.corrections),
    grounds: groundsOf(facts, data.sources, await registryByKey()),
    edition: editionOf(summary, facts),
    records: recordLinks(summary.path),
    rich: facts.rich || data.corrections.length > 0,
  }
}

/** A report with all that its page and its exports show; its text is found by its entry's digest. */
export interface ReportContent {
  view: ReportView
  facts: ReportFacts
  entry: ReportEntry
}

const contentOf = async (report: Report): Promise<ReportContent> => ({
  view: await viewOf(report),
  facts: report.facts,
  entry: report.entry,
})

/** Every published report with all that its exports show, newest first; made once in a build. */
export const reportContents = onceInBuild(
  async (): Promise<ReportContent[]> => oneByOne(await allReports(), contentOf),
)

/** The slug of a report and those that it had: its exports and its picture stand under each, for hosts that can't redirect. */
export const everySlug = ({ slug, earlierSlugs: earlier }: ReportView): string[] => [
  slug,
  ...earlier,
]

/**
 * Pages that show a report's text, with their keys. One with images has none: Astro makes files of the
 * images when it makes the page.
 */
export const textPaths = (
  paths: readonly { params: { slug: string }; props: { content: ReportContent } }[],
): { params: { slug: string }; props: { content: ReportContent }; cacheKey?: string }[] => {
  const withImages = Object.groupBy(paths, ({ props }) =>
    props.content.facts.imagePaths.length > 0 ? 'made' : 'keyed',
  )
  return [...(withImages.made ?? []), ...keyedByProps(withImages.keyed ?? [])]
}

/**
 * The reports' pages. In dev each reads its report when it is asked for, so that one that can't be
 * shown has a page too, which says why.
 */
export const reportPaths = async (): Promise<
  { params: { slug: string }; props: { content?: ReportContent }; cacheKey?: string }[]
> =>
  import.meta.env.DEV
    ? (await reportSlugs()).map((slug) => ({ params: { slug }, props: {} }))
    : textPaths(
        (await reportContents()).map((content) => ({
          params: { slug: content.entry.id },
          props: { content },
        })),
      )

/** Reads one report in dev. Throws where the slug names no report, and the report's own error with its place. */
export const readInDev = async (slug: string): Promise<ReportContent> => {
  const entry = await getEntry('reports', slug)
  if (!entry) throw new Error(`No report \`${slug}\``)
  return contentOf(await loadReport(entry))
}

/** A report's text as a component, images and all. */
export const bodyOf = async ({
  entry,
  facts,
}: ReportContent): Promise<Awaited<ReturnType<typeof render>>['Content']> => {
  const { Content } = await render({
    ...entry,
    rendered: {
      html: underBase(textOf(entry).html, site.base, `/reports/${entry.id}/`),
      metadata: { imagePaths: facts.imagePaths },
    },
  })
  return Content
}
