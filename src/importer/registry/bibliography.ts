import { isDeepStrictEqual } from 'node:util'
import { articleAddress } from '../../citations/article-address.ts'
import type { RegistryEntry } from '../../citations/registry.ts'
import type { SourceData } from '../../schemas/source.ts'
import { readBibtex } from '../bibliography/bibtex/bibtex.ts'
import { readCsl } from '../bibliography/csl.ts'
import {
  asWritten,
  type Bibliography,
  type BibliographyItem,
  entryData,
  type Told,
} from '../bibliography/entry.ts'
import { readRis } from '../bibliography/ris.ts'
import { Refusal } from '../read/refusal.ts'
import { decodeText } from '../text/clean-text.ts'
import { type Change, emptyAccount, type FileAccount } from '../write/account.ts'
import type { ContentState } from '../write/folder/content-state.ts'
import type { RawFile } from '../write/import-file.ts'
import { sameTitle } from './registry-index.ts'
import { entryYaml } from './source-entry.ts'
import { asKey, freeKey, keyForAddress, keyForTitle } from './source-key.ts'

const READERS: Record<string, (text: string) => Bibliography> = {
  bib: readBibtex,
  bibtex: readBibtex,
  ris: readRis,
  json: readCsl,
}

const keyOf = (
  own: string | undefined,
  data: SourceData,
  isTaken: (key: string) => boolean,
): string => {
  if (own !== undefined && /[a-z]/i.test(own) && !/^https?:/.test(own))
    return freeKey(asKey(own), isTaken)
  return data.URL === undefined
    ? keyForTitle(data.title ?? '', isTaken)
    : keyForAddress(data.URL, isTaken)
}

/** Whether the registry's entry of a work holds what another entry of it says. */
const isHeld = (name: string, value: unknown, known: SourceData): boolean => {
  const own: unknown = known[name as keyof SourceData] // a field of either
  if (name === 'title-basis' || (name === 'type' && value === 'document')) return true
  if (name === 'URL' && known.URL !== undefined)
    return articleAddress(known.URL) === articleAddress(String(value))
  if (name === 'issued') return known.issued?.startsWith(String(value)) === true
  return isDeepStrictEqual(value, own)
}

/** What an entry says that the registry's own entry of the work does not. */
const unknownFields = (data: SourceData, known: SourceData): Told[] =>
  Object.entries(data).flatMap(([name, value]) =>
    isHeld(name, value, known) ? [] : [{ kind: 'left-out', what: `${name} = ${asWritten(value)}` }],
  )

const takeItem = (
  item: BibliographyItem,
  label: string,
  state: ContentState,
  account: FileAccount,
): RegistryEntry | undefined => {
  const { data, told } = entryData(item)
  const tell = (changes: readonly Told[]) =>
    account.changes.push(
      ...changes.map(
        ({ kind, what }): Change => ({ line: item.line, kind, what: `${label}: ${what}` }),
      ),
    )
  tell(told)
  const wish = keyOf(item.key, data, () => false)
  const [known] = state.index.keysOf(data, wish)
  if (known !== undefined) {
    account.sources.known += 1
    tell([{ kind: 'known', what: `the registry has it as ${known}` }])
    const entry = state.index.registry.entries.get(known)
    if (entry !== undefined) tell(unknownFields(data, entry.data))
    return undefined
  }
  const key = keyOf(item.key, data, (taken) => state.index.has(taken))
  const twins = state.index.sameTitles(data)
  if (twins.length > 0) tell([{ kind: 'same-title', what: sameTitle(twins) }])
  if (key !== label) tell([{ kind: 'key', what: key }])
  return { key, data, text: entryYaml(data) }
}

const takeItems = (
  items: readonly BibliographyItem[],
  state: ContentState,
  account: FileAccount,
): RegistryEntry[] =>
  items.flatMap((item, at) => {
    const label = item.key ?? `entry ${at + 1}`
    try {
      const entry = takeItem(item, label, state, account)
      if (entry === undefined) return []
      state.index.add(entry)
      return [entry]
    } catch (error) {
      const what =
        error instanceof Refusal
          ? error.message
          : `the importer failed: ${(error as Error).message}`
      account.changes.push({ line: item.line, kind: 'not-taken', what: `${label}: ${what}` })
      return []
    }
  })

/**
 * Takes the entries of a BibTeX, RIS or CSL-JSON file into the registry. What an entry says lands in a
 * field or is told; an entry that can't be read leaves the others.
 */
export const importBibliography = (file: RawFile, state: ContentState): FileAccount => {
  const account = emptyAccount(file.path)
  try {
    const ending = /\.(\w+)$/.exec(file.path)?.[1]?.toLowerCase() ?? ''
    const { items, broken } = (READERS[ending] ?? readCsl)(decodeText(file.bytes))
    account.sources.listed = items.length + broken.length
    if (account.sources.listed === 0)
      throw new Refusal(
        'The file holds no bibliography entry (line 1); expected BibTeX, RIS or CSL-JSON, by the ending of its name',
      )
    for (const { line, key, reason } of broken)
      account.changes.push({ line, kind: 'not-taken', what: `${key ?? 'an entry'}: ${reason}` })
    const added = takeItems(items, state, account)
    account.changes.sort((a, b) => a.line - b.line)
    account.sources.new = added.length
    if (added.length + account.sources.known === 0)
      throw new Refusal(
        `None of its entries can be taken; mend them as the lines below say, from line ${account.changes[0]?.line ?? 1} on`,
      )
    state.stageSources(added)
    account.status = added.length === 0 ? 'unchanged' : 'imported'
  } catch (error) {
    account.reason =
      error instanceof Refusal
        ? error.message
        : `The importer failed at this file: ${(error as Error).message}`
  }
  return account
}
