import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmdirSync,
  rmSync,
  statSync,
} from 'node:fs'
import { dirname, join, sep } from 'node:path'
import { MADE_FILES, writeMadeFiles } from './made-files.ts'
import { filesOf } from './site-record.ts'

const oldOf = (fresh: string): string => `${fresh}.old`

/** Puts a site back that a killed build had moved aside, so that a build that fails now leaves it. */
export const bringBack = (fresh: string, target: string): void => {
  const old = oldOf(fresh)
  if (!existsSync(target) && existsSync(old)) renameSync(old, target)
}

/** Puts a whole new folder in the place of an old one. The old one is back if that fails. */
const replaceFolder = (fresh: string, target: string): void => {
  const old = oldOf(fresh)
  rmSync(old, { recursive: true, force: true })
  if (existsSync(target)) renameSync(target, old)
  try {
    renameSync(fresh, target)
  } catch (error) {
    if (existsSync(old)) renameSync(old, target)
    throw error
  }
  rmSync(old, { recursive: true, force: true })
}

const sameBytes = (one: string, two: string): boolean => {
  const stat = statSync(two, { throwIfNoEntry: false })
  return (
    stat?.isFile() === true &&
    stat.size === statSync(one).size &&
    readFileSync(one).equals(readFileSync(two))
  )
}

/** Removes a file and the folders that it leaves empty. */
const removeFile = (folder: string, file: string): void => {
  // A folder of the site may be a link now, and lead to files that no build made.
  const parent = dirname(join(folder, file))
  const inside = existsSync(parent) ? `${realpathSync(parent)}${sep}` : ''
  if (!inside.startsWith(`${realpathSync(folder)}${sep}`)) return
  rmSync(join(folder, file), { force: true })
  for (let path = dirname(file); path !== '.'; path = dirname(path)) {
    if (readdirSync(join(folder, path)).length > 0) return
    rmdirSync(join(folder, path))
  }
}

const isPage = (file: string): boolean => file.endsWith('.html')

/** Writes the list of what builds made in a site. */
const listIn = (target: string, fresh: string, files: Iterable<string>): void => {
  writeMadeFiles(fresh, files)
  mkdirSync(target, { recursive: true })
  renameSync(join(fresh, MADE_FILES), join(target, MADE_FILES))
}

/**
 * Moves what is new into a standing site, what pages need first, and takes out what a build made and
 * is neither new nor kept. Until the end the list names old and new files, so that a later build
 * knows both as made by builds if this one is stopped.
 */
const moveInto = (
  fresh: string,
  target: string,
  files: readonly string[],
  kept: ReadonlySet<string>,
  made: ReadonlySet<string>,
): void => {
  const wanted = new Set([...files, ...kept])
  const gone = [...made].filter((file) => !wanted.has(file))
  listIn(target, fresh, [...made, ...wanted])
  for (const file of [...files.filter((name) => !isPage(name)), ...files.filter(isPage)]) {
    const [from, to] = [join(fresh, file), join(target, file)]
    if (sameBytes(from, to)) continue
    mkdirSync(dirname(to), { recursive: true })
    renameSync(from, to)
  }
  for (const file of gone) removeFile(target, file)
  listIn(target, fresh, wanted)
  rmSync(fresh, { recursive: true, force: true })
}

/** How many files a message names. */
const MOST_NAMED = 5

const named = (files: readonly string[]): string =>
  files.slice(0, MOST_NAMED).join(', ') +
  (files.length > MOST_NAMED ? ` and ${files.length - MOST_NAMED} more` : '')

/**
 * Publishes what a build made. Where it kept nothing and the folder holds nothing else, the whole
 * folder is replaced; else only the files that differ change, so that an edit of one report costs no
 * thousand writes, and what no build made stays. Throws, and changes nothing, where a new file would
 * take the place of one that no build made.
 *
 * @param made the files of the target that builds made
 */
export const putInPlace = (
  fresh: string,
  target: string,
  kept: ReadonlySet<string>,
  made: ReadonlySet<string>,
): void => {
  const files = filesOf(fresh)
  const there = existsSync(target) ? filesOf(target) : []
  const foreign = new Set(there.filter((file) => !made.has(file) && file !== MADE_FILES))
  const lost = files.filter(
    (file) => foreign.has(file) && !sameBytes(join(fresh, file), join(target, file)),
  )
  if (lost.length > 0)
    throw new Error(
      `Unexpected files in ${target} that no build made and this one would replace: ${named(lost)}; expected other names, or an empty folder; move them away`,
    )
  if (kept.size === 0 && foreign.size === 0) {
    writeMadeFiles(fresh, files)
    replaceFolder(fresh, target)
  } else moveInto(fresh, target, files, kept, made)
}
