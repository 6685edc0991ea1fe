import type { PageText } from './page-text.ts'

/** Two places of a text. The first stands before the second. */
type Span = readonly [from: number, to: number]

/** The parts of a fragment as places in the page's text. */
interface Directive {
  before?: Span
  start: Span
  end?: Span
  after?: Span
}

/** Words that a range names at each end. */
const FEW_WORDS = 4
const MOST_WORDS = 16
/** Words of the surroundings; the longest are for texts that say one thing again and again. */
const CONTEXTS = [4, 8, 16, 32, 64]
const LONGEST_EXACT = 40
const WORD = /[\p{L}\p{N}]/u

/** A dash, a comma and an ampersand mean something in a fragment. */
const encode = (text: string): string => encodeURIComponent(text).replaceAll('-', '%2D')

const joined = (text: string): string => text.toLowerCase().replace(/ +/g, ' ')

/** A page's text with what is asked of it. */
class Page {
  readonly #page: PageText
  readonly #joined: string
  constructor(page: PageText) {
    this.#page = page
    this.#joined = joined(page.text)
  }

  words([from, to]: Span): string {
    return this.#page.text.slice(from, to).replace(/ +/g, ' ').trim()
  }

  /** The line that a place stands in. */
  line(at: number): Span {
    const { text } = this.#page
    const end = text.indexOf('\n', at)
    return [text.lastIndexOf('\n', at - 1) + 1, end === -1 ? text.length : end]
  }

  isFleeting(at: number): boolean {
    return this.#page.fleeting.some(([from, to]) => from <= at && at < to)
  }

  /** The lines of a passage that hold words and stand in every window, each as far as the passage goes. */
  lines([from, to]: Span): Span[] {
    const lines: Span[] = []
    for (let at = from; at < to; at = this.line(at)[1] + 1) {
      const span: Span = [at, Math.min(to, this.line(at)[1])]
      if (WORD.test(this.words(span)) && !this.isFleeting(at)) lines.push(span)
    }
    return lines
  }

  /** A span without the space round it, grown to whole words. */
  grown([from, to]: Span): Span {
    const { edges, text } = this.#page
    const lead = /^ */.exec(text.slice(from, to))?.[0].length ?? 0
    const trail = / *$/.exec(text.slice(from, to))?.[0].length ?? 0
    return [
      edges.findLast((edge) => edge <= from + lead) ?? from,
      edges.find((edge) => edge >= to - trail) ?? to,
    ]
  }

  /** The first words of a span, as many as asked and more until one is a word. */
  first([from, to]: Span, count: number): Span {
    const edges = this.#page.edges.filter((edge) => edge > from && edge <= to)
    const end = edges.slice(count - 1).find((edge) => WORD.test(this.words([from, edge])))
    return [from, end ?? to]
  }

  /** The last words of a span. */
  last([from, to]: Span, count: number): Span {
    const edges = this.#page.edges.filter((edge) => edge >= from && edge < to)
    const start = edges
      .slice(0, edges.length - count + 1)
      .findLast((edge) => WORD.test(this.words([edge, to])))
    return [start ?? from, to]
  }

  /** What stands before a place in its line, else in the line before, where every window shows that. */
  before(at: number): Span | undefined {
    const own: Span = [this.line(at)[0], at]
    if (WORD.test(this.words(own))) return own
    const end = own[0] - 1
    return end > 0 && !this.isFleeting(end - 1) ? [this.line(end - 1)[0], end] : undefined
  }

  /** What stands behind a place in its line, else in the line behind. */
  after(at: number): Span | undefined {
    const own: Span = [at, this.line(at)[1]]
    if (WORD.test(this.words(own))) return own
    const start = own[1] + 1
    return start < this.#page.text.length && !this.isFleeting(start)
      ? [start, this.line(start)[1]]
      : undefined
  }

  /** Whether a browser that takes the first place that fits takes the one that is meant. */
  leadsTo({ before, start, end, after }: Directive): boolean {
    const pattern = (span: Span | undefined): string =>
      RegExp.escape(joined(span ? this.words(span) : ''))
    const found = new RegExp(
      `${pattern(before)}\\s*(?<start>${pattern(start)})${end || !after ? '' : `(?=\\s*${pattern(after)})`}`,
      'd',
    ).exec(this.#joined)?.indices?.groups?.start
    if (found?.[0] !== this.#joinedPlace(start[0])) return false
    if (!end) return true
    const tail = joined(this.words(end))
    return this.#joined.indexOf(tail, found[1]) + tail.length === this.#joinedPlace(end[1])
  }

  #joinedPlace(at: number): number {
    return joined(this.#page.text.slice(0, at)).length
  }
}

/** The same start and end with more and more of what stands round them. */
const inContext = (page: Page, { start, end }: Directive): Directive[] => {
  const [before, after] = [page.before(start[0]), end ? undefined : page.after(start[1])]
  const bare: Directive = end ? { start, end } : { start }
  return [
    bare,
    ...CONTEXTS.flatMap((count): Directive[] => {
      const lead = before && { before: page.last(before, count) }
      const trail = after && { after: page.first(after, count) }
      return [
        ...(lead ? [{ ...bare, ...lead }] : []),
        ...(trail ? [{ ...bare, ...trail }] : []),
        ...(lead && trail ? [{ ...bare, ...lead, ...trail }] : []),
      ]
    }),
  ]
}

/** A passage by its first and last words, more and more of them. */
const ranges = (page: Page, first: Span, last: Span): Directive[] => {
  const inOne = first === last
  return Array.from({ length: MOST_WORDS - FEW_WORDS }, (_, more): Directive => {
    const start = page.first(first, FEW_WORDS + more)
    const rest: Span = inOne ? [start[1], last[1]] : last
    return { start, end: page.last(rest, FEW_WORDS + more) }
  }).filter(({ end }) => end && WORD.test(page.words(end)))
}

const written = (page: Page, { before, start, end, after }: Directive): string =>
  `:~:text=${[
    before && `${encode(page.words(before))}-`,
    encode(page.words(start)),
    end && encode(page.words(end)),
    after && `-${encode(page.words(after))}`,
  ]
    .filter(Boolean)
    .join(',')}`

/** The first way to name some lines that leads to them. */
const directiveFor = (page: Page, lines: readonly Span[]): Directive | undefined => {
  const [first, last] = [lines[0], lines.at(-1)]
  if (!first || !last) return undefined
  const exact = first === last && page.words(first).length <= LONGEST_EXACT
  const tries = exact ? [{ start: first }] : ranges(page, first, last)
  return tries
    .flatMap((directive) => inContext(page, directive))
    .find((directive) => page.leadsTo(directive))
}

/**
 * A text fragment that finds a passage again, `:~:text=…`: the passage itself where it is short, else its
 * first and last words; with what stands round it where the same words stand earlier in the page. Empty
 * where nothing would lead to this place: no fragment is better than one that shows another.
 * See https://wicg.github.io/scroll-to-text-fragment/ and docs/decisions/quote-links-read-the-page.md.
 * @param from where the passage begins in the page's text; both ends grow to whole words
 */
export const textFragment = (text: PageText, from: number, to: number): string => {
  const page = new Page(text)
  const lines = page.lines([from, to]).map((line) => page.grown(line))
  // A heading stands in the contents too; where it can't be told apart, its text is what is shown.
  for (const index of lines.keys()) {
    const found = directiveFor(page, lines.slice(index))
    if (found) return written(page, found)
  }
  return ''
}
