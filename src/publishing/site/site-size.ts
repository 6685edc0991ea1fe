import { statSync } from 'node:fs'
import { join } from 'node:path'

/** How large a site is. */
interface SiteSize {
  files: number
  bytes: number
}

/** The hosts whose limits a build knows; docs/deploy.md says where each is from. */
export type Host = 'cloudflare-pages' | 'github-pages' | 'netlify' | 'none'

const MB = 1_000_000

interface Limits {
  files?: number
  bytes?: number
}

const LIMITS: Readonly<Record<Host, Limits>> = {
  'cloudflare-pages': { files: 20_000 },
  'github-pages': { bytes: 1000 * MB },
  netlify: {},
  none: {},
}

/** The number and size of a site's files. */
export const sizeOf = (folder: string, files: readonly string[]): SiteSize => ({
  files: files.length,
  bytes: files.reduce((sum, file) => sum + statSync(join(folder, file)).size, 0),
})

const counted = (count: number, one: string): string =>
  `${count.toLocaleString('en')} ${one}${count === 1 ? '' : 's'}`

const inMb = (bytes: number): string =>
  `${(bytes / MB).toLocaleString('en', { maximumFractionDigits: 1 })} MB`

/** `1 report, 63 files, 0.8 MB` */
export const sizeText = (reports: number, { files, bytes }: SiteSize): string =>
  `${counted(reports, 'report')}, ${counted(files, 'file')}, ${inMb(bytes)}`

/** What a host says of a site of this size, a sentence for each of its limits that the site passes. */
export const limitWarnings = (host: Host, { files, bytes }: SiteSize): string[] => {
  const limits = LIMITS[host]
  return [
    ...(limits.files !== undefined && files > limits.files
      ? [
          `Unexpected ${counted(files, 'file')}, expected at most ${counted(limits.files, 'file')} on ${host} (docs/deploy.md)`,
        ]
      : []),
    ...(limits.bytes !== undefined && bytes > limits.bytes
      ? [
          `Unexpected ${inMb(bytes)}, expected at most ${inMb(limits.bytes)} on ${host} (docs/deploy.md)`,
        ]
      : []),
  ]
}
