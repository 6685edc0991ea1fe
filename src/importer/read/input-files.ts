import { readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'

const REPORT = /\.(?:md|markdown|mdx|txt)$/i
const BIBLIOGRAPHY = /\.(?:bib|bibtex|ris|json)$/i

/** What kind of file a path names, by its ending. */
export const inputKind = (path: string): 'report' | 'bibliography' =>
  BIBLIOGRAPHY.test(path) ? 'bibliography' : 'report'

const inFolder = (folder: string): string[] =>
  readdirSync(folder, { withFileTypes: true })
    .filter(({ name }) => !name.startsWith('.') && name !== 'node_modules')
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry) => {
      const path = join(folder, entry.name)
      if (entry.isDirectory()) return inFolder(path)
      return REPORT.test(entry.name) || /\.(?:bib|bibtex|ris)$/i.test(entry.name) ? [path] : []
    })

/** The files that arguments name, folders with all that lies in them, in order and once each. */
export const inputFiles = (paths: readonly string[]): { files: string[]; missing: string[] } => {
  const files: string[] = []
  const missing: string[] = []
  for (const path of paths) {
    const stats = statSync(path, { throwIfNoEntry: false })
    if (!stats) missing.push(path)
    else files.push(...(stats.isDirectory() ? inFolder(path) : [path]))
  }
  return { files: [...new Set(files)], missing }
}
