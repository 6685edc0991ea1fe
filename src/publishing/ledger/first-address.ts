import type { Ledger } from './read-ledger.ts'

/**
 * The address under which a report was first published: feeds know it by that for ever, so that a
 * renamed report is not told as a new one.
 * @param slugs its earlier slugs, the earliest first
 */
export const firstAddress = (ledger: Ledger, slug: string, slugs: readonly string[]): string => {
  const now = `reports/${slug}/`
  const recorded = ledger.entries.get(now)
  if (recorded) return recorded.first ?? now
  const old = slugs.map((name) => `reports/${name}/`)
  const firsts = old.flatMap((address) => {
    const entry = ledger.entries.get(address)
    return entry ? [entry.first ?? address] : []
  })
  return firsts[0] ?? old[0] ?? now
}
