import { cpSync, existsSync, mkdirSync, readdirSync, rmSync, statSync } from 'node:fs'
import { enableCompileCache } from 'node:module'
import { basename, dirname, join, resolve, sep } from 'node:path'
import { lock } from 'proper-lockfile'
import { cacheFolder, recordFile, warningsFile } from '../build/cache-folder.ts'
import { changedSince, codeDigests, inputsDigest } from '../build/input-digest.ts'
import { readKept, writeKept } from '../build/kept-file.ts'
import { keptPages } from '../build/kept-pages.ts'
import { putInPlace } from '../build/put-in-place.ts'
import { filesOf, isAsRecorded, type SiteRecord, stampsOf } from '../build/site-record.ts'

const root = resolve(import.meta.dirname, '../..')

/** Why a folder can't be replaced by the built site, or undefined. */
export const outDirFault = (outDir: string, contentDir: string): string | undefined => {
  const holds = (inner: string): boolean => `${inner}/`.startsWith(`${outDir}/`)
  if (holds(root) || holds(contentDir))
    return `Unexpected OUT_DIR ${outDir}, expected a folder that does not hold the project or the content`
  if (!existsSync(outDir)) return undefined
  if (!statSync(outDir).isDirectory()) return `Unexpected OUT_DIR ${outDir}, expected a folder`
  const names = readdirSync(outDir)
  return names.length > 0 && !names.includes('index.html')
    ? `Unexpected OUT_DIR ${outDir}, expected an empty folder or an earlier site (it has files but no index.html)`
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

const readRecord = (path: string): SiteRecord | undefined =>
  // Only this file writes records, and the file itself vouches for being as it was written.
  readKept(path) as SiteRecord | undefined

/** Says the warnings of the last load again. */
const repeatWarnings = (cache: string): void => {
  const warnings = readKept(warningsFile(cache))
  if (Array.isArray(warnings)) for (const line of warnings) process.stderr.write(`${line}\n`)
}

/**
 * Where Astro builds. It takes a folder whose path begins like the project's for one inside it, and
 * then finds no packages (/srv/site beside /srv/site-out); such a site is built inside and copied.
 */
const workshopFor = (fresh: string): string =>
  fresh.startsWith(root) && !fresh.startsWith(root + sep) ? join(root, '.astro', 'building') : fresh

/** Builds a content folder into `outDir`, or finds that the site there is what it would build. */
const buildSite = async (contentDir: string, outDir: string): Promise<string> => {
  // File times may lag behind the clock a little.
  const start = Date.now() - 50
  const cache = cacheFolder(root, contentDir)
  const recordPath = recordFile(cache, outDir)
  const code = codeDigests(root)
  const inputs = inputsDigest(root, contentDir, code.pages)
  const now = existsSync(outDir) ? stampsOf(outDir) : {}
  const standing = existsSync(outDir) ? readRecord(recordPath) : undefined
  if (standing?.inputs === inputs && isAsRecorded(now, standing)) {
    repeatWarnings(cache)
    return `Nothing changed since ${outDir} was built`
  }
  const fresh = join(dirname(outDir), `.${basename(outDir)}.building`)
  rmSync(fresh, { recursive: true, force: true })
  mkdirSync(dirname(outDir), { recursive: true })
  const workshop = workshopFor(fresh)
  rmSync(workshop, { recursive: true, force: true })
  const { integration, ledger } = keptPages(root, code, now, standing)
  try {
    const { build } = await import('astro')
    await build({ root, outDir: workshop, logLevel: 'warn', integrations: [integration] })
  } catch (error) {
    rmSync(workshop, { recursive: true, force: true })
    throw error
  }
  if (workshop !== fresh) {
    cpSync(workshop, fresh, { recursive: true })
    rmSync(workshop, { recursive: true, force: true })
  }
  // Until the new record is there, the site's state is unknown.
  rmSync(recordPath, { force: true })
  const made = filesOf(fresh)
  putInPlace(fresh, outDir, ledger.kept, Object.keys(now))
  if (!changedSince(root, contentDir, start))
    writeKept(recordPath, {
      inputs,
      files: {
        ...Object.fromEntries([...ledger.kept].map((file) => [file, now[file] ?? ''])),
        ...stampsOf(outDir, made),
      },
      pages: Object.fromEntries(ledger.keys),
    } satisfies SiteRecord)
  return `Built ${outDir}`
}

const fail = (message: string): never => {
  process.stderr.write(`${message}\n`)
  process.exit(1)
}

/** Builds CONTENT_DIR into OUT_DIR; a failed build leaves the folder as it was. */
const main = async (): Promise<void> => {
  const contentDir = resolve(process.env.CONTENT_DIR ?? 'content')
  const outDir = resolve(process.env.OUT_DIR ?? 'dist')
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
  // Node compiles what Astro and the pipeline load once, not in every build.
  enableCompileCache(join(root, '.astro', 'node'))
  await main()
}
