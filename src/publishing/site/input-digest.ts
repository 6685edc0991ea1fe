import { createHash, hash } from 'node:crypto'
import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { filesOf } from './site-record.ts'

/** What turns content into pages, beside the packages, whose versions the lock file fixes. */
const CODE = ['src', 'astro.config.mjs', 'package.json', 'package-lock.json', 'tsconfig.json']

interface InputFile {
  path: string
  content: Buffer
}

/** Editors lock a file by a link beside it that leads nowhere. */
const isFile = (path: string): boolean =>
  statSync(path, { throwIfNoEntry: false })?.isFile() === true

const pathsAt = (path: string): string[] => {
  const stat = statSync(path, { throwIfNoEntry: false })
  if (stat === undefined) return []
  if (!stat.isDirectory()) return [path]
  return filesOf(path)
    .sort()
    .map((file) => join(path, file))
    .filter(isFile)
}

const codePaths = (root: string): string[] =>
  [...CODE, ...readdirSync(root).filter((name) => name.startsWith('.env'))]
    .sort()
    .flatMap((name) => pathsAt(join(root, name)))

const read = (paths: readonly string[]): InputFile[] =>
  paths.map((path) => ({ path, content: readFileSync(path) }))

const digestOf = (files: readonly InputFile[], more: readonly string[]): string => {
  const all = createHash('sha256').update(JSON.stringify(more))
  for (const { path, content } of files) all.update(JSON.stringify([path, hash('sha256', content)]))
  return all.digest('hex')
}

/** Digests of all that shapes what a build makes, apart from the content. */
export interface CodeDigests {
  /** Code, styles, settings, versions. */
  pages: string
  /** The same without stylesheets, which no picture, feed or export shows. */
  endpoints: string
}

const isStyle = ({ path }: InputFile): boolean => path.endsWith('.css')

/** Whether a module other than a page's script names a stylesheet, so that an endpoint could show it. */
const namesStyle = ({ path, content }: InputFile): boolean =>
  path.endsWith('.ts') &&
  !/[\\/]browser[\\/]/.test(path) &&
  /\w\.css(?:\?\w+)?['"`]/.test(content.toString())

/**
 * Reads every file of the project that a build depends on.
 * @param settings the site's settings as they are now, those from the environment among them
 */
export const codeDigests = (root: string, settings: object): CodeDigests => {
  const files = read(codePaths(root))
  const { arch, platform, version } = process
  const more = [version, arch, platform, JSON.stringify(settings)]
  const pages = digestOf(files, more)
  return {
    pages,
    endpoints: files.some(namesStyle)
      ? pages
      : digestOf(
          files.filter((file) => !isStyle(file)),
          more,
        ),
  }
}

/** A day that a report's frontmatter names. */
const NAMED_DAY = /\b(?:published|updated|date):\s*["']?(\d{4}-\d{2}-\d{2})/g

const isAhead = ({ path, content }: InputFile, today: string): boolean =>
  path.endsWith('.mdx') &&
  [...content.toString().matchAll(NAMED_DAY)].some(([, day = '']) => day > today)

/**
 * A digest of everything that goes into a site, given its code's. The day is a part of it only where a
 * report names a later one: what lies ahead stays out of feeds until it is reached.
 */
export const inputsDigest = (
  root: string,
  contentDir: string,
  code: string,
  today: string,
): string => {
  const content = read(pathsAt(contentDir))
  const day = content.some((file) => isAhead(file, today)) ? [today] : []
  return digestOf([...content, ...read(pathsAt(join(root, 'public')))], [code, ...day])
}

/** Whether any input was written since a time, even if its content is the same again. */
export const changedSince = (root: string, contentDir: string, time: number): boolean =>
  [...codePaths(root), ...pathsAt(contentDir), ...pathsAt(join(root, 'public'))].some(
    (path) => statSync(path).ctimeMs >= time,
  )
