import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { readReport } from '../../markdown/read-report.ts'
import type { PlaceOf } from '../../schemas/checked-yaml.ts'

const NO_SOURCES = { entries: new Map(), keys: new Set<string>() }

/** The places of a report's fields; it is read for that alone, so that only reports with a fault are. */
export const placesInReport = (path: string): PlaceOf =>
  readReport(path, existsSync(path) ? readFileSync(path, 'utf8') : '', NO_SOURCES).at

/** The same for a report by its slug, with its file. */
export const placeInReport = (contentDir: string, slug: string): { path: string; at: PlaceOf } => {
  const path = join(contentDir, 'reports', `${slug}.mdx`)
  return { path, at: placesInReport(path) }
}
