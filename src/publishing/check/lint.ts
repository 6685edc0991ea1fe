import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { nameWarnings } from '../../citations/content-folder.ts'
import { type Registry, readRegistry, readSource } from '../../citations/registry.ts'
import { type FileMessage, faultIn, inFile, warning } from '../../schemas/messages.ts'
import type { RuleId } from '../../schemas/rule-ids.ts'
import { readLedger, recordedParagraphs } from '../ledger/read-ledger.ts'
import { checkContent, inOrder, reportFile } from './check-content.ts'
import { checkReport, type FreshReport } from './check-report.ts'
import { futureInReport, futureInSource, today } from './rules/future-date.ts'
import { headingAnchors } from './rules/heading-anchor.ts'
import { sameArticleEntries } from './rules/same-article.ts'
import { entryWarnings } from './rules/source-entry.ts'
import { unusedSources } from './rules/unused-source.ts'

// What the lint says and the check does not. A build stops for none of it.

const ofReport = (report: FreshReport): FileMessage[] => [
  ...headingAnchors(report),
  ...futureInReport(report, today()),
]

const ofRegistry = (
  contentDir: string,
  registry: Registry,
  listed: ReadonlySet<string>,
): FileMessage[] => {
  const pathOf = (key: string): string => join(contentDir, 'sources', `${key}.yaml`)
  const warn = (key: string, reason: string, ruleId: RuleId): FileMessage[] =>
    inFile(pathOf(key), [warning(reason, { line: 1, column: 1 }, ruleId)])
  return [
    ...[...registry.keys].flatMap((key) => inFile(pathOf(key), nameWarnings(key))),
    ...[...registry.entries.values()].flatMap((entry) => {
      const path = pathOf(entry.key)
      return inFile(path, [...entryWarnings(path, entry), ...futureInSource(entry, today())])
    }),
    ...sameArticleEntries(registry).flatMap(([first = '', ...others]) =>
      warn(
        first,
        `This entry and ${others.map((key) => `\`${key}\``).join(', ')} are one article under several addresses`,
        'same-article',
      ),
    ),
    ...unusedSources(registry, listed).flatMap((key) =>
      warn(key, `No report lists \`${key}\``, 'unused-source'),
    ),
  ]
}

const lintEntry = (path: string): FileMessage[] => {
  const text = readFileSync(path, 'utf8')
  const { file, data } = readSource(path, text)
  return inFile(path, data ? entryWarnings(path, { text, data }) : file.messages)
}

/** Lints single files: reports (.mdx) against the folder's registry, and registry entries (.yaml). */
export const lintFiles = async (
  contentDir: string,
  paths: readonly string[],
): Promise<FileMessage[]> => {
  const registry = readRegistry(contentDir)
  const recorded = recordedParagraphs(readLedger(contentDir))
  const lintOne = async (path: string): Promise<FileMessage[]> => {
    if (path.endsWith('.yaml')) return lintEntry(path)
    if (!path.endsWith('.mdx')) {
      const reason = 'Unexpected file, expected a report (.mdx) or a registry entry (.yaml)'
      return [faultIn(path, reason, { line: 1, column: 1 }, 'file-kind')]
    }
    const report = await checkReport(reportFile(path, registry, recorded), registry)
    return inOrder([...report.messages, ...ofReport(report)], [])
  }
  const messages: FileMessage[] = []
  for (const path of paths) messages.push(...(await lintOne(path)))
  return messages
}

/** Lints a whole content folder: what the check says, and what the lint alone says. */
export const lintContent = async (contentDir: string): Promise<FileMessage[]> => {
  const { registry, reports, messages, paths } = await checkContent(contentDir)
  const listed = new Set(reports.flatMap(({ keys }) => keys))
  return [
    ...inOrder([...messages, ...reports.flatMap(ofReport)], paths),
    ...ofRegistry(contentDir, registry, listed),
  ]
}
