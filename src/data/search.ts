import { authorsOf, mediumOf } from '../citations/format-source.ts'
import { numberSources } from '../citations/number-sources.ts'
import type { TextBlock } from '../markdown/rendered-report.ts'
import { onceInBuild } from './once-in-build.ts'
import { allReports, type Report, registryByKey } from './reports.ts'
import type { SearchPart, SearchRecord } from './view.ts'

/** How many reports a file of the index has: about 100 KB gzipped. */
const REPORTS_A_FILE = 100

const HEADINGS = new Set(['h2', 'h3'])

/** The text by section: each with its anchor and heading, the text before the first heading with neither. */
const partsOf = (blocks: readonly TextBlock[]): SearchPart[] => {
  const parts: { anchor: string; heading: string; texts: string[] }[] = []
  for (const { tag, section, text } of blocks) {
    const anchor = section ?? ''
    const last = parts.at(-1)
    const isHeading = HEADINGS.has(tag)
    if (isHeading || last?.anchor !== anchor)
      parts.push({ anchor, heading: isHeading ? text.trim() : '', texts: isHeading ? [] : [text] })
    else last.texts.push(text)
  }
  return parts.map(({ anchor, heading, texts }) => [
    anchor,
    heading,
    texts.map((text) => text.replace(/\s+/g, ' ').trim()).join('\n'),
  ])
}

const sourcesPart = async ({ entry }: Report): Promise<SearchPart[]> => {
  const registry = await registryByKey()
  const lines = numberSources(entry.data.sources).flatMap(({ key }) => {
    const source = registry.get(key)
    if (!source) return []
    return [[mediumOf(source), source.title, source['title-ja'], authorsOf(source)].filter(Boolean)]
  })
  return lines.length === 0
    ? []
    : [['sources', '典拠', lines.map((line) => line.join('　')).join('\n')]]
}

const recordOf = async (report: Report): Promise<SearchRecord> => ({
  path: report.summary.path,
  title: report.summary.title.full,
  date: report.summary.published.text,
  parts: [...partsOf(report.rendered.blocks), ...(await sourcesPart(report))],
})

/** The files of the search: the texts of all reports, newest first. */
export const searchFiles = onceInBuild(async (): Promise<SearchRecord[][]> => {
  const records = await Promise.all((await allReports()).map(recordOf))
  const files: SearchRecord[][] = []
  for (let i = 0; i === 0 || i < records.length; i += REPORTS_A_FILE)
    files.push(records.slice(i, i + REPORTS_A_FILE))
  return files
})
