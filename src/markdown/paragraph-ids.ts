import { createHash } from 'node:crypto'
import { likeness, sketch } from '../japanese/sketch.ts'
import { paragraphId } from '../schemas/page-ids.ts'

/** A paragraph as the ledger recorded it at a publication. */
export interface RecordedParagraph {
  /** `p-` and five signs or more. */
  id: string
  /** The anchor of its section then; empty before the first. */
  section: string
  sketch: string
}

/** The least likeness at which an edited paragraph counts as the recorded one. */
const SAME_PARAGRAPH = 0.5

/** How far ids of one text have been tried. */
interface Tried {
  count: number
  length: number
}

/**
 * The id that a text gets at its first publication.
 * @param tried where an earlier paragraph of the same text got its id, to go on from there
 */
const mint = (
  text: string,
  taken: ReadonlySet<string>,
  tried: Tried = { count: 0, length: 5 },
): string => {
  for (; ; tried.count++) {
    const hash = createHash('sha256')
      .update(tried.count === 0 ? text : `${text}\n${tried.count}`)
      .digest()
    const id = paragraphId(hash.subarray(0, tried.length))
    if (!taken.has(id)) return id
    if (tried.count > 64) tried.length++
  }
}

/**
 * The id of each paragraph: that of the recorded one with the same text; else of the most alike that
 * nobody claims, if at least half of their letter pairs agree; else a new one made of the text.
 */
export const paragraphIds = (
  texts: readonly string[],
  recorded: readonly RecordedParagraph[],
): { id: string; isRecorded: boolean }[] => {
  const free = new Map(recorded.map((paragraph) => [paragraph.id, paragraph]))
  const taken = new Set(free.keys())
  const ids = texts.map((text): string | undefined => {
    const id = mint(text, new Set())
    return free.delete(id) ? id : undefined
  })
  const pairs = texts
    .flatMap((text, index) => {
      if (ids[index] !== undefined || free.size === 0) return []
      const own = sketch(text)
      return [...free.values()].map(({ id, sketch: old }) => ({
        index,
        id,
        likeness: likeness(own, old),
      }))
    })
    .filter((pair) => pair.likeness >= SAME_PARAGRAPH)
    .sort((a, b) => b.likeness - a.likeness || a.index - b.index || (a.id < b.id ? -1 : 1))
  for (const { index, id } of pairs)
    if (ids[index] === undefined && free.delete(id)) ids[index] = id
  const triedOf = new Map<string, Tried>()
  return texts.map((text, index) => {
    const known = ids[index]
    if (known !== undefined) return { id: known, isRecorded: true }
    const tried = triedOf.get(text) ?? { count: 0, length: 5 }
    triedOf.set(text, tried)
    const id = mint(text, taken, tried)
    taken.add(id)
    return { id, isRecorded: false }
  })
}
