import { articleAddress, withoutTracking } from '../citations/article-address.ts'
import type { Registry, RegistryEntry } from '../citations/registry.ts'
import type { SourceData } from '../schemas/source.ts'
import { entryOf, entryYaml } from './source-entry.ts'
import type { SourceItem } from './source-item.ts'
import { keyForAddress, keyForTitle } from './source-key.ts'

/** The sources of one report under the registry's keys. */
export interface RegisteredSources {
  keys: Map<number, string>
  /** Entries that the registry lacks yet. */
  added: RegistryEntry[]
  /** Numbers of new entries whose title was read off the address. */
  guessedTitles: number[]
}

const articleOf = (data: SourceData): string =>
  data.URL === undefined ? `title:${data.title ?? ''}` : articleAddress(data.URL)

const articleOfItem = (item: SourceItem): string =>
  item.address === undefined
    ? `title:${item.title ?? ''}`
    : articleAddress(withoutTracking(item.address))

/** The registry as the importer searches and fills it: by article, in memory. */
export class RegistryIndex {
  readonly registry: Registry
  readonly #entries: Map<string, RegistryEntry>
  readonly #keys: Set<string>
  readonly #byArticle = new Map<string, string[]>()

  constructor(registry: Registry) {
    this.#entries = new Map(registry.entries)
    this.#keys = new Set(registry.keys)
    this.registry = { entries: this.#entries, keys: this.#keys, faulty: registry.faulty }
    for (const [key, { data }] of this.#entries) this.#note(articleOf(data), key)
  }

  #note(article: string, key: string): void {
    const keys = this.#byArticle.get(article)
    if (keys) keys.push(key)
    else this.#byArticle.set(article, [key])
  }

  #known(item: SourceItem, used: ReadonlySet<string>): string | undefined {
    const keys = (this.#byArticle.get(articleOfItem(item)) ?? [])
      .filter((key) => !used.has(key))
      .sort()
    const address = item.address && withoutTracking(item.address)
    return keys.find((key) => this.#entries.get(key)?.data.URL === address) ?? keys[0]
  }

  #add(item: SourceItem, avoid: ReadonlySet<string>): RegistryEntry & { guessedTitle: boolean } {
    const { data, guessedTitle } = entryOf(item)
    const isTaken = (key: string) => this.#keys.has(key) || avoid.has(key)
    const key =
      data.URL === undefined
        ? keyForTitle(data.title ?? '', isTaken)
        : keyForAddress(data.URL, isTaken)
    const entry = { key, data, text: entryYaml(data) }
    this.#entries.set(key, entry)
    this.#keys.add(key)
    this.#note(articleOf(data), key)
    return { ...entry, guessedTitle }
  }

  /**
   * Finds or makes the entry of each number; two numbers never share one.
   * @param avoid names that stand as @name in the text and may be no new key
   */
  register(
    sources: ReadonlyMap<number, SourceItem>,
    avoid: ReadonlySet<string> = new Set(),
  ): RegisteredSources {
    const result: RegisteredSources = { keys: new Map(), added: [], guessedTitles: [] }
    const used = new Set<string>()
    for (const number of [...sources.keys()].sort((a, b) => a - b)) {
      const item = sources.get(number)
      if (!item) continue
      let key = this.#known(item, used)
      if (key === undefined) {
        const { guessedTitle, ...entry } = this.#add(item, avoid)
        result.added.push(entry)
        if (guessedTitle) result.guessedTitles.push(number)
        key = entry.key
      }
      used.add(key)
      result.keys.set(number, key)
    }
    return result
  }

  /** Takes entries back, of a report that was refused after all. */
  withdraw(entries: readonly RegistryEntry[]): void {
    for (const { key, data } of entries) {
      this.#entries.delete(key)
      this.#keys.delete(key)
      const article = articleOf(data)
      const rest = (this.#byArticle.get(article) ?? []).filter((known) => known !== key)
      if (rest.length > 0) this.#byArticle.set(article, rest)
      else this.#byArticle.delete(article)
    }
  }

  /** Takes an entry that was made elsewhere, as a bibliography's. */
  add(entry: RegistryEntry): void {
    this.#entries.set(entry.key, entry)
    this.#keys.add(entry.key)
    this.#note(articleOf(entry.data), entry.key)
  }

  /** Keys of entries that are the same article. */
  keysOf(data: SourceData): readonly string[] {
    return this.#byArticle.get(articleOf(data)) ?? []
  }

  has(key: string): boolean {
    return this.#keys.has(key)
  }
}
