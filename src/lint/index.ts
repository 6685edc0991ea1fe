import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Root } from 'mdast'
import remarkParse from 'remark-parse'
import { unified } from 'unified'
import { VFile } from 'vfile'
import type { VFileMessage } from 'vfile-message'
import { reportFiles, reportSlug } from '../citations/content-folder.ts'
import { imageFault } from '../citations/image-file.ts'
import { type Registry, readRegistry, readSource } from '../citations/registry.ts'
import type { PublishedReport } from '../ledger/published.ts'
import { topicClashes } from '../ledger/topic-clashes.ts'
import { reportRemarkPlugins } from '../markdown/index.ts'
import { type ReadReport, readReport } from '../markdown/read-report.ts'
import { renderReport } from '../markdown/render-report.ts'
import type { RenderedReport } from '../markdown/rendered-report.ts'
import { checkYaml } from '../schemas/checked-yaml.ts'
import { fatal, warning } from '../schemas/messages.ts'
import { topicsSchema } from '../schemas/topics.ts'
import { ledgerFaults } from './ledger-faults.ts'
import { headingAnchor } from './rules/heading-anchor.ts'
import { sameArticleEntries } from './rules/same-article.ts'
import { entryWarnings } from './rules/source-entry.ts'
import { unusedSources } from './rules/unused-source.ts'

/** Runs the rules that look at a report's tree, after the plugins that the site itself uses. */
const runTreeRules = (report: ReadReport): VFile['messages'] => {
  const file = new VFile({ path: report.file.path, value: report.body })
  const processor = unified()
    .use(remarkParse)
    .use(reportRemarkPlugins)
    .use(headingAnchor, ['error', report.fields.draft !== true])
  processor.runSync(processor.parse(file) as Root, file)
  return file.messages.filter(({ ruleId }) => ruleId === 'heading-anchor')
}

const byPlace = (a: VFileMessage, b: VFileMessage): number =>
  (a.line ?? 0) - (b.line ?? 0) || (a.column ?? 0) - (b.column ?? 0)

interface LintedReport {
  file: VFile
  report: ReadReport
  /** Undefined where the report can't be shown. */
  rendered: RenderedReport | undefined
}

const lintReport = async (path: string, registry: Registry): Promise<LintedReport> => {
  const report = readReport(path, readFileSync(path, 'utf8'), registry)
  const { messages, images, rendered } = await renderReport(report, registry)
  const file = new VFile({ path })
  file.messages.push(
    ...messages,
    ...images.flatMap(({ url, place }) => {
      const fault = imageFault(path, url)
      return fault === undefined ? [] : [fatal(fault, place, 'image-file')]
    }),
    ...runTreeRules(report),
  )
  file.messages.sort(byPlace)
  return { file, report, rendered }
}

const lintEntry = (path: string): VFile => {
  const text = readFileSync(path, 'utf8')
  const { file, data } = readSource(path, text)
  if (data) file.messages.push(...entryWarnings(path, { text, data }))
  return file
}

/** Lints single files: reports (.mdx) against the folder's registry, and registry entries (.yaml). */
export const lintFiles = async (contentDir: string, paths: readonly string[]): Promise<VFile[]> => {
  const registry = readRegistry(contentDir)
  const files: VFile[] = []
  for (const path of paths) {
    if (path.endsWith('.mdx')) files.push((await lintReport(path, registry)).file)
    else if (path.endsWith('.yaml')) files.push(lintEntry(path))
    else {
      const file = new VFile({ path })
      file.messages.push(
        fatal(
          'Unexpected file, expected a report (.mdx) or a registry entry (.yaml)',
          { line: 1, column: 1 },
          'file-kind',
        ),
      )
      files.push(file)
    }
  }
  return files
}

const registryWarnings = (
  contentDir: string,
  registry: Registry,
  listed: ReadonlySet<string>,
): VFile[] => {
  const warn = (key: string, reason: string, ruleId: string): VFile => {
    const file = new VFile({ path: join(contentDir, 'sources', `${key}.yaml`) })
    file.messages.push(warning(reason, { line: 1, column: 1 }, ruleId))
    return file
  }
  const ofEntries = [...registry.entries.values()].map((entry) => {
    const file = new VFile({ path: join(contentDir, 'sources', `${entry.key}.yaml`) })
    file.messages.push(...entryWarnings(file.path, entry))
    return file
  })
  return [
    ...ofEntries.filter(({ messages }) => messages.length > 0),
    ...sameArticleEntries(registry).map(([first = '', ...others]) =>
      warn(
        first,
        `This entry and ${others.map((key) => `\`${key}\``).join(', ')} are one article under several addresses`,
        'same-article',
      ),
    ),
    ...unusedSources(registry, listed).map((key) =>
      warn(key, `No report lists \`${key}\``, 'unused-source'),
    ),
  ]
}

/** Reads topics.yaml, with its faults. */
const lintTopics = (
  contentDir: string,
): { file: VFile; addresses: Readonly<Record<string, string>> } => {
  const file = new VFile({ path: join(contentDir, 'topics.yaml') })
  if (!existsSync(file.path)) return { file, addresses: {} }
  const { data, messages } = checkYaml(readFileSync(file.path, 'utf8'), topicsSchema, [], [])
  file.messages.push(...messages)
  return { file, addresses: data ?? {} }
}

/** Says at its place which topic of a report has another topic's address. */
const sayTopicClashes = (
  linted: readonly { file: VFile; report: ReadReport }[],
  addresses: Readonly<Record<string, string>>,
): void => {
  const bySlug = new Map(linted.map((each) => [reportSlug(each.file.path), each]))
  const topics = [...bySlug].flatMap(([slug, { report }]) =>
    report.fields.draft === true ? [] : [{ slug, topics: report.fields.topics ?? [] }],
  )
  for (const { slug, index, reason } of topicClashes(topics, addresses)) {
    const { file, report } = bySlug.get(slug) ?? {}
    file?.messages.push(fatal(reason, report?.at(['topics', index]), 'topic'))
    file?.messages.sort(byPlace)
  }
}

/** The ledger's faults; like a build, asks once everything else is sound. */
const lintLedger = (
  contentDir: string,
  registry: Registry,
  linted: readonly LintedReport[],
  topics: Readonly<Record<string, string>>,
): VFile[] => {
  const reports = linted.flatMap(({ file, report: { data }, rendered }): PublishedReport[] =>
    data && rendered ? [{ slug: reportSlug(file.path), data, facts: rendered }] : [],
  )
  if (reports.length < linted.length) return []
  const sources = new Map([...registry.entries].map(([key, { data }]) => [key, data.title]))
  const { path, messages } = ledgerFaults(contentDir, {
    reports: reports.filter(({ data }) => !data.draft),
    sources,
    topics,
  })
  const file = new VFile({ path })
  file.messages.push(...messages)
  return [file]
}

/** Lints a whole content folder: every report, every registry entry, and what they say of each other. */
export const lintContent = async (contentDir: string): Promise<VFile[]> => {
  const registry = readRegistry(contentDir)
  const { files: paths, faulty } = reportFiles(contentDir)
  const linted: LintedReport[] = []
  for (const path of paths) linted.push(await lintReport(path, registry))
  const topics = lintTopics(contentDir)
  sayTopicClashes(linted, topics.addresses)
  const isSound = [...registry.faulty, topics.file, ...faulty].every(
    ({ messages }) => messages.length === 0,
  )
  const listed = new Set(linted.flatMap(({ report }) => report.sources.map(({ key }) => key)))
  return [
    ...registry.faulty,
    topics.file,
    ...faulty,
    ...linted.map(({ file }) => file),
    ...(isSound ? lintLedger(contentDir, registry, linted, topics.addresses) : []),
    ...registryWarnings(contentDir, registry, listed),
  ]
}
