import type { BenchReport, Corpus } from './corpus.ts'
import type { Command } from './measure.ts'

/** The states from which a build is measured. */
export type Scenario = 'cold' | 'same' | 'report' | 'source' | 'style'

export const SCENARIOS: Record<Scenario, string> = {
  cold: 'cold',
  same: 'nothing changed',
  report: 'one report edited',
  source: 'one registry entry edited',
  style: 'one stylesheet edited',
}

/** Something that publishes the corpus: this project, or another way to do it. */
export interface Contender {
  name: string
  /** The scenarios that mean something for it. */
  scenarios: readonly Scenario[]
  command: Command
  outDir: string
  /** Brings its files to the state from which the scenario's build is measured. */
  prepare(scenario: Scenario, run: number): void
  /** Throws where the site that was built does not show what `prepare` changed. */
  check?(scenario: Scenario, run: number): void
}

/** The same report with a sentence of its own at its end. */
export const editedReport = (report: BenchReport, run: number): BenchReport => ({
  ...report,
  blocks: [...report.blocks, { paragraph: [`この段落は計測の${run}回目に書き足した。`] }],
})

/** A corpus in which the title of one source has another wording. */
export const withEditedSource = (corpus: Corpus, key: string, run: number): Corpus => {
  const edit = <T extends { key: string; title: string }>(source: T): T =>
    source.key === key ? { ...source, title: `Retitled for run ${run}` } : source
  return {
    sources: corpus.sources.map(edit),
    reports: corpus.reports.map((report) => ({ ...report, sources: report.sources.map(edit) })),
  }
}

/** The report in the middle, which the edits change. */
export const middleReport = ({ reports }: Corpus): BenchReport => {
  const report = reports[Math.floor(reports.length / 2)]
  if (!report) throw new Error('Unexpected empty corpus, expected at least one report')
  return report
}

/** A source that as many reports as possible list. */
export const sharedSource = ({ reports }: Corpus): string => {
  const counts = new Map<string, number>()
  for (const { sources } of reports)
    for (const { key } of sources) counts.set(key, (counts.get(key) ?? 0) + 1)
  const [[key] = ['']] = [...counts].sort((a, b) => b[1] - a[1])
  return key
}
