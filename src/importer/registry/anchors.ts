import { anchor } from '../../schemas/fields.ts'
import { isReservedAnchor } from '../../schemas/page-ids.ts'
import { GLOSSARY } from './glossary.ts'
import { asciiWords, joinWords } from './romanise.ts'

/** Names that are kept for sections without an anchor, paragraphs and notes. */
const KEPT = /^(?:section|p)-|^notes$/

const LIMIT = 48

/** A heading without its number, colon and markup: 「2.1. 背景：」 → 背景. */
const bareHeading = (text: string): string =>
  text
    .normalize('NFKC')
    .replace(/[*_`#]/g, '')
    .replace(
      /^(?:第\s*\d+\s*[章節部]|[\dIVX]+(?:[.-]\d+)*[.)、:](?!\d)|[\dIVX]+(?:[.-]\d+)*(?=\s)|\d+(?:\.\d+)+(?=[^\d\s%倍万億])|[(（【]\d+[)）】]|[■◆●▼▶◇○□])\s*/u,
      '',
    )
    .replace(/[\s:]+$/, '')
    .trim()

/** Whether a heading is one of those that any report has. */
export const isCommonHeading = (text: string): boolean => GLOSSARY.has(bareHeading(text))

const wish = (text: string): string => {
  const bare = bareHeading(text)
  const known = GLOSSARY.get(bare)
  if (known) return known
  const joined = joinWords(asciiWords(bare === '' ? text : bare), LIMIT)
  return /^[a-z]/.test(joined) || joined === '' ? joined : `h-${joined}`
}

/** What a heading as it is typed and its words in the page have in common. */
const lettersOf = (text: string): string => text.normalize('NFC').replace(/[\s*_`~\\]/g, '')

/** Gives each heading an anchor in ASCII; the same text in the same order gets the same one. */
export class Anchors {
  readonly #taken = new Set<string>()
  readonly #counts = new Map<string, number>()
  /** Anchors that headings had before, by the letters of the heading, in their order. */
  readonly #kept = new Map<string, string[]>()
  readonly #given = new Set<string>()

  /** @param kept anchors of an earlier import and of what was published, by the heading's text */
  constructor(kept: ReadonlyMap<string, readonly string[]> = new Map()) {
    for (const [text, anchors] of kept) {
      const known = this.#kept.get(lettersOf(text)) ?? []
      this.#kept.set(lettersOf(text), [...known, ...anchors])
      for (const name of anchors) this.#taken.add(name)
    }
  }

  next(text: string, wanted?: string): string {
    const kept = this.#kept.get(lettersOf(text))?.find((name) => !this.#given.has(name))
    if (kept !== undefined) {
      this.#given.add(kept)
      return kept
    }
    return this.#free(wanted ?? wish(text))
  }

  #free(name: string): string {
    const good =
      anchor.safeParse(name).success && !KEPT.test(name) && !isReservedAnchor(name)
        ? name
        : `part-${name}`.replace(/-$/, '')
    const base = anchor.safeParse(good).success ? good : 'part'
    let count = this.#counts.get(base) ?? (base === 'part' ? 0 : 1)
    let free = count === 0 ? '' : base
    while (free === '' || this.#taken.has(free)) free = `${base}-${++count}`
    this.#counts.set(base, count)
    this.#taken.add(free)
    return free
  }
}
