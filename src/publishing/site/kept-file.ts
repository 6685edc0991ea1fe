import { createHash, hash } from 'node:crypto'
import {
  closeSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
  writeSync,
} from 'node:fs'
import { dirname } from 'node:path'

const NEWLINE = 0x0a
/** Holds the place of the first line until what follows is known. */
const UNKNOWN = `${'0'.repeat(hash('sha256', '').length)}\n`

/**
 * Writes values for a later build, each as a line of JSON: whole or not at all, under a first line that
 * vouches for the rest. Each is asked for when those before it are written.
 */
export const writeAllKept = (file: string, values: Iterable<unknown>): void => {
  const draft = `${file}.${process.pid}`
  mkdirSync(dirname(file), { recursive: true })
  const handle = openSync(draft, 'w')
  let isWhole = false
  try {
    const digest = createHash('sha256')
    writeFileSync(handle, UNKNOWN)
    for (const value of values) {
      const line = Buffer.from(`${JSON.stringify(value)}\n`)
      digest.update(line)
      writeFileSync(handle, line)
    }
    writeSync(handle, digest.digest('hex'), 0)
    isWhole = true
  } finally {
    closeSync(handle)
    if (!isWhole) rmSync(draft, { force: true })
  }
  renameSync(draft, file)
}

/** Writes a value or some for a later build, as `writeAllKept` does. */
export const writeKept = (file: string, ...values: unknown[]): void => writeAllKept(file, values)

/** The lines of a file that `writeKept` wrote; none where there is nothing, or where the file is not as it was written. */
const linesOf = (file: string): Buffer[] => {
  const lines: Buffer[] = []
  const bytes = readFileSync(file)
  let start = bytes.indexOf(NEWLINE) + 1
  if (bytes.toString('latin1', 0, start - 1) !== hash('sha256', bytes.subarray(start))) return lines
  for (let end = bytes.indexOf(NEWLINE, start); end !== -1; end = bytes.indexOf(NEWLINE, start)) {
    lines.push(bytes.subarray(start, end))
    start = end + 1
  }
  return lines
}

/** Reads the values that `writeKept` wrote; undefined where there is nothing, or where the file is not as it was written. */
export const readAllKept = (file: string): unknown[] | undefined => {
  try {
    const lines = linesOf(file)
    return lines.length === 0 ? undefined : lines.map((line) => JSON.parse(line.toString()))
  } catch {
    return undefined
  }
}

/** Reads one of those values, without parsing the others. */
export const readKept = (file: string, index = 0): unknown => {
  try {
    return JSON.parse(String(linesOf(file)[index]))
  } catch {
    return undefined
  }
}
