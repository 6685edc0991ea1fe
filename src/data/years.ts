import { pathTo } from './paths.ts'
import { listReports } from './reports.ts'
import type { ReportSummary } from './view.ts'

/** A year of publication with its reports, newest first. */
export interface Year {
  year: string
  count: number
  path: string
  reports: ReportSummary[]
}

/** The years of publication, newest first. */
export const listYears = async (): Promise<Year[]> => {
  const byYear = Map.groupBy(await listReports(), ({ published }) => published.iso.slice(0, 4))
  return [...byYear].map(([year, reports]) => ({
    year,
    count: reports.length,
    path: pathTo(`/reports/year/${year}/`),
    reports,
  }))
}
