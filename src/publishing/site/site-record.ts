import { readdirSync, statSync } from 'node:fs'
import { resolve, sep } from 'node:path'
import { readAllKept, writeAllKept } from './kept-file.ts'
import { portionsOf } from './portions.ts'

/** What is known of a built site. */
export interface SiteRecord {
  /** Digest of everything that went into the site. */
  inputs: string
  /** Size, time and place on the disk of each file, to tell that it still is as it was put there. */
  files: Record<string, string>
  /** The pages that a later build may keep, by file, each with the digest of all that it shows. */
  pages: Record<string, string>
}

/** The files of a folder by their paths in it, with slashes. */
export const filesOf = (folder: string): string[] => {
  const base = resolve(folder)
  return readdirSync(base, { recursive: true, withFileTypes: true })
    .filter((entry) => !entry.isDirectory())
    .map(({ parentPath, name }) => {
      // Not with `relative`, which for the files of a large site takes longer than to find them.
      const file = `${parentPath}${sep}${name}`.slice(base.length + 1)
      return sep === '/' ? file : file.replaceAll(sep, '/')
    })
}

/** What tells that a file was written again; undefined where there is no file. */
const stampOf = (path: string): string | undefined => {
  const stat = statSync(path, { throwIfNoEntry: false })
  return stat?.isFile() ? `${stat.size} ${stat.mtimeMs} ${stat.ino}` : undefined
}

/** The stamps of those of a folder's files that are there. */
export const stampsOf = (folder: string, files: Iterable<string>): SiteRecord['files'] => {
  const stamps: SiteRecord['files'] = {}
  for (const file of files) {
    const stamp = stampOf(`${folder}${sep}${file}`)
    if (stamp !== undefined) stamps[file] = stamp
  }
  return stamps
}

/** Whether a folder's files, by their stamps now, are exactly those of a record, each as it was put there. */
export const isAsRecorded = (now: SiteRecord['files'], { files }: SiteRecord): boolean =>
  Object.keys(now).length === Object.keys(files).length &&
  Object.entries(now).every(([file, stamp]) => files[file] === stamp)

type RecordFacts = Omit<SiteRecord, 'files' | 'pages'>
/** A file with its stamp, and where a later build may keep it with its digest. */
type RecordedFile = [file: string, stamp: string, key?: string]

/** How many files a line of a record has. */
const FILES_A_LINE = 1000

/** Reads what `writeRecord` wrote; undefined where there is nothing, or where the file is not as it was written. */
export const readRecord = (path: string): SiteRecord | undefined => {
  const kept = readAllKept(path)
  if (!kept) return undefined
  // Only `writeRecord` writes such a file, and the file itself vouches for being as it was written.
  const [facts, ...lines] = kept as [RecordFacts, ...RecordedFile[][]]
  // A file of another form counts as no file.
  if (!lines.every(Array.isArray)) return undefined
  const record: SiteRecord = { ...facts, files: {}, pages: {} }
  for (const [file, stamp, key] of lines.flat()) {
    record.files[file] = stamp
    if (key !== undefined) record.pages[file] = key
  }
  return record
}

/**
 * Writes the record of a site for later builds, some files at a time: a large site has hundreds of
 * thousands.
 *
 * @param folder the site
 * @param files the site's files
 * @param known stamps of those that did not change
 * @param keys digests of the pages that a later build may keep
 */
export const writeRecord = (
  path: string,
  facts: RecordFacts,
  folder: string,
  files: readonly string[],
  known: ReadonlyMap<string, string>,
  keys: ReadonlyMap<string, string>,
): void => {
  const recorded = (file: string): RecordedFile => {
    const stamp = known.get(file) ?? stampOf(`${folder}${sep}${file}`) ?? ''
    const key = keys.get(file)
    return key === undefined ? [file, stamp] : [file, stamp, key]
  }
  const lines = function* (): Generator {
    yield facts
    for (const portion of portionsOf(files, FILES_A_LINE)) yield portion.map(recorded)
  }
  writeAllKept(path, lines())
}
