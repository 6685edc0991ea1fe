import { readFileSync } from 'node:fs'
import { reportFiles, reportSlug } from '../citations/content-folder.ts'
import { readRegistry } from '../citations/registry.ts'
import { readReport } from '../markdown/read-report.ts'
import { renderReport } from '../markdown/render-report.ts'
import { messageLine } from '../schemas/messages.ts'
import { checkLedger } from './check-ledger.ts'
import type { RecordableReport } from './published.ts'
import { readLedger, recordedParagraphs } from './read-ledger.ts'
import { ledgerText, recordAddresses } from './record.ts'

/** The ledger's new text with the addresses that it gained, or the faults that forbid it. */
export type Publication = { text: string; added: string[] } | { faults: string[] }

/**
 * Renders a content folder and brings its ledger up to date; writes nothing.
 * @param topics addresses of topics by name
 */
export const publishLedger = async (
  contentDir: string,
  topics: Readonly<Record<string, string>>,
): Promise<Publication> => {
  const ledger = readLedger(contentDir)
  const recorded = recordedParagraphs(ledger)
  const registry = readRegistry(contentDir)
  const { files, faulty } = reportFiles(contentDir)
  const faults = [...registry.faulty, ...faulty].flatMap((file) =>
    file.messages.map((message) => messageLine(file.path, message)),
  )
  const reports: RecordableReport[] = []
  for (const path of files) {
    const slug = reportSlug(path)
    const report = readReport(path, readFileSync(path, 'utf8'), registry)
    if (report.data?.draft) continue
    const { rendered, messages } = await renderReport(report, registry, '', recorded.get(slug))
    const { data } = report
    if (data && rendered)
      reports.push({ slug, data, facts: rendered, paragraphs: rendered.paragraphs })
    else
      faults.push(...messages.filter(({ fatal }) => fatal).map((fault) => messageLine(path, fault)))
  }
  if (faults.length > 0) return { faults }
  const sources = new Map([...registry.entries].map(([key, { data }]) => [key, data.title]))
  const published = { reports, sources, topics }
  const vanishing = checkLedger(ledger, published)
  if (vanishing.length > 0) return { faults: vanishing }
  const entries = recordAddresses(ledger, published)
  return {
    text: ledgerText(entries),
    added: [...entries.keys()].filter((address) => !ledger.entries.has(address)),
  }
}
