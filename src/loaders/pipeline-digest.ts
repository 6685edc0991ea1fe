import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/** Folders that hold what turns a report into HTML, and the file that fixes the libraries' versions. */
const PIPELINE = ['src/schemas', 'src/citations', 'src/japanese', 'src/markdown', 'src/loaders']
const LOCK = 'package-lock.json'

const filesIn = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort()

/** A digest of the pipeline's own files and the lock file: a change of either makes every kept report old. */
export const pipelineDigest = (root: string): string => {
  const hash = createHash('sha256')
  const files = PIPELINE.flatMap((folder) => filesIn(join(root, folder)))
  for (const file of [...files, join(root, LOCK)])
    if (existsSync(file)) hash.update(file.slice(root.length)).update(readFileSync(file))
  return hash.digest('hex')
}
