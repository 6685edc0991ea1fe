import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Root } from 'mdast'
import remarkParse from 'remark-parse'
import { unified } from 'unified'
import { VFile } from 'vfile'
import { nameWarnings } from '../../citations/content-folder.ts'
import { type Registry, readRegistry, readSource } from '../../citations/registry.ts'
import { reportRemarkPlugins } from '../../markdown/index.ts'
import type { ReadReport } from '../../markdown/read-report.ts'
import { fatal, warning } from '../../schemas/messages.ts'
import { readLedger, recordedParagraphs } from '../ledger/read-ledger.ts'
import { type CheckedReport, checkFolder, checkReport, say } from './check-folder.ts'
import { futureInReport, futureInSource, today } from './rules/future-date.ts'
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

/** Adds what the lint alone says of a report. */
const lintReport = ({ file, report }: CheckedReport): VFile => {
  say(file, [...runTreeRules(report), ...futureInReport(report, today())])
  return file
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
  const recorded = recordedParagraphs(readLedger(contentDir))
  const files: VFile[] = []
  for (const path of paths) {
    if (path.endsWith('.mdx')) files.push(lintReport(await checkReport(path, registry, recorded)))
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
  const fileOf = (key: string, messages: VFile['messages']): VFile => {
    const file = new VFile({ path: join(contentDir, 'sources', `${key}.yaml`) })
    file.messages.push(...messages)
    return file
  }
  const warn = (key: string, reason: string, ruleId: string): VFile =>
    fileOf(key, [warning(reason, { line: 1, column: 1 }, ruleId)])
  return [
    ...[...registry.keys].map((key) => fileOf(key, nameWarnings(key))),
    ...[...registry.entries.values()].map((entry) => {
      const file = fileOf(entry.key, [])
      say(file, [...entryWarnings(file.path, entry), ...futureInSource(entry, today())])
      return file
    }),
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

/** Lints a whole content folder: every report, every registry entry, and what they say of each other. */
export const lintContent = async (contentDir: string): Promise<VFile[]> => {
  const { registry, reports, files } = await checkFolder(contentDir)
  for (const checked of reports) lintReport(checked)
  const listed = new Set(reports.flatMap(({ report }) => report.sources.map(({ key }) => key)))
  return [...files, ...registryWarnings(contentDir, registry, listed)]
}
