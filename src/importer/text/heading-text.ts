import type { Heading, PhrasingContent } from 'mdast'
import { toString } from 'mdast-util-to-string'
import { decodeString } from 'micromark-util-decode-string'
import type { Mark } from '../marks/mark.ts'
import { type Span, spanOf } from '../read/raw-markdown.ts'
import { isBreakTag } from './html-tags.ts'

/** The marks in a heading that its words are to be without; one that shows no number stays. */
export const marksIn = (heading: Span, marks: readonly Mark[]): Mark[] =>
  marks.filter(
    ({ start, end, numbers, certainty }) =>
      heading.start <= start && end <= heading.end && (numbers.length > 0 || certainty !== 'lost'),
  )

const without = (words: string, marks: readonly Mark[]): string =>
  marks.reduce((rest, { raw }) => rest.replace(decodeString(raw), ''), words)

const pieceText = (text: string, node: PhrasingContent, marks: readonly Mark[]): string => {
  const span = spanOf(node)
  if (span && marks.some(({ start, end }) => start <= span.start && span.end <= end)) return ''
  if (
    node.type === 'strong' ||
    node.type === 'delete' ||
    node.type === 'link' ||
    node.type === 'linkReference'
  )
    return node.children.map((child) => pieceText(text, child, marks)).join('')
  if (node.type === 'break' || (node.type === 'html' && isBreakTag(node.value))) return ' '
  if (node.type === 'inlineCode' || node.type === 'html')
    return span ? text.slice(span.start, span.end) : ''
  const inside = marks.filter(({ start, end }) => span && span.start <= start && end <= span.end)
  return without(
    node.type === 'emphasis' && span ? text.slice(span.start, span.end) : toString(node),
    inside,
  )
}

/**
 * A heading as a title: bold is taken off, any other sign stays as it was typed.
 * @param marks marks that the title is to be without
 */
export const headingTitle = (text: string, node: Heading, marks: readonly Mark[] = []): string =>
  node.children
    .map((child) => pieceText(text, child, marks))
    .join('')
    .replace(/[ \t]*\n[ \t]*/g, ' ')
    .trim()
