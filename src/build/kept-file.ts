import { hash } from 'node:crypto'
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'

/** Writes a value as JSON for a later build: whole or not at all, under a first line that vouches for the rest. */
export const writeKept = (file: string, value: unknown): void => {
  const json = JSON.stringify(value)
  const draft = `${file}.${process.pid}`
  mkdirSync(dirname(file), { recursive: true })
  writeFileSync(draft, `${hash('sha256', json)}\n${json}`)
  renameSync(draft, file)
}

/** Reads what `writeKept` wrote; undefined where there is nothing, or where it is not as it was written. */
export const readKept = (file: string): unknown => {
  try {
    const text = readFileSync(file, 'utf8')
    const end = text.indexOf('\n')
    const json = text.slice(end + 1)
    return text.slice(0, end) === hash('sha256', json) ? JSON.parse(json) : undefined
  } catch {
    return undefined
  }
}
