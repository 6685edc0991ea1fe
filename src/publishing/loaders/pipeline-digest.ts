import { hash } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { LoaderContext } from 'astro/loaders'
import { filesOf } from '../site/site-record.ts'

/** Folders that hold what turns a report into HTML, and the file that fixes the libraries' versions. */
const PIPELINE = [
  'src/schemas',
  'src/citations',
  'src/japanese',
  'src/publishing/ledger',
  'src/publishing/check',
  'src/markdown',
  'src/components/pictures',
  'src/publishing/loaders',
]
const LOCK = 'package-lock.json'

type Settings = Pick<LoaderContext['config'], 'site' | 'base'>

/**
 * A digest of the pipeline's own files, the lock file, the settings that it is given and Node, whose
 * Unicode data segments the text: a change of any makes everything kept old.
 */
export const pipelineDigest = (root: string, { site, base }: Settings): string => {
  const files = PIPELINE.flatMap((folder) =>
    filesOf(join(root, folder))
      .sort()
      .map((file) => `${folder}/${file}`),
  )
  const contents = [...files, LOCK]
    .filter((file) => existsSync(join(root, file)))
    .map((file) => [file, hash('sha256', readFileSync(join(root, file)))])
  return hash('sha256', JSON.stringify([process.version, site, base, contents]))
}
