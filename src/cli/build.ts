import { existsSync, mkdirSync, realpathSync, rmSync, statSync } from 'node:fs'
import { enableCompileCache } from 'node:module'
import { basename, dirname, join, resolve, sep } from 'node:path'
import { setFlagsFromString } from 'node:v8'
import { lock } from 'proper-lockfile'
import {
  cacheFolder,
  expectedFile,
  recordFile,
  warningsFile,
} from '../publishing/site/cache-folder.ts'
import { changedSince, codeDigests, inputsDigest } from '../publishing/site/input-digest.ts'
import { readKept } from '../publishing/site/kept-file.ts'
import { foreignNames, MADE_FILES, madeFiles } from '../publishing/site/made-files.ts'
import { type ExpectedPages, siteFaults } from '../publishing/site/prove-site.ts'
import { putInPlace } from '../publishing/site/put-in-place.ts'
import {
  filesOf,
  isAsRecorded,
  readRecord,
  stampsOf,
  writeRecord,
} from '../publishing/site/site-record.ts'
import { limitWarnings, sizeOf, sizeText } from '../publishing/site/site-size.ts'
import { dayInTokyo } from '../schemas/fields.ts'
import { makeSite } from './make-site.ts'

const root = resolve(import.meta.dirname, '../..')

/** Why a folder, by its path without links, can't be replaced by the built site, or undefined. */
export const outDirFault = (outDir: string, contentDir: string): string | undefined => {
  const within = (folder: string): string => (folder.endsWith(sep) ? folder : folder + sep)
  const holds = (inner: string): boolean => within(realpathSync(inner)).startsWith(within(outDir))
  if (holds(root) || holds(contentDir))
    return `Unexpected OUT_DIR ${outDir}, expected a folder that does not hold the project or the content`
  if (!existsSync(outDir)) return undefined
  if (!statSync(outDir).isDirectory()) return `Unexpected OUT_DIR ${outDir}, expected a folder`
  if (madeFiles(outDir)) return undefined
  const foreign = foreignNames(outDir)
  return foreign.length > 0
    ? `Unexpected OUT_DIR ${outDir}, expected an empty folder or an earlier site; it holds what no build made (it has no ${MADE_FILES} that names it): ${foreign.join(', ')}; move it away, or choose another folder`
    : undefined
}

/** Astro keeps the list of images in one file a checkout, so builds of several contents take turns. */
const oneBuildAtATime = async (): Promise<() => Promise<void>> => {
  const folder = join(root, '.astro')
  mkdirSync(folder, { recursive: true })
  return lock(folder, {
    // A busy machine may keep a build from touching its lock for a while; that is no lost lock.
    stale: 120_000,
    onCompromised: (error) => process.stderr.write(`${error.message}; the build goes on\n`),
    retries: { retries: 3600, minTimeout: 250, maxTimeout: 250 },
  })
}

/** Says the warnings of the last load again. */
const repeatWarnings = (cache: string): void => {
  const warnings = readKept(warningsFile(cache))
  if (Array.isArray(warnings)) for (const line of warnings) process.stderr.write(`${line}\n`)
}

/** How many reports the site has. Throws where what was made can't be the site of the content, and takes it away. */
const prove = (
  cache: string,
  fresh: string,
  files: readonly string[],
  kept: ReadonlySet<string>,
  format: 'directory' | 'file',
): number => {
  // Only the report loader writes the file, and the file itself vouches for being as it was written.
  const expected = readKept(expectedFile(cache)) as ExpectedPages | undefined
  const faults = expected
    ? siteFaults(expected, fresh, files, kept, format)
    : ['Unexpected build that loaded no content, expected the reports of the content folder']
  if (expected && faults.length === 0) return Object.keys(expected.reports).length
  rmSync(fresh, { recursive: true, force: true })
  throw new Error(`${faults.join('\n')}\nNothing was published`)
}

/** Builds a content folder into `outDir`, or finds that the site there is what it would build. */
const buildSite = async (contentDir: string, outDir: string): Promise<string> => {
  // File times may lag behind the clock a little.
  const start = Date.now() - 50
  const cache = cacheFolder(root, contentDir)
  const recordPath = recordFile(cache, outDir)
  // Read here, so that a wrong setting is told like every other fault.
  const { site } = await import('../site.config.ts')
  const code = codeDigests(root, site)
  const today = process.env.NEWS_SITEMAP_UNTIL || dayInTokyo(new Date())
  const inputs = inputsDigest(root, contentDir, code.pages, today)
  const built = madeFiles(outDir) ?? new Set()
  const now = stampsOf(outDir, built)
  const standing = existsSync(outDir) ? readRecord(recordPath) : undefined
  if (standing?.inputs === inputs && isAsRecorded(now, standing)) {
    repeatWarnings(cache)
    return `Nothing changed since ${outDir} was built`
  }
  const fresh = join(dirname(outDir), `.${basename(outDir)}.building`)
  mkdirSync(dirname(outDir), { recursive: true })
  rmSync(expectedFile(cache), { force: true })
  const { kept, keys } = await makeSite({ root, code, standing, now, fresh })
  // Until the new record is there, the site's state is unknown.
  rmSync(recordPath, { force: true })
  const files = filesOf(fresh)
  const reports = prove(
    cache,
    fresh,
    files,
    kept,
    site.trailingSlash === 'never' ? 'file' : 'directory',
  )
  repeatWarnings(cache)
  try {
    putInPlace(fresh, outDir, kept, built)
  } finally {
    rmSync(fresh, { recursive: true, force: true })
  }
  const all = [...kept, ...files]
  const size = sizeOf(outDir, all)
  for (const line of limitWarnings(site.host, size)) process.stderr.write(`${line}\n`)
  const said = `Built ${outDir}: ${sizeText(reports, size)}`
  if (changedSince(root, contentDir, start)) return said
  const stays = new Map([...kept].map((file) => [file, now[file] ?? '']))
  writeRecord(recordPath, { inputs }, outDir, all, stays, keys)
  return said
}

const fail = (message: string): never => {
  process.stderr.write(`${message}\n`)
  process.exit(1)
}

/** Builds CONTENT_DIR into OUT_DIR; a failed build leaves the folder as it was. */
const main = async (): Promise<void> => {
  const contentDir = resolve(process.env.CONTENT_DIR ?? 'content')
  const asked = resolve(process.env.OUT_DIR ?? 'dist')
  // A link to a release's folder stays a link: the site goes where it leads.
  const outDir = existsSync(asked) ? realpathSync(asked) : asked
  if (!existsSync(contentDir))
    fail(`No content folder ${contentDir}; set CONTENT_DIR to one that exists`)
  const fault = outDirFault(outDir, contentDir)
  if (fault) fail(fault)
  const unlock = await oneBuildAtATime()
  const outcome = await buildSite(contentDir, outDir).catch((error: unknown) => error)
  await unlock()
  if (typeof outcome !== 'string')
    fail(outcome instanceof Error ? outcome.message : String(outcome))
  process.stdout.write(`${outcome}\n`)
}

if (import.meta.main) {
  // Where much memory is free, V8 lets garbage pile up to several times of what is in use.
  setFlagsFromString('--heap-growing-percent=25')
  // What ended threads held is given back at once, not kept for the others for eight seconds.
  setFlagsFromString('--no-memory-pool-share-memory-on-teardown')
  // Node compiles what Astro and the pipeline load once, not in every build.
  enableCompileCache(join(root, '.astro', 'node'))
  await main()
}
