import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { VFile } from 'vfile'
import type { VFileMessage } from 'vfile-message'
import { reportFiles, reportSlug } from '../../citations/content-folder.ts'
import { imageMessages } from '../../citations/image-file.ts'
import { type Registry, readRegistry } from '../../citations/registry.ts'
import { type ReadReport, readReport } from '../../markdown/read-report.ts'
import { renderReport } from '../../markdown/render-report.ts'
import type { RenderedReport } from '../../markdown/rendered-report.ts'
import { checkYaml } from '../../schemas/checked-yaml.ts'
import { fatal } from '../../schemas/messages.ts'
import { topicsSchema } from '../../schemas/topics.ts'
import { checkLedger } from '../ledger/check-ledger.ts'
import { earlierSlugs, type Published, type RecordableReport } from '../ledger/published.ts'
import { type Ledger, paragraphsOf, readLedger, recordedParagraphs } from '../ledger/read-ledger.ts'
import { topicClashes } from '../ledger/topic-clashes.ts'

/** A report with all that is to be said of it. */
export interface CheckedReport {
  file: VFile
  report: ReadReport
  /** Undefined where the report can't be shown. */
  rendered: RenderedReport | undefined
}

/** A content folder with everything that is to be said of it, at its place. */
export interface CheckedFolder {
  registry: Registry
  reports: readonly CheckedReport[]
  /** Every file that was read, in the order in which an editor is told, with its messages. */
  files: readonly VFile[]
  ledger: Ledger
  /** What the folder publishes. */
  published: Published<RecordableReport>
}

const byPlace = (a: VFileMessage, b: VFileMessage): number =>
  (a.line ?? 0) - (b.line ?? 0) || (a.column ?? 0) - (b.column ?? 0)

/** Adds messages to a file's, in the order of their places. */
export const say = (file: VFile, messages: readonly VFileMessage[]): void => {
  if (messages.length === 0) return
  file.messages.push(...messages)
  file.messages.sort(byPlace)
}

/**
 * Checks one report as a build does.
 * @param recorded the ledger's paragraphs by slug
 */
export const checkReport = async (
  path: string,
  registry: Registry,
  recorded: ReturnType<typeof recordedParagraphs>,
): Promise<CheckedReport> => {
  const report = readReport(path, readFileSync(path, 'utf8'), registry)
  const slugs = [reportSlug(path), ...earlierSlugs(report.fields.aliases ?? [])]
  const paragraphs = paragraphsOf(recorded, slugs)
  const { messages, images, rendered } = await renderReport(report, registry, '', paragraphs)
  const file = new VFile({ path })
  say(file, [...messages, ...imageMessages(path, images)])
  return { file, report, rendered }
}

/** Reads topics.yaml, with its faults. */
const checkTopics = (contentDir: string): { file: VFile; addresses: Record<string, string> } => {
  const file = new VFile({ path: join(contentDir, 'topics.yaml') })
  if (!existsSync(file.path)) return { file, addresses: {} }
  const { data, messages } = checkYaml(readFileSync(file.path, 'utf8'), topicsSchema, [], [])
  file.messages.push(...messages)
  return { file, addresses: data ?? {} }
}

/** Says at its place which topic of a report has another topic's address. */
const sayTopicClashes = (
  reports: readonly CheckedReport[],
  addresses: Readonly<Record<string, string>>,
): void => {
  const bySlug = new Map(reports.map((each) => [reportSlug(each.file.path), each]))
  const topics = [...bySlug].flatMap(([slug, { report }]) =>
    report.fields.draft === true ? [] : [{ slug, topics: report.fields.topics ?? [] }],
  )
  for (const { slug, index, reason } of topicClashes(topics, addresses)) {
    const { file, report } = bySlug.get(slug) ?? {}
    if (file) say(file, [fatal(reason, report?.at(['topics', index]), 'topic')])
  }
}

const publishedIn = (
  registry: Registry,
  reports: readonly CheckedReport[],
  topics: Readonly<Record<string, string>>,
): CheckedFolder['published'] => ({
  reports: reports.flatMap(({ file, report: { data }, rendered }) =>
    data && rendered && !data.draft
      ? [
          {
            slug: reportSlug(file.path),
            data,
            facts: rendered,
            paragraphs: rendered.paragraphs,
          },
        ]
      : [],
  ),
  registry: new Map([...registry.entries].map(([key, { data }]) => [key, data])),
  topics,
})

/** Checks a whole content folder; like a build, asks the ledger once everything else is sound. */
export const checkFolder = async (contentDir: string): Promise<CheckedFolder> => {
  const registry = readRegistry(contentDir)
  const ledger = readLedger(contentDir)
  const recorded = recordedParagraphs(ledger)
  const { files: paths, faulty } = reportFiles(contentDir)
  const reports: CheckedReport[] = []
  for (const path of paths) reports.push(await checkReport(path, registry, recorded))
  const topics = checkTopics(contentDir)
  sayTopicClashes(reports, topics.addresses)
  const addresses = new VFile({ path: ledger.path })
  const files = [
    ...registry.faulty,
    topics.file,
    ...faulty,
    ...reports.map(({ file }) => file),
    addresses,
  ]
  const published = publishedIn(registry, reports, topics.addresses)
  if (!files.some(({ messages }) => messages.some((message) => message.fatal)))
    for (const { path, message } of checkLedger(ledger, published)) {
      const file = files.find((each) => each.path === path) ?? addresses
      say(file, [message])
    }
  return { registry, reports, files, ledger, published }
}
