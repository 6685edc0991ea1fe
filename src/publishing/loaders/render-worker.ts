import { workerData } from 'piscina'
import type { KnownSources } from '../../citations/registry.ts'
import { type FileOutcome, type ReportFile, renderFile } from './render-file.ts'

/** A thread is given the registry once. */
const registry: KnownSources = workerData

/** Renders some reports in this thread. */
export default async (files: readonly ReportFile[]): Promise<FileOutcome[]> => {
  const outcomes: FileOutcome[] = []
  for (const file of files) outcomes.push(await renderFile(file, registry))
  return outcomes
}
