import { topicSlug } from '../../../publishing/ledger/published.ts'
import type { RawFrontmatter } from '../../read/raw-frontmatter.ts'
import type { Change } from '../account.ts'

/** What one topic's names have in common: case, width, spaces and hyphens make no topic of their own. */
const folded = (name: string): string =>
  name
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s_\u2010-]+/g, ' ')
    .trim()

/** The topics of a content folder: one name for each, and one topic for each address. */
export class TopicNames {
  readonly #addresses: Readonly<Record<string, string>>
  readonly #byFold = new Map<string, string>()
  readonly #owners = new Map<string, string>()

  /** @param addresses addresses by name, from topics.yaml */
  constructor(addresses: Readonly<Record<string, string>>) {
    this.#addresses = addresses
    this.add(Object.keys(addresses))
  }

  #addressOf(name: string): string {
    return topicSlug(name, this.#addresses[name])
  }

  /** Takes the names of a report's topics; a name that came first stays. */
  add(names: readonly string[]): void {
    for (const name of names) {
      const [fold, address] = [folded(name), this.#addressOf(name)]
      if (!this.#byFold.has(fold)) this.#byFold.set(fold, name)
      if (!this.#owners.has(address)) this.#owners.set(address, name)
    }
  }

  /** The name under which a topic stands in the folder, and whose topic its address is. */
  #nameOf(typed: string, own: readonly string[]): { name: string; owner: string } {
    const first = own.find((other) => folded(other) === folded(typed))
    const name = this.#byFold.get(folded(typed)) ?? first ?? typed
    const address = this.#addressOf(name)
    const beside = own.find((other) => this.#addressOf(other) === address)
    return { name, owner: this.#owners.get(address) ?? beside ?? name }
  }

  /**
   * The topics of a raw file under the names that the folder has for them. One whose address is
   * another topic's is left out, since the site could not be built with it.
   */
  of({ topics, topicsLine = 1 }: RawFrontmatter): { topics: string[]; changes: Change[] } {
    const taken: string[] = []
    const changes = topics.flatMap((typed): Change[] => {
      const { name, owner } = this.#nameOf(typed, taken)
      const told = (what: string) => [{ line: topicsLine, kind: 'topic', what }]
      if (owner !== name)
        return told(
          `\`${typed}\` left out: topics/${this.#addressOf(name)}/ is the address of \`${owner}\`; give one an address of its own in topics.yaml, then write it into the report's \`topics\``,
        )
      if (!taken.includes(name)) taken.push(name)
      return name === typed
        ? []
        : told(`\`${typed}\` is \`${name}\`, as this topic is named already`)
    })
    return { topics: taken, changes }
  }
}
