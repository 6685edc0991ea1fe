import { createHash, hash } from 'node:crypto'
import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { filesOf } from './site-record.ts'

/** What turns content into pages, beside the packages, whose versions the lock file fixes. */
const CODE = ['src', 'astro.config.mjs', 'package.json', 'package-lock.json', 'tsconfig.json']

const ENVIRONMENT = /(?:process|import\.meta)\.env\.([A-Z][A-Z0-9_]*)/g

interface InputFile {
  path: string
  content: Buffer
}

const pathsAt = (path: string): string[] => {
  const stat = statSync(path, { throwIfNoEntry: false })
  if (stat === undefined) return []
  if (!stat.isDirectory()) return [path]
  return filesOf(path)
    .sort()
    .map((file) => join(path, file))
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

/** The variables of the environment that the code names, with what they say now. */
const environmentOf = (files: readonly InputFile[]): string[] => {
  const names = files.flatMap(({ content }) =>
    [...content.toString().matchAll(ENVIRONMENT)].map(([, name = '']) => name),
  )
  return [...new Set(names)].sort().map((name) => `${name}=${process.env[name] ?? ''}`)
}

/** A digest of all that shapes pages apart from the content: code, styles, settings, versions, environment. */
export const codeDigest = (root: string): string => {
  const files = read(codePaths(root))
  const { arch, platform, version } = process
  return digestOf(files, [version, arch, platform, ...environmentOf(files)])
}

/** A digest of everything that goes into a site, given its code's. */
export const inputsDigest = (root: string, contentDir: string, code: string): string =>
  digestOf(read([...pathsAt(contentDir), ...pathsAt(join(root, 'public'))]), [code])

/** Whether any input was written since a time, even if its content is the same again. */
export const changedSince = (root: string, contentDir: string, time: number): boolean =>
  [...codePaths(root), ...pathsAt(contentDir), ...pathsAt(join(root, 'public'))].some(
    (path) => statSync(path).ctimeMs >= time,
  )
