import type { Heading } from 'mdast'
import type { Mark } from '../marks/mark.ts'
import type { Placed } from '../read/layout.ts'
import type { Span } from '../read/raw-markdown.ts'
import type { Anchors } from '../registry/anchors.ts'
import { type BodyEdit, excerpt } from './body-edit.ts'
import { headingTitle, marksIn } from './heading-text.ts'

/** Depths without jumps from h2 on: each heading stands at most one level under the one it belongs to. */
export const levelled = (depths: readonly number[]): number[] => {
  const above: { raw: number; level: number }[] = []
  return depths.map((raw) => {
    while ((above.at(-1)?.raw ?? 0) >= raw) above.pop()
    const level = Math.min(6, (above.at(-1)?.level ?? 1) + 1)
    above.push({ raw, level })
    return level
  })
}

/** `{#id}` at a heading's end, as other programs write anchors, or `[#id]`, as this one does. */
const WRITTEN_ID = /\s*(?:\{#(?<braced>[a-zA-Z][\w-]*)\}|\[#(?<own>[a-zA-Z][\w-]*)\])$/

const writtenId = (text: string): string | undefined => {
  const { braced, own } = WRITTEN_ID.exec(text)?.groups ?? {}
  return (braced ?? own)?.toLowerCase().replaceAll('_', '-')
}

/** Where the anchors stand that other programs wrote. */
export const writtenIds = (text: string, headings: readonly Placed<Heading>[]): Span[] =>
  headings.flatMap(({ inner }) => {
    const id = inner && WRITTEN_ID.exec(text.slice(inner.start, inner.end))
    return id ? [{ start: inner.end - id[0].length, end: inner.end }] : []
  })

const isAtx = (text: string, { start, end }: Placed<Heading>): boolean =>
  /^#{1,6}(?:[ \t]|$)/.test(text.slice(start, end))

const headingEdits = (
  text: string,
  heading: Placed<Heading>,
  level: number,
  anchor: string,
): BodyEdit[] => {
  const { start, end, inner } = heading
  if (!inner) return []
  const id = WRITTEN_ID.exec(text.slice(inner.start, inner.end))
  const contentEnd = inner.end - (id?.[0].length ?? 0)
  const label: BodyEdit = { start: contentEnd, end: inner.end, text: ` [#${anchor}]` }
  const hashes = '#'.repeat(level)
  if (isAtx(text, heading)) {
    const length = /^#+/.exec(text.slice(start))?.[0].length ?? 0
    return [{ start, end: start + length, text: hashes }, label]
  }
  const breaks = [...text.slice(inner.start, contentEnd).matchAll(/[ \t]*\n[ \t>]*/g)].map(
    (match): BodyEdit => {
      const at = inner.start + match.index
      return { start: at, end: at + match[0].length, text: ' ' }
    },
  )
  return [{ start, end: inner.start, text: `${hashes} ` }, ...breaks, { ...label, end }]
}

/** A heading without words leads nowhere: marks in it become a paragraph, and one without any is left out. */
const wordlessEdits = (text: string, { start, end, inner }: Placed<Heading>): BodyEdit[] => {
  const kept = inner && text.slice(inner.start, inner.end).replace(WRITTEN_ID, '')
  const told = {
    kind: 'heading',
    what: `${kept ? 'a heading of marks alone is a paragraph' : 'an empty heading left out'}: ${excerpt(text.slice(start, end))}`,
  }
  return inner && kept
    ? [
        { start, end: inner.start, text: '', ...told },
        { start: inner.start + kept.length, end, text: '' },
      ]
    : [{ start, end, text: '', ...told }]
}

/** Anchors, levels and the `#` form of all headings that stay. */
export const allHeadingEdits = (
  text: string,
  headings: readonly Placed<Heading>[],
  marks: readonly Mark[],
  anchors: Anchors,
): BodyEdit[] => {
  const wordsOf = (heading: Placed<Heading>): string =>
    headingTitle(text, heading.node, marksIn(heading, marks)).replace(WRITTEN_ID, '').trim()
  const [filled = [], wordless = []] = [true, false].map((isFilled) =>
    headings.filter(
      (heading) => (heading.inner !== undefined && wordsOf(heading) !== '') === isFilled,
    ),
  )
  const levels = levelled(filled.map(({ node }) => node.depth))
  const moved = filled.flatMap(({ node }, index) => {
    const level = levels[index] ?? node.depth
    return level === node.depth ? [] : [`${'#'.repeat(node.depth)} → ${'#'.repeat(level)}`]
  })
  const edits = filled.flatMap((heading, index) => {
    const raw = text.slice(heading.inner?.start, heading.inner?.end)
    const anchor = anchors.next(wordsOf(heading), writtenId(raw))
    return headingEdits(text, heading, levels[index] ?? 2, anchor)
  })
  const first = filled[0]
  const told: BodyEdit[] =
    first && moved.length > 0
      ? [
          {
            start: first.start,
            end: first.start,
            text: '',
            kind: 'heading-level',
            what: [...new Set(moved)].join(', '),
          },
        ]
      : []
  return [...told, ...edits, ...wordless.flatMap((heading) => wordlessEdits(text, heading))]
}
