import { readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { VFile } from 'vfile'
import { checkYaml, type PlaceOf } from '../schemas/checked-yaml.ts'
import { citationKey } from '../schemas/fields.ts'
import { brokenLetters, fatal, plainText } from '../schemas/messages.ts'
import { type SourceData, sourceSchema } from '../schemas/source.ts'
import { filesIn, linkFault } from './content-folder.ts'

/** A registry entry as read: its text is what a cache must know it by. */
export interface RegistryEntry {
  key: string
  data: SourceData
  /** The file's text. */
  text: string
}

/** What a report's sources are looked up in. */
export interface KnownSources {
  /** Good entries by citation key. */
  entries: ReadonlyMap<string, Pick<RegistryEntry, 'data'>>
  /** Every key that has a file, good or not, so that a broken entry is not also called unknown. */
  keys: ReadonlySet<string>
}

/** The registry of a content folder. */
export interface Registry extends KnownSources {
  entries: ReadonlyMap<string, RegistryEntry>
  /** Files with something to say, each with its messages. */
  faulty: VFile[]
}

const FIELDS = Object.keys(sourceSchema.shape)
const PROSE = ['title', 'title-ja', 'container-title', 'publisher', 'note']

/** Reads one registry file's text; messages carry line and column. */
export const readSource = (
  path: string,
  raw: string,
): { file: VFile; data: SourceData | undefined; at: PlaceOf } => {
  const text = plainText(raw)
  const file = new VFile({ path, value: text })
  const checked = checkYaml(text, sourceSchema, FIELDS, PROSE)
  file.messages.push(...brokenLetters(text), ...checked.messages)
  const data = file.messages.length === 0 ? checked.data : undefined
  return { file, data, at: checked.at }
}

const keyOfFile = (name: string): string => name.replace(/\.yaml$/, '')

const nameFault = (path: string, name: string): VFile | undefined => {
  const expected = !name.endsWith('.yaml')
    ? 'a file named <key>.yaml'
    : citationKey.safeParse(keyOfFile(name)).success
      ? undefined
      : 'a file name that is a citation key in lowercase kebab-case, such as fortune-investor-panic.yaml'
  const reason =
    expected === undefined
      ? linkFault(path)
      : `Unexpected file name \`${name}\`, expected ${expected}`
  if (reason === undefined) return undefined
  const file = new VFile({ path, value: '' })
  file.messages.push(fatal(reason, { line: 1, column: 1 }, 'source-file'))
  return file
}

interface Cached {
  stamp: string
  text: string
  file: VFile
  data: SourceData | undefined
}
const cache = new Map<string, Cached>()

/** The entry that an earlier process read from a text without a fault; undefined where it is new. */
export type KnownEntry = (text: string) => SourceData | undefined

const readKnown = (
  path: string,
  text: string,
  known: KnownEntry,
): Pick<Cached, 'file' | 'data'> => {
  const data = known(text)
  return data ? { file: new VFile({ path, value: text }), data } : readSource(path, text)
}

const readCached = (path: string, known: KnownEntry): Cached => {
  const { mtimeMs, size, ino } = statSync(path)
  const stamp = `${mtimeMs}.${size}.${ino}`
  const cached = cache.get(path)
  if (cached?.stamp === stamp) return cached
  const text = readFileSync(path, 'utf8')
  const fresh = { stamp, text, ...readKnown(path, text, known) }
  cache.set(path, fresh)
  return fresh
}

/**
 * Reads content/sources of a content folder; a file is read again when it has changed.
 * @param contentDir absolute path of the content folder; one without `sources` has no entries
 * @param known tells which texts need no parsing
 */
export const readRegistry = (contentDir: string, known: KnownEntry = () => undefined): Registry => {
  const folder = join(contentDir, 'sources')
  const names = filesIn(folder)
  const entries = new Map<string, RegistryEntry>()
  const keys = new Set<string>()
  const faulty: VFile[] = []
  for (const name of names) {
    const path = join(folder, name)
    const misnamed = nameFault(path, name)
    if (misnamed) {
      faulty.push(misnamed)
      continue
    }
    const key = keyOfFile(name)
    const { file, data, text } = readCached(path, known)
    keys.add(key)
    if (file.messages.length > 0) faulty.push(file)
    if (data) entries.set(key, { key, data, text })
  }
  return { entries, keys, faulty }
}
