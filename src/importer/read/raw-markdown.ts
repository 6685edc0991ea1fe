import type { Nodes, Root } from 'mdast'
import remarkCjkFriendly from 'remark-cjk-friendly'
import remarkCjkFriendlyGfmStrikethrough from 'remark-cjk-friendly-gfm-strikethrough'
import remarkGfm from 'remark-gfm'
import remarkParse from 'remark-parse'
import { unified } from 'unified'

const processor = unified()
  .use(remarkParse)
  .use(remarkGfm, { singleTilde: false })
  .use(remarkCjkFriendly)
  .use(remarkCjkFriendlyGfmStrikethrough, { singleTilde: false })
  .freeze()

/** Parses a raw report as Markdown: CommonMark and GFM, with bold beside Japanese punctuation. */
export const parseRaw = (text: string): Root => processor.parse(text)

/** A stretch of text. */
export interface Span {
  start: number
  end: number
}

/** Where a node stands in the parsed text, or undefined where the parser made it itself. */
export const spanOf = (node: Nodes): Span | undefined => {
  const start = node.position?.start.offset
  const end = node.position?.end.offset
  return start === undefined || end === undefined ? undefined : { start, end }
}

/** Where the content of a node stands: from its first child to its last. */
export const innerSpan = (node: { children: Nodes[] }): Span | undefined => {
  const first = node.children[0]
  const last = node.children.at(-1)
  const start = first && spanOf(first)
  const end = last && spanOf(last)
  return start && end ? { start: start.start, end: end.end } : undefined
}

/** The stretch that holds another; `spans` are in order and do not overlap. */
export const spanAround = <Kind extends Span>(
  spans: readonly Kind[],
  { start, end }: Span,
): Kind | undefined => {
  let low = 0
  let high = spans.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((spans[middle]?.start ?? 0) <= start) low = middle + 1
    else high = middle
  }
  const span = spans[low - 1]
  return span && end <= span.end ? span : undefined
}

/** A set of stretches that tells fast whether a place lies in one of them. */
export class Spans {
  #spans: Span[] = []
  #sorted = true

  add(span: Span): void {
    if (span.end <= span.start) return
    this.#spans.push(span)
    this.#sorted = false
  }

  #sort(): void {
    if (this.#sorted) return
    this.#spans.sort((a, b) => a.start - b.start)
    const merged: Span[] = []
    for (const span of this.#spans) {
      const last = merged.at(-1)
      if (last && span.start <= last.end) last.end = Math.max(last.end, span.end)
      else merged.push({ ...span })
    }
    this.#spans = merged
    this.#sorted = true
  }

  /** The stretch that touches `start`–`end`, or undefined. */
  touching(start: number, end: number): Span | undefined {
    this.#sort()
    let low = 0
    let high = this.#spans.length
    while (low < high) {
      const middle = (low + high) >> 1
      if ((this.#spans[middle]?.end ?? 0) <= start) low = middle + 1
      else high = middle
    }
    const span = this.#spans[low]
    return span && span.start < end ? span : undefined
  }

  has(offset: number): boolean {
    return this.touching(offset, offset + 1) !== undefined
  }

  all(): readonly Span[] {
    this.#sort()
    return this.#spans
  }
}
