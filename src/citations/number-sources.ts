import type { Frontmatter, NumberedKey, ReportData } from '../schemas/report.ts'

/** A source that keeps its number and is no longer stood by, with the reason that readers see. */
interface WithdrawnSource {
  withdrawn: string
  reason: string
  /** Fixes its number where the list has a gap. */
  number?: number | undefined
}

/** An item of the frontmatter list: a key, a key under a number that the editor fixes, or a withdrawn one. */
export type DeclaredSource = string | WithdrawnSource | Readonly<Record<string, string>>

const isWithdrawn = (item: object): item is WithdrawnSource => 'withdrawn' in item

const numbered = (item: DeclaredSource, next: number): NumberedKey[] => {
  if (typeof item === 'string') return [{ number: next, key: item }]
  if (isWithdrawn(item))
    return [{ number: item.number ?? next, key: item.withdrawn, withdrawn: item.reason }]
  return Object.entries(item).map(([number, key]) => ({ number: Number(number), key }))
}

/**
 * The only numbering rule: a key takes the number after the one before it, the first is 1, and
 * `7: key` sets the number, so that a list with gaps keeps the numbers it was published with. A
 * withdrawn source keeps its number.
 */
export const numberSources = (declared: readonly DeclaredSource[]): NumberedKey[] => {
  let last = 0
  return declared.flatMap((item) => {
    const sources = numbered(item, last + 1)
    last = sources.at(-1)?.number ?? last
    return sources
  })
}

/** A report's frontmatter with its sources under their numbers. */
export const numberedReport = (declared: Frontmatter): ReportData => ({
  ...declared,
  sources: numberSources(declared.sources),
})
