import { existsSync, readdirSync } from 'node:fs'
import { basename, join, relative } from 'node:path'
import { VFile } from 'vfile'
import { fatal } from '../schemas/messages.ts'

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
  if (!existsSync(folder)) return { files: [], faulty: [] }
  const names = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !entry.name.startsWith('.'))
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)))
    .sort()
  const faulty = names.flatMap((name) => {
    const reason = nameFault(name)
    if (reason === undefined) return []
    const file = new VFile({ path: join(folder, name) })
    file.messages.push(fatal(reason, { line: 1, column: 1 }, 'report-file'))
    return [file]
  })
  const isReport = (name: string): boolean => name.endsWith('.mdx') && nameFault(name) === undefined
  return { files: names.filter(isReport).map((name) => join(folder, name)), faulty }
}
