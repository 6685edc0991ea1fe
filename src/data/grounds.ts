import type { Citation, ReportFacts, SectionStatements } from '../markdown/rendered-report.ts'
import type { ReportData } from '../schemas/report.ts'
import type { SourceData } from '../schemas/source.ts'
import { numeralsOf, sectionOf } from './evidence.ts'
import { countPublishers } from './publishers.ts'
import type { GroundsView, SectionGrounds } from './view.ts'

/** What the sentences of a report stand on: in all, and for each section that states something. */
export const groundsOf = (
  { citations, outline, statements }: ReportFacts,
  listed: ReportData['sources'],
  registry: ReadonlyMap<string, SourceData>,
): GroundsView => {
  const sources = new Map(listed.map(({ number, key }) => [number, registry.get(key)]))
  const publishersOf = (among: readonly Citation[]): number =>
    countPublishers(
      [...new Set(among.map(({ number }) => number))].flatMap(
        (number) => sources.get(number) ?? [],
      ),
    )
  const numerals = numeralsOf(outline)
  const sectionGrounds = ({ section, stated, unmarked }: SectionStatements): SectionGrounds => ({
    heading: sectionOf(outline, section),
    numeral: numerals[section ?? ''] ?? '',
    stated,
    publishers: publishersOf(citations.filter((citation) => citation.section === section)),
    unmarked,
  })
  const sections = statements.map(sectionGrounds)
  return {
    sections,
    stated: sections.reduce((sum, { stated }) => sum + stated, 0),
    unmarked: sections.reduce((sum, { unmarked }) => sum + unmarked.length, 0),
    publishers: publishersOf(citations),
  }
}
