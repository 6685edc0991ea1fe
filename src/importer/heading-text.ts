import type { Heading, PhrasingContent } from 'mdast'
import { toString } from 'mdast-util-to-string'
import { isBreakTag } from './html-tags.ts'
import { spanOf } from './raw-markdown.ts'

const pieceText = (text: string, node: PhrasingContent): string => {
  const span = spanOf(node)
  if (
    node.type === 'strong' ||
    node.type === 'delete' ||
    node.type === 'link' ||
    node.type === 'linkReference'
  )
    return node.children.map((child) => pieceText(text, child)).join('')
  if (node.type === 'break' || (node.type === 'html' && isBreakTag(node.value))) return ' '
  if ((node.type === 'emphasis' || node.type === 'inlineCode' || node.type === 'html') && span)
    return text.slice(span.start, span.end)
  return toString(node)
}

/** A heading as a title: bold is taken off, any other sign stays as it was typed. */
export const headingTitle = (text: string, node: Heading): string =>
  node.children
    .map((child) => pieceText(text, child))
    .join('')
    .replace(/[ \t]*\n[ \t]*/g, ' ')
    .trim()
