import { asBibtex, asCslJson, asRis, cslItem } from '../citations/export-sources.ts'
import { SITE_PLACEHOLDER } from '../citations/site-placeholder.ts'
import type { Citation, ReportFacts, ReportText } from '../markdown/rendered-report.ts'
import type { SourceData } from '../schemas/source.ts'
import { numberedText } from './cite-text.ts'
import { linkTo, urlTo } from './paths.ts'
import { modifiedOn } from './structured-data.ts'
import type { NumberedSource, ReportView } from './view.ts'

/** Plain text as it stands in a line of Markdown. */
export const line = (text: string): string => text.replace(/([\\`*_[\]<>#|])/g, '\\$1')

const sourceLine = (source: NumberedSource): string =>
  `- \\[${source.number}\\] ${line(numberedText(source).replace(/^\[\d+\] /, ''))}${source.URL === null ? '' : ` <${source.URL}>`}`

const list = (title: string, items: readonly string[]): string[] =>
  items.length === 0 ? [] : [`## ${title}`, '', ...items, '']

const SITE_LINK = new RegExp(`${RegExp.escape(SITE_PLACEHOLDER)}([^\\s)>]*)`, 'g')

/** A report as clean Markdown: its facts, its text with numbered citations, its sources under their numbers. */
export const reportMarkdown = (
  report: ReportView,
  { markdown }: Pick<ReportText, 'markdown'>,
): string =>
  [
    `# ${line(report.title.full)}`,
    '',
    `- 公開: ${report.published.iso}`,
    ...(report.updated === null ? [] : [`- 更新: ${report.updated.iso}`]),
    ...(report.author === null ? [] : [`- 著者: ${line(report.author)}`]),
    `- 発行: ${line(report.publisher)}`,
    `- アドレス: <${urlTo(report.path)}>`,
    ...(report.origin === null
      ? []
      : [
          `- 元記事: ${line(report.origin.title ?? report.origin.publisher)} <${report.origin.URL}>`,
        ]),
    '',
    ...list(
      '要点',
      report.keyPoints.map((point) => `- ${line(point)}`),
    ),
    markdown.trim().replace(SITE_LINK, (_, path) => urlTo(linkTo(`/${path}`, '/'))),
    '',
    ...list('典拠', report.sources.map(sourceLine)),
    ...list(
      '訂正の記録',
      report.corrections.map(({ date, summary }) => `- ${date}: ${line(summary)}`),
    ),
  ].join('\n')

const addressOf = (report: ReportView, id: string): string =>
  urlTo(`${report.path}#${encodeURIComponent(id)}`)

/** Citations of one sentence belong together: one passage, its sources in the order of the marks. */
const passagesOf = (citations: readonly Citation[]): Citation[][] => {
  const passages: Citation[][] = []
  for (const citation of citations) {
    const last = passages.at(-1)
    const before = last?.[0]
    if (before && before.sentence === citation.sentence && before.section === citation.section)
      last.push(citation)
    else passages.push([citation])
  }
  return passages
}

/** A report as data for fact-checkers: each cited passage with its address and its sources. */
export const reportJson = (
  report: ReportView,
  { citations }: Pick<ReportFacts, 'citations'>,
): string =>
  `${JSON.stringify(
    {
      url: urlTo(report.path),
      title: report.title.full,
      description: report.description,
      language: report.language,
      published: report.published.iso,
      modified: modifiedOn(report),
      author: report.author,
      publisher: report.publisher,
      topics: report.topics.map(({ name }) => name),
      origin: report.origin && { title: report.origin.title, url: report.origin.URL },
      sections: report.outline.map(({ id, text, depth }) => ({
        anchor: id,
        title: text,
        depth,
        url: addressOf(report, id),
      })),
      sources: report.sources.map((source) => ({
        number: source.number,
        key: source.key,
        title: source.title,
        titleChecked: source.verified?.iso ?? null,
        medium: source.namedMedium,
        author: source.author,
        issued: source.issued?.iso ?? null,
        accessed: source.accessed?.iso ?? null,
        url: source.URL,
        archive: source.archive?.URL ?? null,
        cited: source.uses.length,
        entry: addressOf(report, source.entryId),
        record: urlTo(source.path),
      })),
      passages: passagesOf(citations).map((marks) => ({
        text: marks[0]?.sentence ?? '',
        section: marks[0]?.section ?? null,
        url: addressOf(report, marks[0]?.paragraph ?? marks[0]?.section ?? ''),
        sources: marks.map(({ number, key, locator, id }) => ({
          number,
          key,
          locator,
          mark: addressOf(report, id),
        })),
      })),
      corrections: report.corrections.map(({ date, kind, summary, anchor }) => ({
        date,
        kind,
        summary,
        url: anchor === undefined ? urlTo(report.path) : addressOf(report, anchor),
      })),
    },
    null,
    1,
  )}\n`

/** The forms in which a report's references can be taken away. */
export const REFERENCE_FORMATS = ['json', 'bib', 'ris'] as const
export type ReferenceFormat = (typeof REFERENCE_FORMATS)[number]

/** A report's sources, in number order, for a reference manager. */
export const references = (
  format: ReferenceFormat,
  sources: readonly NumberedSource[],
  registry: ReadonlyMap<string, SourceData>,
): string => {
  const items = sources.flatMap(({ key, number }) => {
    const data = registry.get(key)
    return data === undefined ? [] : [{ ...cslItem(key, data), 'citation-number': number }]
  })
  if (format === 'json') return asCslJson(items)
  return format === 'bib' ? asBibtex(items) : asRis(items)
}
