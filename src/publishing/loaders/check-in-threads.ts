import { availableParallelism } from 'node:os'
import { join } from 'node:path'
import Piscina from 'piscina'
import type { KnownSources } from '../../citations/registry.ts'
import { checkReport, type FreshReport, type ReportFile } from '../check/check-report.ts'
import { portionsOf } from '../site/portions.ts'

/** A thread takes a second to load the pipeline; fewer reports than this are rendered without. */
const WORTH_THREADS = 80
/** Reports that a thread is given at a time. */
const BATCH = 10

type Take = (file: ReportFile, report: FreshReport) => void

const checkHere = async (
  files: readonly ReportFile[],
  registry: KnownSources,
  take: Take,
): Promise<void> => {
  for (const file of files) take(file, await checkReport(file, registry))
}

/**
 * Checks reports, many of them in as many threads as there are processors. Hands over each
 * in the order of the files.
 * @param root the project's folder, where the threads' module is
 */
export const checkInThreads = async (
  root: string,
  files: readonly ReportFile[],
  registry: KnownSources,
  take: Take,
): Promise<void> => {
  const threads = availableParallelism()
  if (files.length < WORTH_THREADS || threads < 2) return checkHere(files, registry, take)
  // What a thread does not need is not copied for it.
  const entries = new Map([...registry.entries].map(([key, { data }]) => [key, { data }]))
  const pool = new Piscina<ReportFile[], FreshReport[]>({
    filename: join(root, 'src/publishing/loaders/check-worker.ts'),
    workerData: { entries, keys: registry.keys } satisfies KnownSources,
    minThreads: threads,
    maxThreads: threads,
    concurrentTasksPerWorker: 2,
  })
  try {
    const batches = [...portionsOf(files, BATCH)].map((batch) => ({
      batch,
      reports: pool.run(batch),
    }))
    // The first that fails ends all; the others are then no errors of their own.
    for (const { reports } of batches) reports.catch(() => undefined)
    // Taken off the list one by one: all texts at once are more than memory should hold.
    for (let next = batches.shift(); next; next = batches.shift()) {
      const { batch, reports } = next
      for (const [index, report] of (await reports).entries()) {
        const file = batch[index]
        if (file) take(file, report)
      }
    }
  } finally {
    await pool.destroy()
  }
}
