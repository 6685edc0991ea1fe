import { pathTo } from './paths.ts'
import { listReports } from './reports.ts'
import type { ReportSummary, YearView } from './view.ts'

/** The reports by year of publication, newest first. */
export const reportsByYear = async (): Promise<ReadonlyMap<string, ReportSummary[]>> =>
  Map.groupBy(await listReports(), ({ published }) => published.iso.slice(0, 4))

/** The years of publication, newest first. */
export const listYears = async (): Promise<YearView[]> =>
  [...(await reportsByYear())].map(([year, reports]) => ({
    year,
    count: reports.length,
    path: pathTo(`/reports/year/${year}/`),
  }))
