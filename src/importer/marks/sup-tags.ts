import type { Layout } from '../read/layout.ts'
import { type Span, Spans } from '../read/raw-markdown.ts'
import { isSupClosing, isSupOpening } from '../text/html-tags.ts'

const textBeside = (text: string, start: number, end: number, marks: Spans): string => {
  let beside = ''
  let from = start
  for (let mark = marks.touching(from, end); mark; mark = marks.touching(from, end)) {
    beside += text.slice(from, Math.max(from, mark.start))
    from = mark.end
    if (from >= end) break
  }
  return from === start ? text.slice(start, end) : beside + text.slice(Math.min(from, end), end)
}

/** `<sup>` and `</sup>` with nothing but marks that become citations between them. */
export const supTagsAround = (text: string, layout: Layout, turned: readonly Span[]): Span[] => {
  const marks = new Spans()
  for (const { start, end } of turned) marks.add({ start, end })
  const tags: Span[] = []
  let opening: Span | undefined
  for (const { node, start, end } of layout.html) {
    if (isSupOpening(node.value)) opening = { start, end }
    else if (isSupClosing(node.value) && opening) {
      const isAround =
        marks.touching(opening.end, start) !== undefined &&
        marks.touching(opening.start, opening.end) === undefined &&
        /^[\s,、]*$/.test(textBeside(text, opening.end, start, marks))
      if (isAround) tags.push(opening, { start, end })
      opening = undefined
    }
  }
  return tags
}
