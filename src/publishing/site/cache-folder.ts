import { createHash } from 'node:crypto'
import { join, resolve } from 'node:path'

const short = (text: string): string => createHash('sha256').update(text).digest('hex').slice(0, 12)

/** The folder of what builds of a content folder keep; each has its own, so that one checkout can publish several. */
export const cacheFolder = (root: string, contentDir: string): string =>
  contentDir === resolve(root, 'content')
    ? join(root, '.astro')
    : join(root, '.astro', `content-${short(contentDir)}`)

/** Where the warnings of the last load of the content are, to be said again when nothing is loaded. */
export const warningsFile = (cache: string): string => join(cache, 'warnings.json')

/** Where the loaders say what a site of the content must hold, for the build to prove what was made. */
export const expectedFile = (cache: string): string => join(cache, 'expected.json')

/** Where the record of the site built into `outDir` is. */
export const recordFile = (cache: string, outDir: string): string =>
  join(cache, `site-${short(outDir)}.json`)
