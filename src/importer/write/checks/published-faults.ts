import type { Registry } from '../../../citations/registry.ts'
import { checkLedger } from '../../../publishing/ledger/check-ledger.ts'
import type { PublishedReport } from '../../../publishing/ledger/published.ts'
import type { Ledger } from '../../../publishing/ledger/read-ledger.ts'

/** The ledger's lines of one report, with the sources that were renamed. */
const linesOf = (ledger: Ledger, slug: string): Ledger => ({
  ...ledger,
  faults: [],
  entries: new Map(
    [...ledger.entries].filter(
      ([address, { moved }]) =>
        address.startsWith(`reports/${slug}/`) ||
        (moved !== undefined && address.startsWith('sources/')),
    ),
  ),
})

/**
 * Why a build would refuse a report under an address that was published: a number that would mean
 * another source, a section or the page itself that would vanish. Asks the site's own check.
 * @param report the report as it is about to be written; undefined for a draft
 */
export const publishedFaults = (
  ledger: Ledger,
  slug: string,
  report: PublishedReport | undefined,
  { entries }: Registry,
): string[] => {
  const lines = linesOf(ledger, slug)
  if (![...lines.entries.keys()].some((address) => address.startsWith('reports/'))) return []
  const registry = new Map([...entries].map(([key, { data }]) => [key, data]))
  const reports = report === undefined ? [] : [report]
  return checkLedger(lines, { reports, registry, topics: {} })
    .filter(
      ({ ruleId, reason }) =>
        ruleId === 'published-number' ||
        (ruleId === 'ledger' && reason.includes(`reports/${slug}/`)),
    )
    .map(({ reason }) => reason)
}
