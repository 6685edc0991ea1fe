import { readdirSync, statSync } from 'node:fs'
import { resolve, sep } from 'node:path'

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

/** The stamps of files of a folder: of all, or of those that are named. */
export const stampsOf = (folder: string, files = filesOf(folder)): Record<string, string> =>
  Object.fromEntries(files.map((file) => [file, stampOf(`${folder}${sep}${file}`) ?? '']))

/** Whether a folder's files, by their stamps now, are exactly those of a record, each as it was put there. */
export const isAsRecorded = (now: SiteRecord['files'], { files }: SiteRecord): boolean =>
  Object.keys(now).length === Object.keys(files).length &&
  Object.entries(now).every(([file, stamp]) => files[file] === stamp)
