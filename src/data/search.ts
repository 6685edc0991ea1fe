import { mediumOf } from '../citations/format-source.ts'
import { isSameLanguage, OWN } from '../japanese/language.ts'
import type { TextBlock } from '../markdown/rendered-report.ts'
import { authorsText } from './author-text.ts'
import { oneByOne } from './one-by-one.ts'
import { keyedByProps } from './pages.ts'
import {
  allReports,
  type KeptText,
  keptTextOf,
  type Report,
  registryByKey,
  textOf,
} from './reports.ts'
import type { SearchPart, SearchRecord } from './view.ts'

/** How many reports a file of the index has: about 100 KB gzipped. */
const REPORTS_A_FILE = 100

const HEADINGS = new Set(['h2', 'h3'])

/** The text by section: each with its anchor and heading, the text before the first heading with neither. */
const partsOf = (blocks: readonly TextBlock[]): SearchPart[] => {
  const parts: { anchor: string; heading: string; texts: string[] }[] = []
  for (const { tag, section, text, readings } of blocks) {
    const anchor = section ?? ''
    const isHeading = HEADINGS.has(tag)
    if (isHeading || parts.at(-1)?.anchor !== anchor)
      parts.push({ anchor, heading: isHeading ? text.trim() : '', texts: [] })
    // A word is found by its reading too.
    parts.at(-1)?.texts.push(...(isHeading ? [] : [text]), ...readings)
  }
  return parts.map(({ anchor, heading, texts }) => [
    anchor,
    heading,
    texts.map((text) => text.replace(/\s+/g, ' ').trim()).join('\n'),
  ])
}

const sourcesPart = async ({ entry }: Report): Promise<SearchPart[]> => {
  const registry = await registryByKey()
  const lines = entry.data.sources.flatMap(({ key }) => {
    const source = registry.get(key)
    if (!source) return []
    return [
      [mediumOf(source), source.title, source['title-ja'], authorsText(source.author ?? [])].filter(
        Boolean,
      ),
    ]
  })
  return lines.length === 0
    ? []
    : [['sources', '典拠', lines.map((line) => line.join('　')).join('\n')]]
}

/** A report for the search, its text by the digest under which it is kept. */
interface SearchedReport extends Omit<SearchRecord, 'parts'> {
  text: KeptText
  sources: SearchPart[]
}

const searched = async (report: Report): Promise<SearchedReport> => ({
  path: report.summary.path,
  title: report.summary.title.full,
  date: report.summary.published.text,
  ...(isSameLanguage(report.summary.language, OWN) ? {} : { lang: report.summary.language }),
  text: keptTextOf(report.entry),
  sources: await sourcesPart(report),
})

/** The files of the search, newest reports first. */
export const searchPaths = async () => {
  const reports = await oneByOne(await allReports(), searched)
  const files = Math.max(1, Math.ceil(reports.length / REPORTS_A_FILE))
  return keyedByProps(
    Array.from({ length: files }, (_, index) => ({
      params: { file: String(index) },
      props: {
        files,
        reports: reports.slice(index * REPORTS_A_FILE, (index + 1) * REPORTS_A_FILE),
      },
    })),
  )
}

/** The texts of some reports, and how many files there are in all. */
export const searchFile = (
  files: number,
  reports: readonly SearchedReport[],
): { files: number; records: SearchRecord[] } => ({
  files,
  records: reports.map(({ text, sources, ...report }) => ({
    ...report,
    parts: [...partsOf(textOf(text).blocks), ...sources],
  })),
})
