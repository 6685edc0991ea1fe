import { existsSync, readFileSync } from 'node:fs'
import { join, relative, resolve, sep } from 'node:path'
import { isSeq, parseDocument } from 'yaml'
import { reportFiles, reportSlug } from '../../citations/content-folder.ts'
import { type Registry, type RegistryEntry, readRegistry } from '../../citations/registry.ts'
import { type PublishedAddresses, readPublishedAddresses } from '../registry/published-addresses.ts'
import { RegistryIndex } from '../registry/registry-index.ts'
import { freeSlug, isSlugOf } from '../registry/slug.ts'
import type { PublishedDate } from '../sources/dates/published-date.ts'
import { lettersOf, shareIn } from '../text/letters.ts'
import type { Change } from './account.ts'
import { differences } from './differences.ts'
import { digestOf, type Ledger, type LedgerEntry, ledgerPath, readLedger } from './ledger.ts'
import { removeUnfinished, writeAtomically } from './write-atomically.ts'

/** Where a report goes, and what stands there. */
export interface Landing {
  slug: string
  path: string
  /** The MDX that stands there now. */
  existing: string | undefined
  /** How the ledger knows it. */
  entry: LedgerEntry | undefined
  /** Anchors of its headings, which never change. */
  anchors: ReadonlyMap<string, readonly string[]>
  /** Keys that it lists. */
  keys: ReadonlySet<string>
  /** The other raw file whose report stands there. */
  owner: string | undefined
  /** Other reports that a raw file of this name became, with another text. */
  earlier: readonly string[]
  /** Its date, which stays where the new file gives none of its own. */
  published: PublishedDate | undefined
}

interface Wanted {
  raw: string
  name: string
  base: string
  slug: string | undefined
  /** The raw file's text, by which a report is known under another title. */
  text: string
}

interface Staged {
  slug: string
  mdx: string
  sources: readonly RegistryEntry[]
}

const HEADING = /^#{2,6} (.*?) \[#([a-z0-9-]+)\][ \t]*#*$/gm

const plainHeading = (text: string): string =>
  text
    .replace(/\[@[^\]]*\]/g, '')
    .replace(/\*\*|\\(?=[^\w\s])/g, '')
    .trim()

const anchorsIn = (mdx: string | undefined): Map<string, string[]> => {
  const anchors = new Map<string, string[]>()
  for (const [, text = '', anchor = ''] of mdx?.matchAll(HEADING) ?? []) {
    const name = plainHeading(text)
    anchors.set(name, [...(anchors.get(name) ?? []), anchor])
  }
  return anchors
}

const FRONTMATTER = /^---\n([\s\S]*?\n)---\n/

/** The keys of a report's own list, however it is written. */
const keysIn = (mdx: string | undefined): Set<string> => {
  const [, fields = ''] = FRONTMATTER.exec(mdx ?? '') ?? []
  const sources: unknown = parseDocument(fields).get('sources')
  const items = isSeq(sources) ? (sources.toJSON() as unknown[]) : []
  return new Set(
    items.flatMap((item) =>
      typeof item === 'object' && item !== null ? Object.values(item).map(String) : [String(item)],
    ),
  )
}

const publishedIn = (mdx: string | undefined): PublishedDate | undefined => {
  const date = /^published: ["']?(\d{4}-\d{2}-\d{2})/m.exec(mdx ?? '')?.[1]
  return date === undefined
    ? undefined
    : { date, from: 'option', what: 'the date that the report has already' }
}

/** A content folder as it will stand when the run is over; `flush` writes what was staged. */
export class ContentState {
  readonly index: RegistryIndex
  readonly #contentDir: string
  readonly #ledger: Ledger
  readonly #addresses: PublishedAddresses
  readonly #slugs: Set<string>
  readonly #staged = new Map<string, Staged>()
  #stagedSources: RegistryEntry[] = []
  #ledgerChanged = false

  constructor(
    contentDir: string,
    registry: Registry = readRegistry(contentDir),
    ledger: Ledger = readLedger(contentDir),
  ) {
    this.#contentDir = contentDir
    this.#ledger = ledger
    this.#addresses = readPublishedAddresses(contentDir)
    this.#slugs = new Set(reportFiles(contentDir).files.map(reportSlug))
    this.index = new RegistryIndex(registry)
  }

  /** How the ledger names a raw file: by its way from the content folder. */
  nameOf(path: string): string {
    return relative(this.#contentDir, resolve(path)).split(sep).join('/')
  }

  #path(slug: string): string {
    return join(this.#contentDir, 'reports', `${slug}.mdx`)
  }

  #existing(slug: string): string | undefined {
    const staged = this.#staged.get(slug)
    if (staged) return staged.mdx
    if (!this.#slugs.has(slug) || !existsSync(this.#path(slug))) return undefined
    return readFileSync(this.#path(slug), 'utf8')
  }

  #slugFor({ raw, name, base, slug, text }: Wanted): string {
    const known = this.#ledger.slugOfRaw(raw)
    if (slug !== undefined) return slug
    if (known !== undefined) return known
    const earlier = this.#ledger
      .slugsOfFile(name)
      .filter((other) => isSlugOf(other, base) || this.#isReportOf(other, text))
      .sort()
    return (
      earlier.find((other) => isSlugOf(other, base)) ??
      earlier[0] ??
      freeSlug(
        base,
        (other) =>
          this.#slugs.has(other) ||
          this.#ledger.get(other) !== undefined ||
          this.#addresses.slugs.has(other),
      )
    )
  }

  /** Whether at least half of a report's text stands in a raw file, whatever its title is now. */
  #isReportOf(slug: string, text: string): boolean {
    const body = this.#existing(slug)?.replace(FRONTMATTER, '')
    const letters = lettersOf(body ?? '')
    return letters !== '' && shareIn(letters, lettersOf(text)) >= 0.5
  }

  /** Keys of sources whose addresses were given up; no new entry may take them. */
  get closedKeys(): ReadonlySet<string> {
    return this.#addresses.closedKeys
  }

  /** Where a raw file's report goes: where it went before, else under a free slug. */
  landing(wanted: Wanted): Landing {
    const slug = this.#slugFor(wanted)
    const existing = this.#existing(slug)
    const entry = this.#ledger.get(slug)
    const isOther = entry && entry.file !== wanted.name && entry.raw !== wanted.raw
    return {
      slug,
      path: this.#path(slug),
      existing,
      entry,
      owner: isOther ? entry.file : undefined,
      anchors: anchorsIn(existing),
      keys: keysIn(existing),
      published: publishedIn(existing),
      earlier: this.#ledger.slugsOfFile(wanted.name).filter((other) => other !== slug),
    }
  }

  /** What writing would do to the report that stands there. */
  compare(
    landing: Landing,
    mdx: string,
    raw: string,
    force: boolean,
  ): { isUnchanged?: boolean; refusal?: string; changes: Change[] } {
    const { slug, existing, entry, owner } = landing
    if (existing === undefined && !force) {
      const taken = owner !== undefined ? `the report of another raw file, ${owner}` : 'published'
      if (owner !== undefined || this.#addresses.closedSlugs.has(slug))
        return {
          refusal: `reports/${slug}.mdx is gone, but its address was ${taken}; another report does not get it (choose another --slug; --force takes it)`,
          changes: [],
        }
    }
    if (existing !== undefined && owner !== undefined && !force)
      return {
        refusal: `reports/${slug}.mdx is the report of another raw file, ${owner}; it is not overwritten (choose another --slug; --force overwrites it)`,
        changes: [],
      }
    if (existing === undefined || existing === mdx)
      return { isUnchanged: existing === mdx && entry?.raw === raw, changes: [] }
    const isOurs = entry !== undefined && digestOf(existing) === entry.written
    if (isOurs && entry.raw === raw && !force) return { isUnchanged: true, changes: [] }
    const changes = differences(existing, mdx)
    if (isOurs || force)
      return {
        changes: [
          { line: 1, kind: 'updated', what: `reports/${slug}.mdx is written anew` },
          ...changes,
        ],
      }
    const what = entry ? 'was edited since it was imported' : 'was not made by the importer'
    return {
      refusal: `reports/${slug}.mdx ${what}; it is not overwritten (the difference is shown; --force overwrites it)`,
      changes,
    }
  }

  /** Takes a report and its new sources for writing. */
  stage(slug: string, mdx: string, entry: LedgerEntry, sources: readonly RegistryEntry[]): void {
    this.#staged.set(slug, { slug, mdx, sources })
    this.#slugs.add(slug)
    this.#ledger.set(slug, entry)
    this.#ledgerChanged = true
  }

  /** Takes registry entries that belong to no report. */
  stageSources(sources: readonly RegistryEntry[]): void {
    this.#stagedSources.push(...sources)
  }

  get stagedCount(): number {
    return this.#staged.size
  }

  /**
   * Writes what was staged: sources first, then the ledger, then the reports, each file whole. Where
   * it is interrupted, running again goes on from there.
   */
  flush(): void {
    if (this.#staged.size + this.#stagedSources.length === 0) return
    for (const folder of ['', 'reports', 'sources'])
      removeUnfinished(join(this.#contentDir, folder))
    const staged = [...this.#staged.values()]
    const sources = [...this.#stagedSources, ...staged.flatMap((report) => report.sources)]
    for (const { key, text } of sources)
      writeAtomically(join(this.#contentDir, 'sources', `${key}.yaml`), text)
    if (this.#ledgerChanged) writeAtomically(ledgerPath(this.#contentDir), this.#ledger.toText())
    for (const { slug, mdx } of staged) writeAtomically(this.#path(slug), mdx)
    this.#staged.clear()
    this.#stagedSources = []
    this.#ledgerChanged = false
  }
}
