import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { isAbsolute, join } from 'node:path'

/**
 * The file of a site that names all others that a build made, one a line. It lies in the site itself,
 * so that a copy or a checkout of the site tells as well what a later build may take away.
 */
export const MADE_FILES = '.tenkyo-files'

const isInside = (file: string): boolean => !isAbsolute(file) && !file.split(/[\\/]/).includes('..')

/** The files of a site that a build made; undefined for a folder that holds no site. */
export const madeFiles = (folder: string): Set<string> | undefined => {
  const list = join(folder, MADE_FILES)
  if (!existsSync(list)) return undefined
  return new Set(
    readFileSync(list, 'utf8')
      .split('\n')
      .filter((file) => file !== '' && isInside(file)),
  )
}

/** Writes the list of a site's files. */
export const writeMadeFiles = (folder: string, files: Iterable<string>): void =>
  writeFileSync(
    join(folder, MADE_FILES),
    [...new Set(files)]
      .sort()
      .map((file) => `${file}\n`)
      .join(''),
  )

/** What a host or git keeps beside a site in its folder. */
const BESIDE_A_SITE = /^(?:\.|CNAME$)/

/** What lies in a folder without a site that is no host's or git's, by its names there. */
export const foreignNames = (folder: string): string[] =>
  readdirSync(folder)
    .filter((name) => !BESIDE_A_SITE.test(name))
    .sort()
