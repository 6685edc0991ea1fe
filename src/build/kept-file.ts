import { hash } from 'node:crypto'
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'

/**
 * Writes values for a later build, each as a line of JSON: whole or not at all, under a first line that
 * vouches for the rest.
 */
export const writeKept = (file: string, ...values: unknown[]): void => {
  const json = values.map((value) => JSON.stringify(value)).join('\n')
  const draft = `${file}.${process.pid}`
  mkdirSync(dirname(file), { recursive: true })
  writeFileSync(draft, `${hash('sha256', json)}\n${json}`)
  renameSync(draft, file)
}

/**
 * Reads a value of those that `writeKept` wrote, without parsing the others; undefined where there is
 * nothing, or where the file is not as it was written.
 */
export const readKept = (file: string, index = 0): unknown => {
  try {
    const bytes = readFileSync(file)
    let start = bytes.indexOf('\n') + 1
    if (bytes.toString('latin1', 0, start - 1) !== hash('sha256', bytes.subarray(start)))
      return undefined
    for (let line = 0; line < index; line++) start = bytes.indexOf('\n', start) + 1
    const end = bytes.indexOf('\n', start)
    return JSON.parse(bytes.toString('utf8', start, end === -1 ? undefined : end))
  } catch {
    return undefined
  }
}
