import type { EvidenceRow, GroundsView, NumberedSource } from '../../data/view.ts'

/** The largest table whose columns fit beside their labels. */
export const MOST_COLUMNS = 12

/** The most columns that have room for their media's names. */
export const MOST_NAMED = 6

/** Names to be read out one by one; more of them are only counted. */
const MOST_NAMES = 4

const totalOf = (counts: readonly number[]): number => counts.reduce((sum, n) => sum + n, 0)

/** How many uses a table shows. */
const usesIn = (rows: readonly EvidenceRow[]): number =>
  rows.reduce((sum, row) => sum + totalOf(row.counts), 0)

/**
 * Diameter of the dot for `count` uses: 10 px × √count, so that its area is the count. Where a count
 * of `most` is over nine, all dots shrink together until the largest measures 30 px.
 */
export const dotDiameter = (count: number, most: number): number =>
  Math.round(100 * Math.sqrt(count) * Math.min(1, 3 / Math.sqrt(most))) / 10

/** The largest count of a table, at least 1. */
export const mostUses = (rows: readonly EvidenceRow[]): number =>
  Math.max(1, ...rows.flatMap((row) => row.counts))

const nameOf = (row: EvidenceRow): string => `「${row.heading?.text ?? '前文'}」`

/** Sections without a mark; a section whose parts are all without one is named alone. */
const unmarked = (rows: readonly EvidenceRow[]): EvidenceRow[] => {
  const groups: EvidenceRow[][] = []
  for (const row of rows) {
    const group = groups.at(-1)
    if (group === undefined || (row.heading?.depth ?? 2) <= 2) groups.push([row])
    else group.push(row)
  }
  return groups.flatMap(([head, ...parts]) => {
    if (head === undefined) return []
    if (usesIn([head, ...parts]) === 0) return [head]
    return parts.filter((part) => totalOf(part.counts) === 0)
  })
}

const sectionSentence = (rows: readonly EvidenceRow[]): string => {
  const without = unmarked(rows)
  if (without.length === 0) return rows.length > 1 ? 'どの節にも引用がある' : ''
  if (without.length > MOST_NAMES) return `${without.length}の節に引用の印はない`
  return `${without.map(nameOf).join('と')}に引用の印はない`
}

const sourceSentence = (sources: readonly NumberedSource[]): string => {
  const uncited = sources.filter((source) => source.uses.length === 0)
  if (uncited.length === 0) return ''
  if (uncited.length > MOST_NAMES) return `${uncited.length}件の典拠は本文で引用していない`
  return `典拠${uncited.map((source) => source.number).join('、')}は本文で引用していない`
}

const groundsSentence = ({ stated, unmarked, publishers }: GroundsView): string =>
  stated === 0
    ? ''
    : `述べている文${stated}のうち印があるのは${stated - unmarked}、引いた典拠の発行元は${publishers}`

/** Totals and absences of 典拠の見取り図 in words. */
export const evidenceCaption = (
  rows: readonly EvidenceRow[],
  sources: readonly NumberedSource[],
  grounds: GroundsView,
): string => {
  const total = usesIn(rows)
  if (total === 0) return '本文に引用の印はない。'
  const sentences = [
    `円の大きさは引用の数（計${total}か所）`,
    groundsSentence(grounds),
    sectionSentence(rows),
    sourceSentence(sources),
  ]
  return sentences
    .filter(Boolean)
    .map((sentence) => `${sentence}。`)
    .join('')
}
