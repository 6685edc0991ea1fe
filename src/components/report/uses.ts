import type { NumberedSource, UseView } from '../../data/view.ts'

/** The uses of one source in one section, in the order of the text. */
export interface SectionUses {
  /** The section's heading; null before the first. */
  heading: string | null
  numeral: string
  uses: UseView[]
}

/** Groups a source's uses by section, in the order in which the sections first use it. */
export const usesBySection = (uses: readonly UseView[]): SectionUses[] => {
  const groups = new Map<string | null, SectionUses>()
  for (const use of uses) {
    const id = use.section?.id ?? null
    const group = groups.get(id)
    if (group !== undefined) group.uses.push(use)
    else groups.set(id, { heading: use.section?.text ?? null, numeral: use.numeral, uses: [use] })
  }
  return [...groups.values()]
}

/** What a back-link is called: 本文へ戻る：出典4、Nvidiaの見解と影響 b. What it shows stands in it whole. */
export const backLinkName = (source: NumberedSource, use: UseView): string => {
  const letter = source.uses.length > 1 ? ` ${use.letter}` : ''
  const locator = use.locator === null ? '' : `、${use.locator}`
  return `本文へ戻る：出典${source.number}、${use.section?.text ?? '前文'}${letter}${locator}`
}
