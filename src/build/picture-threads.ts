import { availableParallelism } from 'node:os'
import { join } from 'node:path'
import Piscina from 'piscina'

/** Pictures that a thread is given at a time. */
const BATCH = 100

/** A picture's cacheKey, and the file that it is to be. */
export interface PictureFile {
  key: string
  file: string
}

/** Whether a page's cacheKey is a picture, by what `pictureKey` in src/og/pictures.ts makes. */
export const isPictureKey = (key: string | undefined): boolean =>
  key?.startsWith('picture ') === true

/**
 * Has pictures drawn and written in threads beside the one that makes pages, one for each other
 * processor. Throws what the first that fails throws.
 *
 * @param root the project's folder, where the threads' module is
 */
export const drawInThreads = async (
  root: string,
  pictures: readonly PictureFile[],
): Promise<void> => {
  if (pictures.length === 0) return
  const count = Math.ceil(pictures.length / BATCH)
  const threads = Math.min(count, Math.max(1, availableParallelism() - 1))
  const pool = new Piscina<readonly PictureFile[], void>({
    filename: join(root, 'src/og/picture-worker.ts'),
    minThreads: threads,
    maxThreads: threads,
    // The next batch waits in the thread while the one that makes pages comes to the last one's message.
    concurrentTasksPerWorker: 2,
  })
  try {
    const batches = Array.from({ length: count }, (_, index) =>
      pool.run(pictures.slice(index * BATCH, (index + 1) * BATCH)),
    )
    await Promise.all(batches)
  } finally {
    await pool.destroy()
  }
}
