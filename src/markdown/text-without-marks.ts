import type { Nodes } from 'hast'

/** Whether a node is a mark of a source or of a note. */
export const isMark = (node: Nodes): boolean =>
  node.type === 'element' &&
  (node.properties.role === 'doc-biblioref' || node.properties.dataFootnoteRef !== undefined)

/** The id of a mark, or undefined for any other node. */
export const markId = (node: Nodes): string | undefined =>
  node.type === 'element' && isMark(node) ? String(node.properties.id) : undefined

/** The text of a node as a reader would quote it: without marks of sources and notes. */
export const textWithoutMarks = (node: Nodes): string => {
  if (isMark(node)) return ''
  if (node.type === 'text') return node.value
  if (node.type === 'element' && node.tagName === 'br') return ' '
  return 'children' in node ? node.children.map(textWithoutMarks).join('') : ''
}
