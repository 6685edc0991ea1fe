import { hash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Loader, LoaderContext } from 'astro/loaders'
import type { VFile } from 'vfile'
import { reportFiles, reportSlug } from '../../citations/content-folder.ts'
import { imageFault } from '../../citations/image-file.ts'
import { numberSources } from '../../citations/number-sources.ts'
import type { Registry } from '../../citations/registry.ts'
import type { RecordedParagraph } from '../../markdown/paragraph-ids.ts'
import { readReport } from '../../markdown/read-report.ts'
import type { ReportFacts } from '../../markdown/rendered-report.ts'
import { messageLine } from '../../schemas/messages.ts'
import type { ReportData } from '../../schemas/report.ts'
import type { SourceData } from '../../schemas/source.ts'
import { checkLedger } from '../ledger/check-ledger.ts'
import {
  earlierSlugs,
  type Published,
  type PublishedReport,
  publishedSources,
  publishedTopics,
} from '../ledger/published.ts'
import { type Ledger, paragraphsOf, readLedger, recordedParagraphs } from '../ledger/read-ledger.ts'
import { readTopics } from '../ledger/read-topics.ts'
import { expectedFile, warningsFile } from '../site/cache-folder.ts'
import { writeKept } from '../site/kept-file.ts'
import type { ExpectedPages } from '../site/prove-site.ts'
import { ContentError } from './content-error.ts'
import { KeptValues } from './kept-values.ts'
import { keptEntries, loadRegistry } from './load-registry.ts'
import { pipelineDigest } from './pipeline-digest.ts'
import type { Refusal, ReportFile, SoundReport } from './render-file.ts'
import { renderFiles } from './render-files.ts'
import { RenderedStore } from './rendered-store.ts'

/** What one load needs and keeps; made anew for each. */
class ReportSync {
  readonly #context: LoaderContext
  readonly #contentDir: string
  readonly #root: string
  readonly #pipeline: string
  readonly #bodies: RenderedStore
  readonly #ledger: Ledger
  readonly #recorded: ReturnType<typeof recordedParagraphs>
  readonly #published: PublishedReport[] = []
  /** Warnings by the file that they are of. */
  readonly #warnings = new Map<string, string[]>()
  readonly #cache: string
  /** The registry's entries by their files' texts. */
  readonly #entries: KeptValues<SourceData>
  /** The frontmatter of sound reports by path and text. */
  readonly #frontmatter: KeptValues<ReportData>

  constructor(context: LoaderContext, contentDir: string) {
    this.#context = context
    this.#contentDir = contentDir
    this.#root = fileURLToPath(context.config.root)
    this.#pipeline = pipelineDigest(this.#root, context.config)
    this.#cache = fileURLToPath(context.config.cacheDir)
    this.#entries = keptEntries(this.#cache, this.#pipeline)
    this.#frontmatter = new KeptValues(join(this.#cache, 'frontmatter.json'), this.#pipeline)
    this.#ledger = readLedger(contentDir)
    this.#recorded = recordedParagraphs(this.#ledger)
    this.#bodies = new RenderedStore(join(this.#cache, 'reports'))
  }

  #digest(path: string, raw: string, data: ReportData, registry: Registry): string {
    const slice = numberSources(data.sources).map(({ key }) => registry.entries.get(key)?.text)
    const recorded = this.#paragraphs(path, data.aliases)
    return hash('sha256', JSON.stringify([this.#pipeline, path, raw, slice, recorded]))
  }

  /** What the ledger knows of a report's paragraphs, under any slug that it had. */
  #paragraphs(path: string, aliases: ReportData['aliases']): RecordedParagraph[] {
    return paragraphsOf(this.#recorded, [reportSlug(path), ...earlierSlugs(aliases)])
  }

  #set(path: string, data: ReportData, digest: string, facts: ReportFacts): void {
    const { store } = this.#context
    const { imagePaths } = facts
    const id = reportSlug(path)
    if (!data.draft) this.#published.push({ slug: id, data, facts })
    // An unchanged entry is taken out and put back, or Astro forgets to import its images.
    if (store.has(id)) store.delete(id)
    store.set({
      id,
      data,
      filePath: relative(this.#root, path).replaceAll('\\', '/'),
      digest,
      ...(imagePaths.length > 0 ? { assetImports: imagePaths } : {}),
    })
  }

  /** Takes a report as it was rendered before; false where something that it is made of is new. */
  #takeKept(path: string, raw: string, registry: Registry): boolean {
    const data = this.#frontmatter.get(path + raw)
    if (!data) return false
    const digest = this.#digest(path, raw, data, registry)
    const kept = this.#bodies.read(digest)
    if (!kept || kept.facts.imagePaths.some((url) => imageFault(path, url) !== undefined))
      return false
    this.#warnings.set(path, kept.warnings)
    this.#set(path, data, digest, kept.facts)
    return true
  }

  #takeSound(path: string, raw: string, registry: Registry, sound: SoundReport): void {
    const { data, rendered, warnings } = sound
    const digest = this.#digest(path, raw, data, registry)
    this.#frontmatter.set(path + raw, data)
    const facts = this.#bodies.write(digest, rendered, warnings)
    this.#warnings.set(path, warnings)
    this.#set(path, data, digest, facts)
  }

  /** Brings the reports' entries up to date. Returns why some can't be shown. */
  async #files(paths: readonly string[], registry: Registry): Promise<Map<string, Refusal>> {
    const refused = new Map<string, Refusal>()
    const fresh: ReportFile[] = []
    for (const path of paths) {
      const raw = readFileSync(path, 'utf8')
      if (this.#takeKept(path, raw, registry)) continue
      // Few reports have earlier slugs; the others are parsed where they are rendered.
      const aliases = /^aliases:/m.test(raw) ? readReport(path, raw, registry).fields.aliases : []
      fresh.push({ path, raw, recorded: this.#paragraphs(path, aliases ?? []) })
    }
    await renderFiles(this.#root, fresh, registry, ({ path, raw }, { refusal, sound }) => {
      if (sound) this.#takeSound(path, raw, registry, sound)
      else refused.set(path, refusal)
    })
    return refused
  }

  /** The warnings in the order of the files. */
  #said(): string[] {
    return [...this.#warnings.keys()].sort().flatMap((path) => this.#warnings.get(path) ?? [])
  }

  /** Keeps what was read, and the warnings for a build that finds nothing changed and so loads nothing. */
  keep(): void {
    this.#bodies.prune(new Set(this.#context.store.values().map((entry) => String(entry.digest))))
    this.#entries.save()
    this.#frontmatter.save()
    writeKept(warningsFile(this.#cache), this.#said())
    writeKept(expectedFile(this.#cache), this.#expected())
  }

  /** What a site of this content must hold. */
  #expected(): ExpectedPages {
    const published = this.#publication(loadRegistry(this.#contentDir, this.#entries))
    return {
      reports: Object.fromEntries(this.#published.map(({ slug, data }) => [slug, data.title])),
      sources: [...publishedSources(published, this.#ledger).keys()],
      topics: [...publishedTopics(published).keys()],
    }
  }

  #publication(registry: Registry): Published {
    const entries = new Map([...registry.entries].map(([key, { data }]) => [key, data]))
    const { topics } = readTopics(this.#contentDir)
    return { reports: this.#published, registry: entries, topics }
  }

  /** Brings every entry up to date and drops those whose file is gone. */
  async all(): Promise<{ refused: Map<string, Refusal>; faults: string[] }> {
    const { store, logger, watcher } = this.#context
    const registry = loadRegistry(this.#contentDir, this.#entries)
    const { files, faulty } = reportFiles(this.#contentDir)
    const refused = await this.#files(files, registry)
    // A build says them itself when it is through (cli/build.ts), also where nothing is loaded anew.
    if (watcher) for (const line of this.#said()) logger.warn(line)
    const seen = new Set(files.map(reportSlug))
    for (const id of store.keys()) if (!seen.has(id)) store.delete(id)
    const faults = [
      ...linesOf(registry.faulty),
      ...readTopics(this.#contentDir).faults,
      ...linesOf(faulty),
    ]
    if (refused.size === 0 && faults.length === 0) faults.push(...this.#ledgerFaults(registry))
    return { refused, faults }
  }

  /** Published addresses that would lead nowhere; asked once everything else is sound. */
  #ledgerFaults(registry: Registry): string[] {
    return checkLedger(this.#ledger, this.#publication(registry)).map(({ path, message }) =>
      messageLine(path, message),
    )
  }

  /** In dev a bad report becomes data: its page throws the error, and the overlay shows its place. */
  keepError(path: string, refusal: Refusal): void {
    const { store, logger } = this.#context
    for (const line of refusal.lines) logger.error(line)
    const id = reportSlug(path)
    const old = store.get(id)
    store.delete(id)
    store.set({
      id,
      data: old?.data ?? { title: id, published: '0000-01-01', sources: [], draft: true },
      digest: hash('sha256', refusal.lines.join('\n')),
      rendered: {
        html: '',
        metadata: { error: { message: refusal.lines.join('\n'), ...refusal.place } },
      },
    })
  }
}

const linesOf = (faulty: readonly VFile[]): string[] =>
  faulty.flatMap((file) => file.messages.map((message) => messageLine(file.path, message)))

const watch = (context: LoaderContext, contentDir: string): void => {
  const { watcher, logger } = context
  if (!watcher) return
  const folders = [join(contentDir, 'reports'), join(contentDir, 'sources')]
  for (const folder of folders) watcher.add(folder)
  const resync = async (path: string): Promise<void> => {
    if (!folders.some((folder) => path.startsWith(folder))) return
    const sync = new ReportSync(context, contentDir)
    const { refused, faults } = await sync.all()
    for (const line of faults) logger.error(line)
    for (const [file, refusal] of refused) sync.keepError(file, refusal)
  }
  for (const event of ['add', 'change', 'unlink'] as const) watcher.on(event, resync)
}

/**
 * Loads content/reports: each report is rendered once per digest of its text, its sources' entries
 * and the pipeline. A build stops for any fault and lists them all, those of the registry included.
 */
const loadReports = async (contentDir: string, context: LoaderContext): Promise<void> => {
  const sync = new ReportSync(context, contentDir)
  const { refused, faults } = await sync.all()
  const lines = [...faults, ...[...refused.values()].flatMap((refusal) => refusal.lines)]
  if (lines.length > 0 && !context.watcher)
    throw new ContentError(lines, [...refused.values()][0]?.place)
  for (const line of faults) context.logger.error(line)
  for (const [path, refusal] of refused) sync.keepError(path, refusal)
  sync.keep()
  watch(context, contentDir)
}

export const reportLoader = (contentDir: string): Loader => ({
  name: 'reports',
  load: (context) => loadReports(contentDir, context),
})
