import { asBibtex, asRis, type CslItem, dateParts } from '../citations/export-sources.ts'
import { site } from '../site.config.ts'
import { urlTo } from './paths.ts'
import type { CitationForms, ReportView } from './view.ts'

/** A report as an item of CSL-JSON. */
const reportItem = (report: ReportView): CslItem => ({
  id: report.slug,
  type: 'article-newspaper',
  title: report.title.full,
  author: [{ literal: report.author ?? report.publisher }],
  'container-title': site.fullName,
  publisher: report.publisher,
  issued: dateParts(report.published.iso),
  URL: urlTo(report.path),
  language: report.language,
})

const japanese = (report: ReportView, url: string): string =>
  [
    `${report.author ?? report.publisher}「${report.title.full}」`,
    ...(report.author === null ? [] : [report.publisher]),
    `${report.published.text}公開`,
    ...(report.updated === null ? [] : [`${report.updated.text}更新`]),
    url,
  ].join('、')

// Made once: a formatter costs more than all that it formats.
const monthNames = new Intl.DateTimeFormat('en', { month: 'long', timeZone: 'UTC' })

const apaDate = (iso: string): string => {
  const [year, month, day] = iso.split('-').map(Number)
  const name = monthNames.format(new Date(Date.UTC(2000, (month ?? 1) - 1, 1)))
  return `${year}, ${name} ${day}`
}

const apa = (report: ReportView, url: string): string =>
  [
    `${report.author ?? report.publisher}.`,
    `(${apaDate(report.published.iso)}).`,
    `${report.title.full}.`,
    ...(report.author === null ? [] : [`${report.publisher}.`]),
    url,
  ].join(' ')

/** The report as others cite it: in Japanese style, APA, BibTeX and RIS. */
export const citationForms = (report: ReportView): CitationForms => {
  const url = urlTo(report.path)
  const item = reportItem(report)
  return {
    japanese: japanese(report, url),
    apa: apa(report, url),
    bibtex: asBibtex([item]).trim(),
    ris: asRis([item]).trim(),
  }
}
