import type { Change } from '../account.ts'
import { anchorOrder, earlierAnchorsIn, earlierSlugsIn } from './mdx-fields.ts'

/** An item of a report's `aliases`. */
export type Alias = string | Record<string, string>

/** What stands at a report's address and what was published there. */
export interface Before {
  existing: string | undefined
  /** Titles of published sections, by their anchors. */
  sections: ReadonlyMap<string, string>
}

/** Where an anchor leads by the aliases that stand there already. */
const follow = (anchor: string, aliases: ReadonlyMap<string, string>): string => {
  const seen = new Set([anchor])
  let at = anchor
  for (let next = aliases.get(at); next !== undefined && !seen.has(next); next = aliases.get(at)) {
    seen.add(next)
    at = next
  }
  return at
}

/** The section that stands where a lost one stood: a new one behind the same neighbour, else that neighbour. */
const inItsPlace = (
  lost: string,
  before: readonly string[],
  now: readonly string[],
): string | undefined => {
  const earlier = before.slice(0, Math.max(0, before.indexOf(lost)))
  const neighbour = earlier.findLast((anchor) => now.includes(anchor))
  const behind = now[neighbour === undefined ? 0 : now.indexOf(neighbour) + 1]
  return behind !== undefined && !before.includes(behind) ? behind : (neighbour ?? now[0])
}

/**
 * The aliases of a report that is written anew: those that stand there, and one for each published
 * anchor that no heading has any more.
 * @param body the new text with its anchors
 */
export const keptAliases = (
  { existing, sections }: Before,
  body: string,
): { aliases: Alias[]; changes: Change[] } => {
  const now = anchorOrder(body)
  const standing = earlierAnchorsIn(existing)
  const before = anchorOrder(existing)
  const aliases: Alias[] = earlierSlugsIn(existing)
  const changes: Change[] = []
  for (const lost of new Set([...standing.keys(), ...sections.keys()])) {
    if (now.includes(lost)) continue
    const followed = follow(lost, standing)
    if (now.includes(followed)) {
      aliases.push({ [lost]: followed })
      continue
    }
    const place = sections.has(lost) ? inItsPlace(followed, before, now) : undefined
    if (place === undefined) continue
    aliases.push({ [lost]: place })
    const what = `no heading is 「${sections.get(lost)}」 any more; its published address #${lost} leads to #${place} by an alias`
    changes.push({ line: 1, kind: 'anchor', what })
  }
  return { aliases, changes }
}
