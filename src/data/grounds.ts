import { numberSources } from '../citations/number-sources.ts'
import type { RenderedReport } from '../markdown/rendered-report.ts'
import type { ReportData } from '../schemas/report.ts'
import type { SourceData } from '../schemas/source.ts'
import { numeralsOf, sectionOf } from './evidence.ts'
import { countPublishers } from './publishers.ts'
import { type Statement, statementsIn } from './statements.ts'
import type { GroundsView, SectionGrounds } from './view.ts'

/** What the sentences of a report stand on: in all, and for each section that states something. */
export const groundsOf = (
  rendered: RenderedReport,
  declared: ReportData['sources'],
  registry: ReadonlyMap<string, SourceData>,
): GroundsView => {
  const sources = new Map(
    numberSources(declared).map(({ number, key }) => [number, registry.get(key)]),
  )
  const publishersOf = (citations: RenderedReport['citations']): number =>
    countPublishers(
      [...new Set(citations.map(({ number }) => number))].flatMap(
        (number) => sources.get(number) ?? [],
      ),
    )
  const numerals = numeralsOf(rendered.outline)
  const bySection = Map.groupBy(statementsIn(rendered.blocks), ({ section }) => section)
  const sectionGrounds = ([id, statements]: [string | null, Statement[]]): SectionGrounds => ({
    heading: sectionOf(rendered.outline, id),
    numeral: numerals[id ?? ''] ?? '',
    stated: statements.length,
    publishers: publishersOf(rendered.citations.filter(({ section }) => section === id)),
    unmarked: statements.filter(({ marked }) => !marked).map(({ text }) => text),
  })
  const sections = [...bySection].map(sectionGrounds)
  return {
    sections,
    stated: sections.reduce((sum, { stated }) => sum + stated, 0),
    unmarked: sections.reduce((sum, { unmarked }) => sum + unmarked.length, 0),
    publishers: publishersOf(rendered.citations),
  }
}
