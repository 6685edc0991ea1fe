import type { ReportSummary } from '../../data/view.ts'
import { japaneseDate } from '../../japanese/dates.ts'

/** Reports of one month, newest first. */
export interface Month {
  /** 2025-02 */
  iso: string
  /** 2025年2月 */
  name: string
  reports: ReportSummary[]
}

/** Groups reports, which come newest first, by month of publication. */
export const byMonth = (reports: readonly ReportSummary[]): Month[] => {
  const months: Month[] = []
  for (const report of reports) {
    const iso = report.published.iso.slice(0, 7)
    const last = months.at(-1)
    if (last?.iso === iso) last.reports.push(report)
    else months.push({ iso, name: japaneseDate(iso), reports: [report] })
  }
  return months
}
