import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmdirSync,
  rmSync,
  statSync,
} from 'node:fs'
import { dirname, join } from 'node:path'
import { filesOf } from './site-record.ts'

/** Puts a whole new folder in the place of an old one. The old one is back if that fails. */
const replaceFolder = (fresh: string, target: string): void => {
  const old = `${fresh}.old`
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
  rmSync(join(folder, file), { force: true })
  for (let path = dirname(file); path !== '.'; path = dirname(path)) {
    if (readdirSync(join(folder, path)).length > 0) return
    rmdirSync(join(folder, path))
  }
}

const isPage = (file: string): boolean => file.endsWith('.html')

/** Moves what is new into a standing site, what pages need first, and takes out what is neither new nor kept. */
const moveInto = (
  fresh: string,
  target: string,
  kept: ReadonlySet<string>,
  standing: readonly string[],
): void => {
  const files = filesOf(fresh)
  const wanted = new Set(files)
  const gone = standing.filter((file) => !wanted.has(file) && !kept.has(file))
  for (const file of [...files.filter((name) => !isPage(name)), ...files.filter(isPage)]) {
    const [from, to] = [join(fresh, file), join(target, file)]
    if (sameBytes(from, to)) continue
    mkdirSync(dirname(to), { recursive: true })
    renameSync(from, to)
  }
  for (const file of gone) removeFile(target, file)
  rmSync(fresh, { recursive: true, force: true })
}

/**
 * Publishes what a build made. Where it kept nothing, the whole folder is replaced; where it kept
 * pages, only the files that differ change, so that an edit of one report costs no thousand writes.
 *
 * @param standing the files of the target
 */
export const putInPlace = (
  fresh: string,
  target: string,
  kept: ReadonlySet<string>,
  standing: readonly string[],
): void =>
  kept.size === 0 ? replaceFolder(fresh, target) : moveInto(fresh, target, kept, standing)
