import { type Dirent, existsSync, readdirSync, statSync } from 'node:fs'
import { basename, join, relative } from 'node:path'
import { VFile } from 'vfile'
import { fatal, warning } from '../schemas/messages.ts'

/** What systems and editors leave beside files: locks, copies, thumbnails. */
const LEFT_BEHIND = /^\.|~$|^#.*#$|^(?:Thumbs\.db|desktop\.ini)$/i

/** The files of a folder by their paths in it, in order; what systems and editors leave there is passed over. */
export const filesIn = (folder: string, recursive = false): string[] => {
  if (!existsSync(folder)) return []
  const isFile = (entry: Dirent): boolean => !entry.isDirectory() && !LEFT_BEHIND.test(entry.name)
  return readdirSync(folder, { recursive, withFileTypes: true })
    .filter(isFile)
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)))
    .sort()
}

/** Why a file of the content can't be read, or undefined: a link may lead nowhere or to a folder. */
export const linkFault = (path: string): string | undefined =>
  statSync(path, { throwIfNoEntry: false })?.isFile()
    ? undefined
    : `Unexpected link \`${basename(path)}\` that leads to no file, expected a file`

/**
 * Names that Windows takes for no file's: those of devices, with signs of its own, with a dot or space
 * at the end. Rule: https://learn.microsoft.com/windows/win32/fileio/naming-a-file
 */
const NOT_IN_WINDOWS = /^(?:con|prn|aux|nul|com[1-9]|lpt[1-9])(?:\.|$)|[<>:"|?*\\]|[. ]$/i

/**
 * A warning where a name can't be checked out under Windows.
 * @param path a file's name without its ending, or its path in the content
 */
export const nameWarnings = (
  path: string,
  place = { line: 1, column: 1 },
): ReturnType<typeof warning>[] =>
  path
    .split('/')
    .filter((name) => name !== '.' && name !== '..' && NOT_IN_WINDOWS.test(name))
    .map((name) =>
      warning(
        `Unexpected name \`${name}\`, expected one that Windows can hold as a file`,
        place,
        'file-name',
      ),
    )

/** A report's slug is its file's name: ASCII, lowercase kebab-case, never renamed without a redirect. */
const SLUG = /^[a-z0-9]+(?:-[a-z0-9]+)*$/

/** The slug of a report's file. */
export const reportSlug = (path: string): string => basename(path, '.mdx')

const nameFault = (name: string): string | undefined => {
  if (/\.(?:md|markdown)$/i.test(name))
    return `Unexpected Markdown file \`${name}\`, expected <slug>.mdx; \`npm run import -- FILE\` makes one of a raw report`
  if (!/\.mdx$/i.test(name)) return undefined
  if (/[\\/]/.test(name))
    return `Unexpected report in a folder \`${name}\`, expected it in reports itself; folders are for images`
  return SLUG.test(reportSlug(name)) && name.endsWith('.mdx')
    ? undefined
    : `Unexpected file name \`${name}\`, expected an ASCII slug in lowercase kebab-case such as deepseek-nvidia.mdx`
}

/** The report files of a content folder, in order, and a file with a message for each that has a wrong name. */
export const reportFiles = (contentDir: string): { files: string[]; faulty: VFile[] } => {
  const folder = join(contentDir, 'reports')
  const names = filesIn(folder, true)
  const faultOf = (name: string): string | undefined =>
    nameFault(name) ?? (name.endsWith('.mdx') ? linkFault(join(folder, name)) : undefined)
  const faulty = names.flatMap((name) => {
    const reason = faultOf(name)
    if (reason === undefined) return []
    const file = new VFile({ path: join(folder, name) })
    file.messages.push(fatal(reason, { line: 1, column: 1 }, 'report-file'))
    return [file]
  })
  const isReport = (name: string): boolean => name.endsWith('.mdx') && faultOf(name) === undefined
  return { files: names.filter(isReport).map((name) => join(folder, name)), faulty }
}
