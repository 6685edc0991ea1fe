import { existsSync, readFileSync } from 'node:fs'
import { join, relative, resolve, sep } from 'node:path'
import { reportFiles, reportSlug } from '../../../citations/content-folder.ts'
import { type Registry, type RegistryEntry, readRegistry } from '../../../citations/registry.ts'
import type { PublishedReport } from '../../../publishing/ledger/published.ts'
import { readLedger } from '../../../publishing/ledger/read-ledger.ts'
import type { PictureFiles } from '../../pictures/staged-pictures.ts'
import {
  type PublishedAddresses,
  readPublishedAddresses,
} from '../../registry/published-addresses.ts'
import { RegistryIndex } from '../../registry/registry-index.ts'
import { freeSlug, isSlugOf } from '../../registry/slug.ts'
import type { PublishedDate } from '../../sources/dates/published-date.ts'
import { lettersOf, shareIn } from '../../text/letters.ts'
import type { Change } from '../account.ts'
import { PublishedReports } from '../checks/published-faults.ts'
import { differences } from './differences.ts'
import {
  digestOf,
  type ImportEntry,
  type ImportRecord,
  readImports,
  recordPath,
} from './import-record.ts'
import { anchorsIn, bodyOf, keysIn, publishedIn, topicsIn } from './mdx-fields.ts'
import { type ReportsBeside, readReportsBeside } from './reports-beside.ts'
import type { TopicNames } from './topic-names.ts'
import { removeUnfinished, writeAtomically } from './write-atomically.ts'

/** Where a report goes, and what stands there. */
export interface Landing {
  slug: string
  path: string
  /** The MDX that stands there now. */
  existing: string | undefined
  /** How the record of imports knows it. */
  entry: ImportEntry | undefined
  /** Anchors of its headings, and of those that were published, which never change. */
  anchors: ReadonlyMap<string, readonly string[]>
  /** Titles of its published sections, by their anchors. */
  sections: ReadonlyMap<string, string>
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

/** A report that is to be written, with what comes with it. */
interface Staged {
  slug: string
  mdx: string
  pictures: PictureFiles
  sources: readonly RegistryEntry[]
}

const withPublished = (
  anchors: ReadonlyMap<string, readonly string[]>,
  sections: ReadonlyMap<string, string>,
): Map<string, readonly string[]> => {
  const all = new Map(anchors)
  for (const [anchor, title] of sections) all.set(title, [...(all.get(title) ?? []), anchor])
  return all
}

/** Reports, and bytes of their pictures, that are held in memory before they are written. */
const BATCH = 64
const BYTES = 64 * 1024 * 1024

/** A content folder as it will stand when the run is over; `flush` writes what was staged. */
export class ContentState {
  readonly index: RegistryIndex
  readonly #contentDir: string
  readonly #imports: ImportRecord
  readonly #addresses: PublishedAddresses
  /** The reports that stood there when the run began. */
  readonly #files: readonly string[]
  readonly #slugs: Set<string>
  readonly #staged = new Map<string, Staged>()
  #stagedSources: RegistryEntry[] = []
  #importsChanged = false
  #beside: ReportsBeside | undefined
  /** The published addresses, read once a report asks. */
  #published: PublishedReports | undefined

  constructor(
    contentDir: string,
    registry: Registry = readRegistry(contentDir),
    imports: ImportRecord = readImports(contentDir),
  ) {
    this.#contentDir = contentDir
    this.#imports = imports
    this.#addresses = readPublishedAddresses(contentDir)
    this.#files = reportFiles(contentDir).files
    this.#slugs = new Set(this.#files.map(reportSlug))
    this.index = new RegistryIndex(registry)
  }

  /** How the record of imports names a raw file: by its way from the content folder. */
  nameOf(path: string): string {
    return relative(this.#contentDir, resolve(path)).split(sep).join('/')
  }

  #path(slug: string): string {
    return join(this.#contentDir, 'reports', `${slug}.mdx`)
  }

  #picture(slug: string, name: string): string {
    return join(this.#contentDir, 'reports', slug, name)
  }

  #existing(slug: string): string | undefined {
    const staged = this.#staged.get(slug)
    if (staged) return staged.mdx
    if (!this.#slugs.has(slug) || !existsSync(this.#path(slug))) return undefined
    return readFileSync(this.#path(slug), 'utf8')
  }

  /** Read once, when a report asks. */
  get #reportsBeside(): ReportsBeside {
    this.#beside ??= readReportsBeside(this.#contentDir, this.#files)
    return this.#beside
  }

  /** The topics of the folder's reports. */
  get topics(): TopicNames {
    return this.#reportsBeside.topics
  }

  #slugFor({ raw, name, base, slug, text }: Wanted): string {
    const known = this.#imports.slugOfRaw(raw)
    if (slug !== undefined) return slug
    if (known !== undefined) return known
    const earlier = this.#imports
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
          this.#imports.get(other) !== undefined ||
          this.#addresses.slugs.has(other) ||
          this.#reportsBeside.byEarlierSlug.has(other),
      )
    )
  }

  /** Whether at least half of a report's text stands in a raw file, whatever its title is now. */
  #isReportOf(slug: string, text: string): boolean {
    const letters = lettersOf(bodyOf(this.#existing(slug)))
    return letters !== '' && shareIn(letters, lettersOf(text)) >= 0.5
  }

  /** Why a build would refuse a report under its published address. */
  publishedFaults(slug: string, report: PublishedReport | undefined): string[] {
    if (!this.#addresses.slugs.has(slug)) return []
    this.#published ??= new PublishedReports(readLedger(this.#contentDir))
    return this.#published.faultsOf(slug, report, this.index.registry)
  }

  /** Keys of sources whose addresses were given up; no new entry may take them. */
  get closedKeys(): ReadonlySet<string> {
    return this.#addresses.closedKeys
  }

  /** Where a raw file's report goes: where it went before, else under a free slug. */
  landing(wanted: Wanted): Landing {
    const slug = this.#slugFor(wanted)
    const existing = this.#existing(slug)
    const entry = this.#imports.get(slug)
    const sections = this.#addresses.sections.get(slug) ?? new Map<string, string>()
    const isOther = entry && entry.file !== wanted.name && entry.raw !== wanted.raw
    return {
      slug,
      path: this.#path(slug),
      existing,
      entry,
      owner: isOther ? entry.file : undefined,
      anchors: withPublished(anchorsIn(existing), sections),
      sections,
      keys: keysIn(existing),
      published: publishedIn(existing),
      earlier: this.#imports.slugsOfFile(wanted.name).filter((other) => other !== slug),
    }
  }

  /** Why a raw file's report can't land at its address, or undefined. */
  #landingFault({ slug, existing, owner }: Landing, force: boolean): string | undefined {
    const renamed = this.#reportsBeside.byEarlierSlug.get(slug)
    if (existing === undefined && renamed !== undefined)
      return `reports/${slug}/ leads to reports/${renamed}.mdx, which names it among its \`aliases\`; choose another --slug`
    if (force || (owner === undefined && existing !== undefined)) return undefined
    if (existing !== undefined)
      return `reports/${slug}.mdx is the report of another raw file, ${owner}; it is not overwritten (choose another --slug; --force overwrites it)`
    if (owner === undefined && !this.#addresses.closedSlugs.has(slug)) return undefined
    const taken = owner !== undefined ? `the report of another raw file, ${owner}` : 'published'
    return `reports/${slug}.mdx is gone, but its address was ${taken}; another report does not get it (choose another --slug; --force takes it)`
  }

  /** What writing would do to the report that stands there. */
  compare(
    landing: Landing,
    { mdx, pictures }: Pick<Staged, 'mdx' | 'pictures'>,
    raw: string,
    force: boolean,
  ): { isUnchanged?: boolean; refusal?: string; changes: Change[] } {
    const { slug, existing, entry } = landing
    const fault = this.#landingFault(landing, force)
    if (fault !== undefined) return { refusal: fault, changes: [] }
    const other = this.#otherPicture(slug, pictures)
    const isOurs = existing !== undefined && entry && digestOf(existing) === entry.written
    const isKept = (existing === mdx || isOurs) && entry?.raw === raw
    if (isKept && (!force || (existing === mdx && other === undefined)))
      return { isUnchanged: true, changes: [] }
    if (other !== undefined && !force)
      return {
        refusal: `reports/${slug}/${other} stands there already and shows something else; it is not overwritten (rename the picture beside the raw file; --force overwrites it)`,
        changes: [],
      }
    if (existing === undefined || existing === mdx) return { changes: [] }
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

  /** The first picture in whose place another one lies. */
  #otherPicture(slug: string, pictures: PictureFiles): string | undefined {
    return [...pictures].find(([name, bytes]) => {
      const path = this.#picture(slug, name)
      return existsSync(path) && Buffer.compare(readFileSync(path), bytes) !== 0
    })?.[0]
  }

  /** Takes a report, its pictures and its new sources for writing. */
  stage(report: Staged, entry: ImportEntry): void {
    this.#staged.set(report.slug, report)
    this.topics.add(topicsIn(report.mdx))
    this.#slugs.add(report.slug)
    this.#imports.set(report.slug, entry)
    this.#importsChanged = true
  }

  /** Takes registry entries that belong to no report. */
  stageSources(sources: readonly RegistryEntry[]): void {
    this.#stagedSources.push(...sources)
  }

  /** Whether as much is staged as memory should hold. */
  get isFull(): boolean {
    const sizes = [...this.#staged.values()].flatMap(({ pictures }) =>
      [...pictures.values()].map(({ length }) => length),
    )
    return this.#staged.size >= BATCH || sizes.reduce((sum, size) => sum + size, 0) > BYTES
  }

  /**
   * Writes what was staged: sources first, then the record of imports, then pictures and reports, each file whole.
   * Where it is interrupted, running again goes on from there.
   */
  flush(): void {
    if (this.#staged.size + this.#stagedSources.length === 0) return
    for (const folder of ['', 'reports', 'sources'])
      removeUnfinished(join(this.#contentDir, folder))
    const staged = [...this.#staged.values()]
    const sources = [...this.#stagedSources, ...staged.flatMap((report) => report.sources)]
    for (const { key, text } of sources)
      writeAtomically(join(this.#contentDir, 'sources', `${key}.yaml`), text)
    if (this.#importsChanged) writeAtomically(recordPath(this.#contentDir), this.#imports.toText())
    for (const { slug, mdx, pictures } of staged) {
      for (const [name, bytes] of pictures) writeAtomically(this.#picture(slug, name), bytes)
      writeAtomically(this.#path(slug), mdx)
    }
    this.#staged.clear()
    this.#stagedSources = []
    this.#importsChanged = false
  }
}
