import { workerData } from 'piscina'
import type { Registry } from '../citations/registry.ts'
import { createReportRenderer } from '../markdown/render-report.ts'
import { type FileOutcome, type ReportFile, renderFile } from './render-file.ts'

/** What a thread is given once: Astro's image settings and the registry without its faults. */
export interface RenderThreadData {
  image: Parameters<typeof createReportRenderer>[0]
  registry: Pick<Registry, 'entries' | 'keys'>
}

const { image, registry }: RenderThreadData = workerData

const renderer = createReportRenderer(image)

/** Renders some reports in this thread. */
export default async (files: readonly ReportFile[]): Promise<FileOutcome[]> => {
  const outcomes: FileOutcome[] = []
  for (const file of files)
    outcomes.push(await renderFile(file, { ...registry, faulty: [] }, await renderer))
  return outcomes
}
