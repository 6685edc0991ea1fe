import { readdirSync, statSync } from 'node:fs'
import { join, relative } from 'node:path'

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
export const filesOf = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => !entry.isDirectory())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).replaceAll('\\', '/'))

/** What tells that a file was written again; undefined where it is none. */
export const stampOf = (path: string): string | undefined => {
  const stat = statSync(path, { throwIfNoEntry: false })
  return stat?.isFile() ? `${stat.size} ${stat.mtimeMs} ${stat.ino}` : undefined
}

/** The stamps of all files of a folder. */
export const stampsOf = (folder: string): Record<string, string> =>
  Object.fromEntries(filesOf(folder).map((file) => [file, stampOf(join(folder, file)) ?? '']))

/** Whether a folder holds exactly the files of a record, each as it was put there. */
export const isAsRecorded = (folder: string, { files }: SiteRecord): boolean => {
  const now = stampsOf(folder)
  return (
    Object.keys(now).length === Object.keys(files).length &&
    Object.entries(now).every(([file, stamp]) => files[file] === stamp)
  )
}
