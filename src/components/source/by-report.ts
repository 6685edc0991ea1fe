import type { CitingPassage, ReportSummary } from '../../data/view.ts'

/** The passages of one report, in the order of its text. */
export interface ReportPassages {
  report: ReportSummary
  number: number
  passages: CitingPassage[]
}

/** Groups passages by report, in the order in which the reports come. */
export const byReport = (passages: readonly CitingPassage[]): ReportPassages[] => {
  const groups = new Map<string, ReportPassages>()
  for (const passage of passages) {
    const { report, number } = passage
    const group = groups.get(report.slug)
    if (group !== undefined) group.passages.push(passage)
    else groups.set(report.slug, { report, number, passages: [passage] })
  }
  return [...groups.values()]
}
