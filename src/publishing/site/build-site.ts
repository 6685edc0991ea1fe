import { existsSync, mkdirSync, rmSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { cacheFolder, expectedFile, recordFile, warningsFile } from './cache-folder.ts'
import { changedSince, codeDigests, inputsDigest } from './input-digest.ts'
import { readKept } from './kept-file.ts'
import { madeFiles } from './made-files.ts'
import { makeSite } from './make-site.ts'
import { type ExpectedPages, siteFaults } from './prove-site.ts'
import { bringBack, putInPlace } from './put-in-place.ts'
import { filesOf, isAsRecorded, readRecord, stampsOf, writeRecord } from './site-record.ts'
import { type Host, limitWarnings, sizeOf, sizeText } from './site-size.ts'

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

/** What is built, and where. */
interface Order {
  /** The project's folder. */
  root: string
  contentDir: string
  outDir: string
  /** The site's settings; all of them are part of what pages are made of. */
  settings: { trailingSlash: 'always' | 'never'; host: Host }
  /** The day that tells which reports are still to come: 2025-02-14. */
  today: string
}

/**
 * Builds a content folder into `outDir`, or finds that the site there is what it would build.
 * @returns what is to be said of it. Throws where nothing can be published; the last site stays then.
 */
export const buildSite = async ({
  root,
  contentDir,
  outDir,
  settings,
  today,
}: Order): Promise<string> => {
  // File times may lag behind the clock a little.
  const start = Date.now() - 50
  const cache = cacheFolder(root, contentDir)
  const recordPath = recordFile(cache, outDir)
  const code = codeDigests(root, settings)
  const inputs = inputsDigest(root, contentDir, code.pages, today)
  const fresh = join(dirname(outDir), `.${basename(outDir)}.building`)
  bringBack(fresh, outDir)
  const built = madeFiles(outDir) ?? new Set()
  const now = stampsOf(outDir, built)
  const standing = existsSync(outDir) ? readRecord(recordPath) : undefined
  if (standing?.inputs === inputs && isAsRecorded(now, standing)) {
    repeatWarnings(cache)
    return `Nothing changed since ${outDir} was built`
  }
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
    settings.trailingSlash === 'never' ? 'file' : 'directory',
  )
  repeatWarnings(cache)
  try {
    putInPlace(fresh, outDir, kept, built)
  } finally {
    rmSync(fresh, { recursive: true, force: true })
  }
  const all = [...kept, ...files]
  const size = sizeOf(outDir, all)
  for (const line of limitWarnings(settings.host, size)) process.stderr.write(`${line}\n`)
  const said = `Built ${outDir}: ${sizeText(reports, size)}`
  if (changedSince(root, contentDir, start)) return said
  const stays = new Map([...kept].map((file) => [file, now[file] ?? '']))
  writeRecord(recordPath, { inputs }, outDir, all, stays, keys)
  return said
}
