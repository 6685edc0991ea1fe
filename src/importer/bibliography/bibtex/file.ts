import { location } from 'vfile-location'
import type { Broken } from '../entry.ts'
import { type BibtexField, BibtexReader, type BibtexSource, Fault } from './reader.ts'

/** An entry of a BibTeX file, its values in LaTeX. */
export interface BibtexEntry {
  type: string
  key: string
  line: number
  fields: BibtexField[]
}

/** What a file holds. */
export interface BibtexFile {
  entries: BibtexEntry[]
  broken: Broken[]
}

/** The beginning of an entry. One at the beginning of a line is meant so, even without its brace. */
const START =
  /(?<![\w.])@[ \t]*(?<type>[a-z][\w-]*)\s*(?<open>[{(])|^[ \t]*@(?<bare>[a-z]+)(?!\w)/gim

/** Whether an `@` is of an entry, not of a line that a percent sign takes out. */
const isCommented = (text: string, at: number): boolean =>
  /^\s*%/.test(text.slice(text.lastIndexOf('\n', at - 1) + 1, at))

const entryAt = (
  source: BibtexSource,
  at: number,
  type: string,
  close: string,
): { entry: BibtexEntry | undefined; end: number } => {
  const read = (isStrict: boolean) => {
    const reader = new BibtexReader(source, at, isStrict)
    reader.space()
    if (type === 'comment' || type === 'preamble') {
      reader.at = at - 1
      if (close === '}') reader.braced()
      return { entry: undefined, end: reader.at }
    }
    const key = type === 'string' ? '' : reader.key()
    const entry = { type, key, line: source.lineOf(at), fields: reader.fields(close) }
    return { entry, end: reader.at }
  }
  try {
    return read(false)
  } catch (error) {
    if (!(error instanceof Fault)) throw error
    try {
      return read(true)
    } catch {
      throw error
    }
  }
}

/** Where the entry behind a broken one may begin. */
const nextStart = (text: string, from: number): number => {
  const next = text.slice(from).search(/(?:^|\n|\})\s*@/)
  return next === -1 ? text.length : from + next
}

/** Takes an entry down, or the abbreviations of an `@string`. */
const keep = (
  entry: BibtexEntry | undefined,
  file: BibtexFile,
  { strings }: BibtexSource,
): void => {
  if (entry?.type === 'string') for (const { name, value } of entry.fields) strings.set(name, value)
  else if (entry !== undefined) file.entries.push(entry)
}

/**
 * The entries of a BibTeX file in their order, with what can't be read. An entry that is broken ends
 * where the next one begins.
 */
export const readBibtexFile = (text: string): BibtexFile => {
  const file: BibtexFile = { entries: [], broken: [] }
  const places = location(text)
  const lineOf = (at: number): number => places.toPoint(at)?.line ?? 1
  const source: BibtexSource = { text, strings: new Map(), lineOf }
  const starts = new RegExp(START)
  for (let match = starts.exec(text); match !== null; match = starts.exec(text)) {
    if (isCommented(text, match.index)) continue
    const { type = '', open, bare } = match.groups ?? {}
    const at = starts.lastIndex
    if (/^comment$/i.test(bare ?? '')) continue
    try {
      if (bare !== undefined) throw new Fault(`unexpected \`@${bare}\`, expected \`{\` behind it`)
      const { entry, end } = entryAt(source, at, type.toLowerCase(), open === '{' ? '}' : ')')
      starts.lastIndex = end
      keep(entry, file, source)
    } catch (error) {
      if (!(error instanceof Fault)) throw error
      if (/^comment$/i.test(type)) continue
      const key = /^\s*([^\s,={}"]+)/.exec(text.slice(at, at + 200))?.[1]
      file.broken.push({ line: lineOf(match.index), key, reason: error.message })
      starts.lastIndex = nextStart(text, at)
    }
  }
  return file
}
