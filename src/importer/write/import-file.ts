import { dirname } from 'node:path'
import type { Registry } from '../../citations/registry.ts'
import type { SourceData } from '../../schemas/source.ts'
import { mostLeftStanding, withoutTokens } from '../marks/decide-marks.ts'
import { findPictures, type Pictures } from '../pictures/find-pictures.ts'
import { stagePictures } from '../pictures/staged-pictures.ts'
import { type RawReport, readRawReport } from '../read/raw-report.ts'
import { Refusal } from '../read/refusal.ts'
import type { RegisteredSources } from '../registry/registry-index.ts'
import { slugOf } from '../registry/slug.ts'
import { decodeText } from '../text/clean-text.ts'
import { reportBody } from '../text/report-body.ts'
import { type Change, emptyAccount, type FileAccount } from './account.ts'
import { assembleReport } from './assemble.ts'
import { accountForBlocks } from './checks/block-count.ts'
import { reconcile, type Sound } from './checks/reconcile.ts'
import { type WrittenReport, warningChanges } from './checks/site-warnings.ts'
import type { ContentState, Landing } from './folder/content-state.ts'
import { digestOf } from './folder/import-record.ts'
import { keptAliases } from './folder/kept-aliases.ts'
import { leftMarks, standingReason, unresolvedReason } from './left-marks.ts'
import { guessedTitles, learnedChanges, sourceChanges } from './source-changes.ts'
import { standingOf } from './standing.ts'

export interface ImportOptions {
  /** The report's slug; the title's where left out. */
  slug?: string
  /** The day of publication, YYYY-MM-DD. */
  date?: string
  /** Overwrite a report that somebody edited since it was imported. */
  force?: boolean
  /** Publish marks without source as plain text under a notice. */
  keepUnresolved?: boolean
  /** The time of the import. */
  now: Date
}

/** A raw file. */
export interface RawFile {
  path: string
  bytes: Uint8Array
}

const fillCounts = (account: FileAccount, report: RawReport): void => {
  const { resolved, left, unresolved } = report.marks
  account.marks = {
    found: resolved.length + left.length + unresolved.length,
    resolved: resolved.length,
    left: leftMarks(report, [...left, ...unresolved]),
  }
  const cited = new Set(resolved.flatMap(({ numbers }) => numbers))
  account.sources.listed = report.sources.listed
  account.sources.uncited = [...report.sources.byNumber.keys()].filter(
    (number) => !cited.has(number),
  ).length
}

const byLine = (changes: readonly Change[]): Change[] =>
  [...changes].sort((a, b) => a.line - b.line)

interface Written extends WrittenReport {
  changes: Change[]
  pictures: Pictures
}

const write = (
  report: RawReport,
  file: string,
  registered: RegisteredSources,
  landing: Landing,
  options: ImportOptions,
  { index: { registry }, topics: names }: ContentState,
): Written => {
  const { standing, changes } = standingOf(report, file, landing, options)
  const named = names.of(report.frontmatter)
  const keyOf = (number: number): string => registered.keys.get(number) ?? ''
  const pictures = findPictures(report, dirname(file), landing.slug)
  const body = reportBody(report, keyOf, landing.anchors, pictures)
  const before = keptAliases(landing, body.mdx)
  const fields = { ...standing, topics: named.topics, aliases: before.aliases }
  const mdx = assembleReport(report, registered.keys, fields, body.mdx)
  const bodyStart = mdx.length - body.mdx.length
  return {
    name: `reports/${landing.slug}.mdx`,
    mdx,
    pictures,
    originOf: (offset) => (offset < bodyStart ? undefined : body.originOf(offset - bodyStart)),
    changes: [
      {
        line: report.title.heading ? report.placeOf(report.title.heading.start).line : 1,
        kind: 'title',
        what: `${report.title.title} (${report.title.what})`,
      },
      ...changes,
      ...named.changes,
      ...before.changes,
      ...report.changes,
      ...body.changes,
      ...landing.earlier.map((slug) => ({
        line: 1,
        kind: 'earlier',
        what: `an earlier text of this file is reports/${slug}.mdx, which stays (--slug ${slug} puts this one in its place)`,
      })),
      ...guessedTitles(report, registered),
      ...sourceChanges(report, registered, registry),
      ...learnedChanges(report, registered),
    ],
  }
}

/** Asks the site's check with the report's pictures in their places. */
const checked = async (
  report: RawReport,
  { mdx, originOf, pictures: { addresses, files } }: Written,
  { slug, path }: Landing,
  keys: ReadonlyMap<number, string>,
  registry: Registry,
): Promise<Awaited<ReturnType<typeof reconcile>>> => {
  const staged = files.size === 0 ? undefined : stagePictures(slug, files)
  try {
    const pictures = new Set(addresses.keys())
    const written = { path: staged?.path ?? path, mdx, pictures, originOf }
    return await reconcile(report, written, keys, registry)
  } finally {
    staged?.end()
  }
}

/** Refuses a report whose published address, number or section would lead elsewhere. */
const refuseLostAddresses = (
  report: RawReport,
  slug: string,
  sound: Sound,
  state: ContentState,
): void => {
  const published = sound.data.draft ? undefined : { slug, ...sound }
  const [fault, ...others] = state.publishedFaults(slug, published)
  if (fault === undefined) return
  const number = Number(/source (\d+)/.exec(fault)?.[1])
  const offset = report.sources.byNumber.get(number)?.offset
  const line = offset === undefined ? 1 : report.placeOf(offset).line
  const said = fault.replace('in this line', 'in its line of addresses.json')
  const more = others.length === 0 ? '' : ` (and ${others.length} more)`
  throw new Refusal(
    `reports/${slug}.mdx is published, and this text would break an address of it (line ${line}): ${said}${more}; mend the raw file, write the change into the report by hand, or choose another --slug`,
  )
}

const entriesOf = ({ keys }: RegisteredSources, { entries }: Registry): SourceData[] =>
  [...keys.values()].flatMap((key) => entries.get(key)?.data ?? [])

const importRead = async (
  file: RawFile,
  report: RawReport,
  raw: string,
  state: ContentState,
  options: ImportOptions,
  account: FileAccount,
): Promise<void> => {
  if (report.marks.unresolved.length > 0 && !options.keepUnresolved)
    throw new Refusal(unresolvedReason(report))
  const standing = mostLeftStanding(report.marks)
  if (standing.length > 0 && !options.keepUnresolved)
    throw new Refusal(standingReason(report, standing))
  const name = state.nameOf(file.path)
  const landing = state.landing({
    raw,
    name,
    base: slugOf(report.title.title),
    slug: options.slug,
    text: report.text,
  })
  account.slug = landing.slug
  const handles = [...report.text.matchAll(/@([a-z][a-z0-9-]*)/g)].map(([, name = '']) => name)
  const registered = state.index.register(report.sources.byNumber, {
    avoid: new Set([...handles, ...state.closedKeys]),
    own: landing.keys,
  })
  try {
    const { registry } = state.index
    const written = write(report, file.path, registered, landing, options, state)
    const { mdx } = written
    account.changes = byLine(written.changes)
    account.sources.new = registered.added.length
    account.sources.known = registered.keys.size - registered.added.length
    const outcome = state.compare(
      landing,
      { mdx, pictures: written.pictures.files },
      raw,
      options.force === true,
    )
    account.changes.push(...outcome.changes)
    if (outcome.refusal !== undefined) throw new Refusal(outcome.refusal)
    if (outcome.isUnchanged) {
      state.index.undo(registered)
      account.sources = { ...account.sources, new: 0, known: registered.keys.size }
      account.status = 'unchanged'
      return
    }
    const { sound, warnings } = await checked(report, written, landing, registered.keys, registry)
    refuseLostAddresses(report, landing.slug, sound, state)
    const entries = entriesOf(registered, registry)
    account.changes.push(...accountForBlocks(file.bytes, { mdx, entries, told: account.changes }))
    account.changes.push(...warningChanges(warnings, written, report, account.changes))
    state.stage(
      {
        slug: landing.slug,
        mdx,
        pictures: written.pictures.files,
        sources: [...registered.added, ...registered.learned.map(({ entry }) => entry)],
      },
      { file: name, raw, written: digestOf(mdx) },
    )
    account.status = 'imported'
  } catch (error) {
    state.index.undo(registered)
    account.sources = { ...account.sources, new: 0, known: 0 }
    throw error
  }
}

/** Imports one raw report into the state of a content folder; nothing reaches the disk yet. */
export const importFile = async (
  file: RawFile,
  state: ContentState,
  options: ImportOptions,
): Promise<FileAccount> => {
  const account = emptyAccount(file.path)
  try {
    const raw = digestOf(file.bytes)
    const report = readRawReport(decodeText(file.bytes))
    fillCounts(account, report)
    const read = options.keepUnresolved ? { ...report, marks: withoutTokens(report.marks) } : report
    await importRead(file, read, raw, state, options, account)
  } catch (error) {
    account.status = 'refused'
    account.reason =
      error instanceof Refusal
        ? error.message
        : `The importer failed at this file: ${(error as Error).message}`
  }
  return account
}
