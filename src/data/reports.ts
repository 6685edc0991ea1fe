import { type CollectionEntry, getCollection, getEntry, render } from 'astro:content'
import { hash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import { renderedStore, root } from 'virtual:rendered-store'
import { hostOf } from '../citations/format-source.ts'
import { numberSources } from '../citations/number-sources.ts'
import { readKept } from '../loaders/rendered-store.ts'
import type { RenderedReport } from '../markdown/rendered-report.ts'
import type { Origin } from '../schemas/report.ts'
import type { SourceData } from '../schemas/source.ts'
import { site } from '../site.config.ts'
import { evidenceRows, numeralAbove, numeralsOf, sectionOf } from './evidence.ts'
import { groundsOf } from './grounds.ts'
import { coveredByKey } from './keyed-page.ts'
import { onceInBuild } from './once-in-build.ts'
import { pathTo } from './paths.ts'
import { reportAddress } from './report-address.ts'
import { sectionsOf } from './sections.ts'
import { underBase } from './site-links.ts'
import { correctionViews, dateView, sourceView } from './source-view.ts'
import { titleView } from './title.ts'
import { topicViews } from './topic-view.ts'
import type { NumberedSource, OriginView, ReportSummary, ReportView, UseView } from './view.ts'

type ReportEntry = CollectionEntry<'reports'>

/** A report's entry with its rendered text. */
export interface Report {
  entry: ReportEntry
  rendered: RenderedReport
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

const readRendered = async (entry: ReportEntry): Promise<RenderedReport> => {
  throwError(entry)
  const kept = await readKept(renderedStore, String(entry.digest))
  if (!kept)
    throw new Error(`No rendered text of ${entry.filePath}; run \`npm run clean\` and build again`)
  const { rendered } = kept
  return { ...rendered, html: underBase(rendered.html, site.base, `/reports/${entry.id}/`) }
}

const summarize = async (entry: ReportEntry, rendered: RenderedReport): Promise<ReportSummary> => {
  const { data } = entry
  const numbers = numberSources(data.sources).map(({ number }) => number)
  return {
    slug: entry.id,
    path: pathTo(`/reports/${entry.id}/`),
    title: titleView(data.title),
    description: data.description ?? rendered.firstSentence,
    language: data.language,
    published: { iso: data.published, text: dateView(data.published)?.text ?? '' },
    updated: dateView(data.updated),
    topics: await topicViews(data.topics),
    origin: data.origin ? originView(data.origin) : null,
    draft: data.draft,
    sourceCount: numbers.length,
    citationCount: rendered.citations.length,
    correctionCount: data.corrections.length,
    evidence: evidenceRows(rendered.outline, rendered.citations, numbers),
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
  const rendered = await readRendered(entry)
  return { entry, rendered, summary: await summarize(entry, rendered) }
}

/** Every published report with its text, newest first; read once in a build. */
export const allReports = onceInBuild(async (): Promise<Report[]> => {
  const entries = (await getCollection('reports', isShown)).sort(newestFirst)
  const sound = entries.filter((entry) => entry.rendered?.metadata?.error === undefined)
  return Promise.all(sound.map(loadReport))
})

const reportsBySlug = onceInBuild(
  async (): Promise<ReadonlyMap<string, Report>> =>
    new Map((await allReports()).map((report) => [report.entry.id, report])),
)

/** The registry's entries by key; read once in a build. */
export const registryByKey = onceInBuild(
  async (): Promise<ReadonlyMap<string, SourceData>> =>
    new Map((await getCollection('sources')).map(({ id, data }) => [id, data])),
)

/** Every published report, newest first. */
export const listReports = async (): Promise<ReportSummary[]> =>
  (await allReports()).map(({ summary }) => summary)

/** The slugs of the pages to be made; in dev also of reports that can't be shown, so that their page says why. */
export const reportSlugs = async (): Promise<string[]> =>
  (await getCollection('reports', isShown)).map(({ id }) => id)

/** The uses of one source in a report, in the order of the text. */
export const usesOf = (rendered: RenderedReport, number: number): UseView[] => {
  const numerals = numeralsOf(rendered.outline)
  return rendered.citations
    .filter((citation) => citation.number === number)
    .map((citation) => ({
      letter: citation.letter,
      markId: citation.id,
      backId: `source-${number}-${citation.letter}`,
      section: sectionOf(rendered.outline, citation.section),
      numeral: numeralAbove(rendered.outline, numerals, citation.section),
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
const editionOf = (slug: string, summary: ReportSummary, html: string): ReportView['edition'] => {
  const digest = hash('sha256', summary.title.full + html).slice(0, 8)
  return {
    address: reportAddress(slug),
    text: `${(summary.updated ?? summary.published).text}の版（${digest}）`,
  }
}

const numberedSources = async ({ entry, rendered }: Report): Promise<NumberedSource[]> => {
  const registry = await registryByKey()
  return numberSources(entry.data.sources).map(({ number, key }) => {
    const data = registry.get(key)
    const uses = usesOf(rendered, number)
    if (!data) throw new Error(`${entry.filePath}: no source \`${key}\` in the registry`)
    return {
      ...sourceView(key, data),
      number,
      entryId: `source-${number}`,
      uses,
      quotes: quotesFor(uses, data),
    }
  })
}

const entryOf = async (slug: string): Promise<ReportEntry> => {
  const entry = await getEntry('reports', slug)
  if (!entry) throw new Error(`No report \`${slug}\``)
  return entry
}

/** A report, and all that its page shows beside its text. */
const contentOf = async (slug: string): Promise<{ view: ReportView; report: Report }> => {
  const report = (await reportsBySlug()).get(slug) ?? (await loadReport(await entryOf(slug)))
  const { entry, rendered, summary } = report
  const { data } = entry
  const view: ReportView = {
    ...summary,
    author: data.author ?? null,
    publisher: data.publisher ?? site.publisher,
    keyPoints: data.keyPoints,
    readingMinutes: Math.max(1, Math.ceil(rendered.characters / CHARACTERS_A_MINUTE)),
    outline: rendered.outline,
    sections: sectionsOf(summary.path, rendered.outline, rendered.leads),
    numerals: numeralsOf(rendered.outline),
    sources: await numberedSources(report),
    corrections: correctionViews(data.corrections),
    grounds: groundsOf(rendered, data.sources, await registryByKey()),
    edition: editionOf(entry.id, summary, rendered.html),
    rich: rendered.rich || data.corrections.length > 0,
  }
  return { view, report }
}

/** A report with all that its page and its exports show, and a digest of that. */
export interface ReportContent {
  view: ReportView
  rendered: RenderedReport
  key: string
}

/** Every published report with all that its exports show, newest first; read once in a build. */
export const reportContents = onceInBuild(
  async (): Promise<ReportContent[]> =>
    Promise.all(
      (await allReports()).map(async ({ summary }) => {
        const { view, report } = await contentOf(summary.slug)
        const { rendered } = report
        return { view, rendered, key: hash('sha256', JSON.stringify([view, rendered])) }
      }),
    ),
)

/** A digest of the bytes of a report's images. */
const imagesDigest = (entry: ReportEntry, images: readonly string[]): string => {
  const folder = dirname(resolve(root, entry.filePath ?? ''))
  return hash(
    'sha256',
    images.map((url) => hash('sha256', readFileSync(resolve(folder, url)))).join(),
  )
}

/**
 * The pages to be made, each with a digest of all that it shows, by which a build tells whether the
 * page that stands is still right. That of one with images begins with `images` (src/build/page-choice.ts).
 * In dev none has one.
 */
export const reportPaths = async (): Promise<{ params: { slug: string }; cacheKey?: string }[]> =>
  Promise.all(
    (await reportSlugs()).map(async (slug) => {
      if (import.meta.env.DEV) return { params: { slug } }
      const { view, report } = await contentOf(slug)
      const { html, imagePaths } = report.rendered
      const shown = hash('sha256', JSON.stringify([view, html]))
      const cacheKey =
        imagePaths.length > 0 ? `images ${shown} ${imagesDigest(report.entry, imagePaths)}` : shown
      return { params: { slug }, cacheKey }
    }),
  )

/**
 * A report with all that its page shows, and its text as a component.
 * Throws where the slug names no report, and in dev the report's own error with its place.
 */
export const viewReport = coveredByKey(async (slug: string) => {
  const { view, report } = await contentOf(slug)
  const { html, imagePaths } = report.rendered
  const { Content: Body } = await render({
    ...report.entry,
    rendered: { html, metadata: { imagePaths } },
  })
  return { view, Body }
})
