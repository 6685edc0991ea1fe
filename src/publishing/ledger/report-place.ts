import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { readReport } from '../../markdown/read-report.ts'
import type { PlaceOf } from '../../schemas/checked-yaml.ts'

const NO_SOURCES = { entries: new Map(), keys: new Set<string>() }

/** A report's file, and the places of its fields; it is read for that alone, so that only reports with a fault are. */
export const placeInReport = (contentDir: string, slug: string): { path: string; at: PlaceOf } => {
  const path = join(contentDir, 'reports', `${slug}.mdx`)
  const text = existsSync(path) ? readFileSync(path, 'utf8') : ''
  return { path, at: readReport(path, text, NO_SOURCES).at }
}
