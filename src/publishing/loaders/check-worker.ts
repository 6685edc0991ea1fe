import { workerData } from 'piscina'
import type { KnownSources } from '../../citations/registry.ts'
import { checkReport, type FreshReport, type ReportFile } from '../check/check-report.ts'

/** A thread is given the registry once. */
const registry: KnownSources = workerData

/** Checks some reports in this thread. */
export default async (files: readonly ReportFile[]): Promise<FreshReport[]> => {
  const reports: FreshReport[] = []
  for (const file of files) reports.push(await checkReport(file, registry))
  return reports
}
