import { mkdirSync, readdirSync, readFileSync, renameSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'

/** What is known of a built site. */
export interface SiteRecord {
  /** Digest of everything that went into the site; empty where that changed meanwhile. */
  inputs: string
  /** Size, time and place on the disk of each file, to tell that it still is as it was put there. */
  files: Record<string, string>
  /** The pages that a later build may keep, by file, each with the digest of all that it shows. */
  pages: Record<string, string>
}

const isTexts = (value: unknown): boolean =>
  typeof value === 'object' &&
  value !== null &&
  Object.values(value).every((text) => typeof text === 'string')

const isSiteRecord = (value: unknown): value is SiteRecord =>
  typeof value === 'object' &&
  value !== null &&
  'inputs' in value &&
  typeof value.inputs === 'string' &&
  'files' in value &&
  isTexts(value.files) &&
  'pages' in value &&
  isTexts(value.pages)

/** Reads what `writeKept` wrote; undefined where there is nothing, or where the file is broken. */
export const readKept = (file: string): unknown => {
  try {
    return JSON.parse(readFileSync(file, 'utf8'))
  } catch {
    return undefined
  }
}

/** Reads a site's record; undefined where there is none that can be trusted. */
export const readRecord = (file: string): SiteRecord | undefined => {
  const value = readKept(file)
  return isSiteRecord(value) ? value : undefined
}

/** Writes a value as JSON, whole or not at all. */
export const writeKept = (file: string, value: unknown): void => {
  mkdirSync(dirname(file), { recursive: true })
  const draft = `${file}.${process.pid}`
  writeFileSync(draft, JSON.stringify(value))
  renameSync(draft, file)
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
