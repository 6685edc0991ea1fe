import type { Nodes } from 'hast'

/** Whether a node is a mark of a source, of a note or of a correction. */
export const isMark = (node: Nodes): boolean =>
  node.type === 'element' &&
  (node.properties.role === 'doc-biblioref' ||
    node.properties.dataFootnoteRef !== undefined ||
    String(node.properties.className) === 'correction-mark')

/** The id of a mark, or undefined for any other node. */
export const markId = (node: Nodes): string | undefined =>
  node.type === 'element' && isMark(node) ? String(node.properties.id) : undefined

/** The text of a node as a reader would quote it: without marks of sources and notes. */
export const textWithoutMarks = (node: Nodes): string => {
  if (isMark(node)) return ''
  if (node.type === 'text') return node.value
  if (node.type === 'element' && node.tagName === 'br') return ' '
  if (node.type === 'element' && (node.tagName === 'rt' || node.tagName === 'rp')) return ''
  return 'children' in node ? node.children.map(textWithoutMarks).join('') : ''
}
