import type { Registry, RegistryEntry } from '../../citations/registry.ts'
import type { SourceData } from '../../schemas/source.ts'
import type { SourceItem } from '../sources/source-item.ts'
import { isSameRecord, type Sameness, samenessOf, traitsOf } from './same-work.ts'
import { isSlugOf } from './slug.ts'
import { entryOf, entryYaml, learnedEntry, type NewEntry } from './source-entry.ts'
import { keyForAddress, keyForTitle } from './source-key.ts'

/** The sources of one report under the registry's keys. */
export interface RegisteredSources {
  keys: Map<number, string>
  /** Entries that the registry lacks yet. */
  added: RegistryEntry[]
  /** Numbers of new entries whose title was read off the address. */
  guessedTitles: number[]
  /** Known entries that learned something from the list. */
  learned: { number: number; entry: RegistryEntry; before: RegistryEntry; what: string[] }[]
  /** Numbers of known entries with another title than the list's, which is not taken. */
  otherTitles: Map<number, string>
  /** Numbers of new entries with a title that other entries have, and the keys of these. */
  sameTitles: Map<number, string[]>
}

/** What is told of a new entry whose title others have. */
export const sameTitle = (keys: readonly string[]): string =>
  `only the title agrees with ${keys.map((key) => `\`${key}\``).join(', ')}; it has an entry of its own (where they are one work, list that key)`

/** What the importer needs to know of a report to find its sources. */
interface Wanted {
  /** Names that stand as @name in the text and may be no new key. */
  avoid?: ReadonlySet<string>
  /** Keys that an earlier import of the same report listed. */
  own?: ReadonlySet<string>
}

/** The registry as the importer searches and fills it: by article, in memory. */
export class RegistryIndex {
  readonly registry: Registry
  readonly #entries: Map<string, RegistryEntry>
  readonly #keys: Set<string>
  readonly #byTrait = new Map<string, Set<string>>()

  constructor(registry: Registry) {
    this.#entries = new Map(registry.entries)
    this.#keys = new Set(registry.keys)
    this.registry = { entries: this.#entries, keys: this.#keys, faulty: registry.faulty }
    for (const [key, { data }] of this.#entries) this.#note(data, key)
  }

  #note(data: SourceData, key: string): void {
    for (const trait of traitsOf(data)) {
      const keys = this.#byTrait.get(trait) ?? new Set()
      this.#byTrait.set(trait, keys.add(key))
    }
  }

  /** Keys of entries that stand so to an entry, in order. */
  #keysThatAre(sameness: Sameness, data: SourceData): string[] {
    const near = new Set(traitsOf(data).flatMap((trait) => [...(this.#byTrait.get(trait) ?? [])]))
    return [...near].filter((key) => samenessOf(this.#dataOf(key), data) === sameness).sort()
  }

  #dataOf(key: string): SourceData {
    return this.#entries.get(key)?.data ?? { type: 'webpage' }
  }

  /** Whether both have an address or neither: a list's source neither gains one nor loses its own. */
  #isAddressedAs(key: string, { URL: address }: SourceData): boolean {
    return (this.#dataOf(key).URL === undefined) === (address === undefined)
  }

  #known(data: SourceData, used: ReadonlySet<string>, own: ReadonlySet<string>) {
    const keys = this.#keysThatAre('same', data).filter(
      (key) => !used.has(key) && this.#isAddressedAs(key, data),
    )
    return (
      keys.find((key) => this.#dataOf(key).URL === data.URL) ??
      keys[0] ??
      this.#keysThatAre('title', data).find((key) => own.has(key) && !used.has(key))
    )
  }

  #add(data: SourceData, avoid: ReadonlySet<string>): RegistryEntry {
    const isTaken = (key: string) => this.#keys.has(key) || avoid.has(key)
    const key =
      data.URL === undefined
        ? keyForTitle(data.title ?? '', isTaken)
        : keyForAddress(data.URL, isTaken)
    const entry = { key, data, text: entryYaml(data) }
    this.add(entry)
    return entry
  }

  /** Finds or makes the entry of each number; two numbers never share one. */
  register(
    sources: ReadonlyMap<number, SourceItem>,
    { avoid = new Set(), own = new Set() }: Wanted = {},
  ): RegisteredSources {
    const result: RegisteredSources = {
      keys: new Map(),
      added: [],
      guessedTitles: [],
      learned: [],
      otherTitles: new Map(),
      sameTitles: new Map(),
    }
    const used = new Set<string>()
    for (const [number, item] of [...sources].sort(([a], [b]) => a - b)) {
      const wanted = entryOf(item)
      const known = this.#known(wanted.data, used, own)
      if (known !== undefined) this.#learn(known, wanted.data, number, result)
      const key = known ?? this.#make(wanted, number, avoid, result)
      used.add(key)
      result.keys.set(number, key)
    }
    return result
  }

  #make(
    { data, guessedTitle }: NewEntry,
    number: number,
    avoid: ReadonlySet<string>,
    result: RegisteredSources,
  ): string {
    const others = this.#keysThatAre('same', data).filter((key) => !this.#isAddressedAs(key, data))
    const twins = [...this.sameTitles(data), ...others]
    const entry = this.#add(data, avoid)
    result.added.push(entry)
    if (guessedTitle) result.guessedTitles.push(number)
    if (twins.length > 0) result.sameTitles.set(number, twins)
    return entry.key
  }

  #learn(key: string, listed: SourceData, number: number, result: RegisteredSources): void {
    const before = this.#entries.get(key)
    if (!before) return
    const { title } = before.data
    const taught = learnedEntry(before, listed)
    if (taught) {
      const entry = { ...before, data: taught.data, text: taught.text }
      this.add(entry)
      result.learned.push({ number, entry, before, what: taught.learned })
    } else if (listed['title-basis'] === 'list' && listed.title !== title)
      result.otherTitles.set(number, listed.title ?? '')
  }

  /** Takes back what a report brought that was refused after all. */
  undo({ added, learned }: Pick<RegisteredSources, 'added' | 'learned'>): void {
    this.withdraw(added)
    for (const { before } of learned) this.add(before)
  }

  /** Takes entries back, of a report that was refused after all. */
  withdraw(entries: readonly RegistryEntry[]): void {
    for (const { key, data } of entries) {
      this.#entries.delete(key)
      this.#keys.delete(key)
      for (const trait of traitsOf(data)) this.#byTrait.get(trait)?.delete(key)
    }
  }

  /** Takes an entry that was made elsewhere, as a bibliography's. */
  add(entry: RegistryEntry): void {
    this.#entries.set(entry.key, entry)
    this.#keys.add(entry.key)
    this.#note(entry.data, entry.key)
  }

  /**
   * Keys of entries that are the same work.
   * @param wish the key that the entry is to have: a record taken before stands under it, or it with a number
   */
  keysOf(data: SourceData, wish: string): readonly string[] {
    const records = this.sameTitles(data).filter(
      (key) => isSlugOf(key, wish) && isSameRecord(this.#dataOf(key), data),
    )
    return [...this.#keysThatAre('same', data), ...records]
  }

  /** Keys of entries with which an entry shares a title and nothing that says more. */
  sameTitles(data: SourceData): string[] {
    return this.#keysThatAre('title', data)
  }

  has(key: string): boolean {
    return this.#keys.has(key)
  }
}
