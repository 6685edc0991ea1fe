import { readFileSync } from 'node:fs'
import { reportFiles, reportSlug } from '../../citations/content-folder.ts'
import { type KnownSources, type Registry, readRegistry } from '../../citations/registry.ts'
import { readReport } from '../../markdown/read-report.ts'
import { type FileMessage, inFile } from '../../schemas/messages.ts'
import { checkLedger } from '../ledger/check-ledger.ts'
import { earlierSlugs, type Published } from '../ledger/published.ts'
import { type Ledger, paragraphsOf, readLedger, recordedParagraphs } from '../ledger/read-ledger.ts'
import { readTopics } from '../ledger/read-topics.ts'
import { topicFaults } from '../ledger/topic-clashes.ts'
import {
  type CheckedReport,
  checkReport,
  type FreshReport,
  type ReportFile,
} from './check-report.ts'

/** A content folder with everything that is to be said of it. */
export interface CheckedContent<Report extends CheckedReport> {
  registry: Registry
  reports: readonly Report[]
  ledger: Ledger
  /** What the folder publishes. */
  published: Published<{ slug: string } & NonNullable<Report['sound']>>
  /** Every fault and warning, in the order in which an editor is told. */
  messages: readonly FileMessage[]
  /** The files in that order. */
  paths: readonly string[]
}

/** How a caller has reports checked: one after the other, in threads, or taken as they were kept. */
export type CheckReports<Report extends CheckedReport> = (
  files: Iterable<ReportFile>,
  registry: Registry,
) => Promise<Report[]>

/** Messages in the order of their files, and in each of their places. */
export const inOrder = (
  messages: readonly FileMessage[],
  paths: readonly string[],
): FileMessage[] => {
  const rank = new Map(paths.map((path, index) => [path, index]))
  const rankOf = ({ path }: FileMessage): number => rank.get(path) ?? paths.length
  return [...messages].sort(
    (a, b) => rankOf(a) - rankOf(b) || a.line - b.line || a.column - b.column,
  )
}

/** A report's file as it stands on the disk, with the paragraphs that the ledger knows of it under any slug that it had. */
export const reportFile = (
  path: string,
  registry: KnownSources,
  recorded: ReturnType<typeof recordedParagraphs>,
): ReportFile => {
  const raw = readFileSync(path, 'utf8')
  // Few reports have earlier slugs; the others are parsed where they are rendered.
  const aliases = /^aliases:/m.test(raw) ? readReport(path, raw, registry).fields.aliases : []
  const slugs = [reportSlug(path), ...earlierSlugs(aliases ?? [])]
  return { path, raw, recorded: paragraphsOf(recorded, slugs) }
}

/** The reports that have names for topics, drafts aside. */
const topicsOf = (reports: readonly CheckedReport[]) =>
  reports.flatMap(({ path, fields: { draft, topics = [] } }) =>
    draft === true ? [] : [{ slug: reportSlug(path), topics }],
  )

/**
 * The one check of a content folder. Asks the ledger once everything else is sound.
 * @param check how the reports are checked
 */
export const checkContentBy = async <Report extends CheckedReport>(
  contentDir: string,
  check: CheckReports<Report>,
  registry = readRegistry(contentDir),
): Promise<CheckedContent<Report>> => {
  const ledger = readLedger(contentDir)
  const topics = readTopics(contentDir)
  const recorded = recordedParagraphs(ledger)
  const { files, faulty } = reportFiles(contentDir)
  // Read one by one, since not every caller keeps their texts.
  const reports = await check(
    files.values().map((path) => reportFile(path, registry, recorded)),
    registry,
  )
  const place = new Map(files.map((path, index) => [path, index]))
  reports.sort((a, b) => (place.get(a.path) ?? 0) - (place.get(b.path) ?? 0))
  const published = {
    reports: reports.flatMap(({ path, sound }) =>
      sound && !sound.data.draft ? [{ slug: reportSlug(path), ...sound }] : [],
    ),
    registry: new Map([...registry.entries].map(([key, { data }]) => [key, data])),
    topics: topics.addresses,
  }
  const messages = [
    ...[...registry.faulty, ...faulty].flatMap((file) => inFile(file.path, file.messages)),
    ...topics.faults,
    ...reports.flatMap((report) => report.messages),
    ...topicFaults(contentDir, topicsOf(reports), topics.addresses),
  ]
  if (!messages.some(({ fatal }) => fatal)) messages.push(...checkLedger(ledger, published))
  const faultyPaths = (of: readonly { path: string }[]) => of.map(({ path }) => path)
  const paths = [
    ...faultyPaths(registry.faulty),
    topics.path,
    ...faultyPaths(faulty),
    ...files,
    ledger.path,
  ]
  return { registry, reports, ledger, published, messages: inOrder(messages, paths), paths }
}

/** Checks reports one after the other, in this thread. */
const inTurn: CheckReports<FreshReport> = async (files, registry) => {
  const reports: FreshReport[] = []
  for (const file of files) reports.push(await checkReport(file, registry))
  return reports
}

/** Checks a content folder, and renders every report of it. */
export const checkContent = (contentDir: string): Promise<CheckedContent<FreshReport>> =>
  checkContentBy(contentDir, inTurn)
