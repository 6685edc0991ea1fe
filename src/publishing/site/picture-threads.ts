import { availableParallelism } from 'node:os'
import { join } from 'node:path'
import Piscina from 'piscina'
import { portionsOf } from './portions.ts'

/** Pictures that a thread is given at a time. */
const BATCH = 100
/** How many portions a thread has: the next waits while the last one's message is on its way. */
const AHEAD = 2

/** A picture's cacheKey, and the file that it is to be. */
export interface PictureFile {
  key: string
  file: string
}

/** Whether a page's cacheKey is a picture, by what `pictureKey` in src/components/pictures/pictures.ts makes. */
export const isPictureKey = (key: string | undefined): boolean =>
  key?.startsWith('picture ') === true

/**
 * Has pictures drawn and written in threads beside the one that makes pages, one for each other
 * processor. Throws what the first that fails throws.
 *
 * @param root the project's folder, where the threads' module is
 * @param fileOf tells of a picture what a thread needs, when its turn comes
 */
export const drawInThreads = async <Path>(
  root: string,
  pictures: readonly Path[],
  fileOf: (picture: Path) => PictureFile,
): Promise<void> => {
  if (pictures.length === 0) return
  const threads = Math.min(
    Math.ceil(pictures.length / BATCH),
    Math.max(1, availableParallelism() - 1),
  )
  const pool = new Piscina<readonly PictureFile[], void>({
    filename: join(root, 'src/components/pictures/picture-worker.ts'),
    minThreads: threads,
    maxThreads: threads,
    concurrentTasksPerWorker: AHEAD,
  })
  const portions = portionsOf(pictures, BATCH)
  const handOut = async (): Promise<void> => {
    for (const portion of portions) await pool.run(portion.map(fileOf))
  }
  try {
    await Promise.all(Array.from({ length: threads * AHEAD }, handOut))
  } finally {
    await pool.destroy()
  }
}
