import { workerData } from 'piscina'
import type { Registry } from '../citations/registry.ts'
import { type FileOutcome, type ReportFile, renderFile } from './render-file.ts'

/** What a thread is given once: the registry without its faults. */
export interface RenderThreadData {
  registry: Pick<Registry, 'entries' | 'keys'>
}

const { registry }: RenderThreadData = workerData

/** Renders some reports in this thread. */
export default async (files: readonly ReportFile[]): Promise<FileOutcome[]> => {
  const outcomes: FileOutcome[] = []
  for (const file of files) outcomes.push(await renderFile(file, { ...registry, faulty: [] }))
  return outcomes
}
