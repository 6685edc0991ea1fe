import { readdirSync, statSync } from 'node:fs'
import { resolve, sep } from 'node:path'
import { readAllKept, writeKept } from './kept-file.ts'

/** What is known of a built site. */
export interface SiteRecord {
  /** Digest of everything that went into the site. */
  inputs: string
  /** Size, time and place on the disk of each file, to tell that it still is as it was put there. */
  files: Record<string, string>
  /** The pages that a later build may keep, by file, each with the digest of all that it shows. */
  pages: Record<string, string>
  /** Whether a page has images. */
  images: boolean
  /** The files that are no pages: styles, scripts, images, public files. */
  assets: string[]
  /** Digest of the public files. */
  published: string
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

/** What tells that a file was written again; undefined where it is none. */
const stampOf = (path: string): string | undefined => {
  const stat = statSync(path, { throwIfNoEntry: false })
  return stat?.isFile() ? `${stat.size} ${stat.mtimeMs} ${stat.ino}` : undefined
}

/**
 * The stamps of files of a folder: of all, or of those that are named.
 *
 * @param known stamps to put them to
 */
export const stampsOf = (
  folder: string,
  files = filesOf(folder),
  known: SiteRecord['files'] = {},
): SiteRecord['files'] => {
  for (const file of files) known[file] = stampOf(`${folder}${sep}${file}`) ?? ''
  return known
}

/** Whether a folder's files, by their stamps now, are exactly those of a record, each as it was put there. */
export const isAsRecorded = (now: SiteRecord['files'], { files }: SiteRecord): boolean =>
  Object.keys(now).length === Object.keys(files).length &&
  Object.entries(now).every(([file, stamp]) => files[file] === stamp)

/** Reads what `writeRecord` wrote; undefined where there is nothing, or where the file is not as it was written. */
export const readRecord = (path: string): SiteRecord | undefined => {
  const kept = readAllKept(path)
  if (!kept) return undefined
  // Only `writeRecord` writes such a file, and the file itself vouches for being as it was written.
  const [facts, files, pages] = kept as [
    Omit<SiteRecord, 'files' | 'pages'>,
    SiteRecord['files'],
    SiteRecord['pages'],
  ]
  return { ...facts, files, pages }
}

/** Writes a record for later builds; of a large site it is large, and its parts are written one by one. */
export const writeRecord = (path: string, { files, pages, ...facts }: SiteRecord): void =>
  writeKept(path, facts, files, pages)
