import { type CslItem, cslItem } from '../citations/csl-item.ts'
import { markdownText as line } from '../citations/markdown-text.ts'
import {
  ID_PREFIX_PLACEHOLDER,
  IMAGE_PLACEHOLDER,
  SITE_PLACEHOLDER,
} from '../citations/site-placeholder.ts'
import type { ReportText } from '../markdown/rendered-report.ts'
import type { SourceData } from '../schemas/source.ts'
import { reportItem } from './cite-report.ts'
import { numberedText } from './cite-text.ts'
import { linkTo, urlTo } from './paths.ts'
import type { NumberedSource, ReportView } from './view.ts'

/** An entry with the anchor that the marks lead to; GitHub keeps it. */
const sourceLine = (source: NumberedSource, idPrefix: string): string =>
  `- <a id="${idPrefix}${source.entryId}"></a>\\[${source.number}\\] ${line(numberedText(source).replace(/^\[\d+\] /, ''))}${source.URL === null ? '' : ` <${source.URL}>`}`

const list = (title: string, items: readonly string[]): string[] =>
  items.length === 0 ? [] : [`## ${title}`, '', ...items, '']

const IMAGE_LINK = new RegExp(`${RegExp.escape(IMAGE_PLACEHOLDER)}([^\\s)>]*)`, 'g')
const SITE_LINK = new RegExp(`${RegExp.escape(SITE_PLACEHOLDER)}([^\\s)>]*)`, 'g')

/**
 * A report as clean Markdown: its facts, its text with numbered citations, its sources under their
 * numbers.
 * @param images the whole addresses of its images, by the paths that its editor wrote
 * @param idPrefix what stands before its ids and the names of its notes, in a text with other reports
 */
export const reportMarkdown = (
  report: ReportView,
  { markdown }: Pick<ReportText, 'markdown'>,
  images: ReadonlyMap<string, string> = new Map(),
  idPrefix = '',
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
    markdown
      .trim()
      .replaceAll(ID_PREFIX_PLACEHOLDER, idPrefix)
      .replace(IMAGE_LINK, (_, path) => images.get(decodeURIComponent(path)) ?? urlTo(report.path))
      .replace(SITE_LINK, (_, path) => urlTo(linkTo(`/${path}`, '/'))),
    '',
    ...list(
      '典拠',
      report.sources.map((source) => sourceLine(source, idPrefix)),
    ),
    ...list(
      '訂正の記録',
      report.corrections.map(({ date, summary }) => `- ${date}: ${line(summary)}`),
    ),
  ].join('\n')

export { exported } from '../citations/export-sources.ts'

/** The forms in which a report has a file. CSL-JSON stands in its data for fact-checkers. */
export const RECORD_FORMATS = ['bib', 'ris'] as const

/** A report's sources, in number order, as items of CSL-JSON. */
export const referenceItems = (
  sources: readonly NumberedSource[],
  registry: ReadonlyMap<string, SourceData>,
): CslItem[] =>
  sources.flatMap(({ key, number, withdrawn }) => {
    const data = registry.get(key)
    if (data === undefined) return []
    const note = [data.note, withdrawn === null ? null : `取り下げ：${withdrawn}`].filter(Boolean)
    return [
      {
        ...cslItem(key, data),
        ...(note.length === 0 ? {} : { note: note.join(' ') }),
        'citation-number': number,
      },
    ]
  })

/** What a reference manager takes from a report: its own record first, marked by its note, then its sources. */
export const recordItems = (
  report: ReportView,
  registry: ReadonlyMap<string, SourceData>,
): CslItem[] => [
  { ...reportItem(report), note: 'この記事。あとに続くのはその典拠。' },
  ...referenceItems(report.sources, registry),
]
