import { addStyle, bibliographyEntry } from '../citations/citation-style.ts'
import { type CslItem, cslDate, cslNames } from '../citations/csl-item.ts'
import japaneseStyle from '../citations/japanese.csl?raw'
import { isFamilyFirst, isPerson } from '../citations/names.ts'
import type { Name } from '../schemas/name.ts'
import { site } from '../site.config.ts'
import { authorText } from './author-text.ts'
import { urlTo } from './paths.ts'
import type { CitationForms, ReportView } from './view.ts'

const JAPANESE = 'tenkyo-japanese'
addStyle(JAPANESE, japaneseStyle)

/** Whoever answers for a report: its authors, else its publisher. */
const answering = (report: ReportView): Name[] =>
  report.authors.length === 0 ? [{ literal: report.publisher }] : cslNames(report.authors)

/** A report as an item of CSL-JSON. */
export const reportItem = (report: ReportView): CslItem => ({
  id: report.slug,
  type: 'article-newspaper',
  title: report.title.full,
  author: answering(report),
  'container-title': site.fullName,
  publisher: report.publisher,
  issued: cslDate(report.published.iso),
  URL: urlTo(report.path),
  language: report.language,
})

/** The site's setting says how Han, kana and Hangul names read; the engine would join them its own way. */
const forReading = (name: Name): Name =>
  isPerson(name) && isFamilyFirst(name) ? { literal: authorText(name) } : name

/** A report for a style that prints it: no name stands twice, and no language changes the order of names. */
const printedItem = ({ language, ...item }: CslItem): CslItem => {
  const said = new Set(item.author?.map((name) => (isPerson(name) ? '' : name.literal)))
  const once = (text: unknown): string | undefined => {
    if (typeof text !== 'string' || said.has(text)) return undefined
    said.add(text)
    return text
  }
  return {
    ...item,
    author: (item.author ?? []).map(forReading),
    'container-title': once(item['container-title']),
    publisher: once(item.publisher),
  }
}

/** The report as others cite it, one line each: in the order of SIST 02, and as APA asks. */
export const citationForms = (report: ReportView): CitationForms => {
  const item = printedItem(reportItem(report))
  const changed = report.updated === null ? {} : { status: `${report.updated.iso}更新` }
  return {
    japanese: bibliographyEntry({ ...item, ...changed }, JAPANESE),
    apa: bibliographyEntry(item, 'apa'),
  }
}
