import { site } from '../site.config.ts'
import { pathTo } from './paths.ts'

/** A report's whole address, as it stands on paper. */
export const reportAddress = (slug: string): string =>
  new URL(pathTo(`/reports/${slug}/`), site.origin).href
