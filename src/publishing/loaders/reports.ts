import { hash } from 'node:crypto'
import { join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Loader, LoaderContext } from 'astro/loaders'
import { reportSlug } from '../../citations/content-folder.ts'
import { imageFault } from '../../citations/image-file.ts'
import type { Registry } from '../../citations/registry.ts'
import { faultLines, messageLine } from '../../schemas/messages.ts'
import type { ReportData } from '../../schemas/report.ts'
import type { SourceData } from '../../schemas/source.ts'
import { type CheckedContent, checkContentBy } from '../check/check-content.ts'
import type { CheckedReport, FreshReport, ReportFile } from '../check/check-report.ts'
import { publishedSources, publishedTopics } from '../ledger/published.ts'
import { expectedFile, warningsFile } from '../site/cache-folder.ts'
import { writeKept } from '../site/kept-file.ts'
import type { ExpectedPages } from '../site/prove-site.ts'
import { checkInThreads } from './check-in-threads.ts'
import { ContentError } from './content-error.ts'
import { KeptValues } from './kept-values.ts'
import { keptEntries, loadRegistry } from './load-registry.ts'
import { pipelineDigest } from './pipeline-digest.ts'
import { RenderedStore } from './rendered-store.ts'

/** A report with the digest under which its rendered text is kept; empty where it can't be shown. */
interface LoadedReport extends CheckedReport {
  digest: string
}

type LoadedContent = CheckedContent<LoadedReport>

/** What one load needs and keeps; made anew for each. */
class ReportSync {
  readonly #context: LoaderContext
  readonly #contentDir: string
  readonly #root: string
  readonly #pipeline: string
  readonly #cache: string
  readonly #bodies: RenderedStore
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
    this.#bodies = new RenderedStore(join(this.#cache, 'reports'))
    this.#entries = keptEntries(this.#cache, this.#pipeline)
    this.#frontmatter = new KeptValues(join(this.#cache, 'frontmatter.json'), this.#pipeline)
  }

  #digest({ path, raw, recorded }: ReportFile, data: ReportData, registry: Registry): string {
    const slice = data.sources.map(({ key }) => registry.entries.get(key)?.text)
    return hash('sha256', JSON.stringify([this.#pipeline, path, raw, slice, recorded]))
  }

  /** A report as it was rendered before; undefined where something that it is made of is new. */
  #kept(file: ReportFile, registry: Registry): LoadedReport | undefined {
    const { path, raw } = file
    const data = this.#frontmatter.get(path + raw)
    if (!data) return undefined
    const digest = this.#digest(file, data, registry)
    const kept = this.#bodies.read(digest)
    if (!kept || kept.facts.imagePaths.some((url) => imageFault(path, url) !== undefined))
      return undefined
    const { facts, messages } = kept
    return { path, fields: data, sound: { data, facts }, messages, digest }
  }

  /** Keeps a report that was rendered now, without its text in memory. */
  #keep(file: ReportFile, report: FreshReport, registry: Registry): LoadedReport {
    const { path, fields, sound, messages } = report
    if (!sound) return { path, fields, sound, messages, digest: '' }
    const { data } = sound
    const digest = this.#digest(file, data, registry)
    this.#frontmatter.set(path + file.raw, data)
    const facts = this.#bodies.write(digest, sound.facts, messages)
    return { path, fields, sound: { data, facts }, messages, digest }
  }

  async #reports(files: Iterable<ReportFile>, registry: Registry): Promise<LoadedReport[]> {
    const loaded: LoadedReport[] = []
    const fresh: ReportFile[] = []
    for (const file of files) {
      const kept = this.#kept(file, registry)
      if (kept) loaded.push(kept)
      else fresh.push(file)
    }
    await checkInThreads(this.#root, fresh, registry, (file, report) =>
      loaded.push(this.#keep(file, report, registry)),
    )
    return loaded
  }

  /** Checks the content; a report is rendered where something that it is made of is new. */
  check(): Promise<LoadedContent> {
    return checkContentBy(
      this.#contentDir,
      (files, registry) => this.#reports(files, registry),
      loadRegistry(this.#contentDir, this.#entries),
    )
  }

  /** Brings every entry up to date and drops those whose file is gone. */
  store({ reports }: LoadedContent): void {
    const { store } = this.#context
    const slugs = new Set(reports.map(({ path }) => reportSlug(path)))
    for (const id of store.keys()) if (!slugs.has(id)) store.delete(id)
    for (const report of reports) this.#set(report)
  }

  #set({ path, sound, digest, messages }: LoadedReport): void {
    const { store } = this.#context
    const id = reportSlug(path)
    const old = store.get(id)
    // An unchanged entry is taken out and put back, or Astro 7.3 forgets to import its images.
    store.delete(id)
    if (!sound) {
      const data = old?.data ?? { title: id, published: '0000-01-01', sources: [], draft: true }
      store.set({ id, data, ...refusedEntry(messages) })
      return
    }
    const { imagePaths } = sound.facts
    store.set({
      id,
      data: { ...sound.data },
      filePath: relative(this.#root, path).replaceAll('\\', '/'),
      digest,
      ...(imagePaths.length > 0 ? { assetImports: imagePaths } : {}),
    })
  }

  /** Keeps what was read, and the warnings for a build that finds nothing changed and so loads nothing. */
  keep({ reports, published, ledger, messages }: LoadedContent): void {
    const warnings = messages.filter(({ fatal }) => !fatal)
    const expected: ExpectedPages = {
      reports: Object.fromEntries(published.reports.map(({ slug, data }) => [slug, data.title])),
      sources: [...publishedSources(published, ledger).keys()],
      topics: [...publishedTopics(published).keys()],
    }
    this.#bodies.prune(new Set(reports.map(({ digest }) => digest)))
    this.#entries.save()
    this.#frontmatter.save()
    writeKept(
      warningsFile(this.#cache),
      warnings.map((message) => messageLine(message)),
    )
    writeKept(expectedFile(this.#cache), expected)
  }
}

/** In dev a bad report becomes data: its page throws the error, and the overlay shows its place. */
const refusedEntry = (messages: CheckedReport['messages']) => {
  const message = faultLines(messages).join('\n')
  const { path = '', line = 1, column = 1 } = messages.find(({ fatal }) => fatal) ?? {}
  const error = { message, file: path, line, column }
  return { digest: hash('sha256', message), rendered: { html: '', metadata: { error } } }
}

const stopForFaults = ({ messages }: LoadedContent): void => {
  const first = messages.find(({ fatal }) => fatal)
  if (first) throw new ContentError(faultLines(messages), { ...first, file: first.path })
}

/** Says in dev's terminal all that is to be said. A build says it when it is through (publishing/site/build-site.ts), also where nothing is loaded anew. */
const log = ({ messages }: LoadedContent, { logger }: LoaderContext): void => {
  for (const message of messages) logger[message.fatal ? 'error' : 'warn'](messageLine(message))
}

const watch = (context: LoaderContext, contentDir: string): void => {
  const { watcher } = context
  if (!watcher) return
  const read = ['reports', 'sources', 'topics.yaml', 'addresses.json'].map((name) =>
    join(contentDir, name),
  )
  watcher.add(read)
  const resync = async (path: string): Promise<void> => {
    if (!read.some((each) => path.startsWith(each))) return
    const sync = new ReportSync(context, contentDir)
    const content = await sync.check()
    log(content, context)
    sync.store(content)
  }
  for (const event of ['add', 'change', 'unlink'] as const) watcher.on(event, resync)
}

/**
 * Loads content/reports: each report is rendered once per digest of its text, its sources' entries
 * and the pipeline. A build stops for any fault and lists them all, those of the registry included.
 */
const loadReports = async (contentDir: string, context: LoaderContext): Promise<void> => {
  const sync = new ReportSync(context, contentDir)
  const content = await sync.check()
  if (context.watcher) log(content, context)
  else stopForFaults(content)
  sync.store(content)
  sync.keep(content)
  watch(context, contentDir)
}

export const reportLoader = (contentDir: string): Loader => ({
  name: 'reports',
  load: (context) => loadReports(contentDir, context),
})
