import type { Registry } from '../../../citations/registry.ts'
import { checkLedger } from '../../../publishing/ledger/check-ledger.ts'
import type { PublishedReport } from '../../../publishing/ledger/published.ts'
import type { Ledger } from '../../../publishing/ledger/read-ledger.ts'
import type { LedgerEntry } from '../../../schemas/ledger.ts'
import type { SourceData } from '../../../schemas/source.ts'

/** The published addresses of each report, with the sources that were renamed. */
export class PublishedReports {
  readonly #ledger: Ledger
  readonly #bySlug = new Map<string, [string, LedgerEntry][]>()
  readonly #renamed: [string, LedgerEntry][] = []

  constructor(ledger: Ledger) {
    this.#ledger = ledger
    for (const [address, entry] of ledger.entries) {
      const slug = /^reports\/([^/]+)\//.exec(address)?.[1]
      if (slug !== undefined)
        this.#bySlug.set(slug, [...(this.#bySlug.get(slug) ?? []), [address, entry]])
      else if (entry.moved !== undefined && address.startsWith('sources/'))
        this.#renamed.push([address, entry])
    }
  }

  /**
   * Why a build would refuse a report under an address that was published: a number that would mean
   * another source, a section or the page itself that would vanish. Asks the site's own check.
   * @param report the report as it is about to be written; undefined for a draft
   */
  faultsOf(slug: string, report: PublishedReport | undefined, { entries }: Registry): string[] {
    const lines = this.#bySlug.get(slug)
    if (lines === undefined) return []
    const ledger = { ...this.#ledger, faults: [], entries: new Map([...lines, ...this.#renamed]) }
    const keys = [
      ...(report?.data.sources.map(({ key }) => key) ?? []),
      ...lines.flatMap(([, { source }]) => source ?? []),
    ]
    const registry = new Map(
      keys.flatMap((key): [string, SourceData][] => {
        const data = entries.get(key)?.data
        return data === undefined ? [] : [[key, data]]
      }),
    )
    const reports = report === undefined ? [] : [report]
    return checkLedger(ledger, { reports, registry, topics: {} })
      .filter(
        ({ ruleId, reason }) =>
          ruleId === 'published-number' ||
          (ruleId === 'ledger' && reason.includes(`reports/${slug}/`)),
      )
      .map(({ reason }) => reason)
  }
}
