import type { Nodes } from 'hast'
import { words } from '../../markdown/words.ts'

/** A node of the page as the tree in which the pipeline would hold it, with what tells words from marks. */
const asTree = (node: Node): Nodes => {
  const children = [...node.childNodes].map(asTree) as never[] // never a root within
  if (node instanceof Element)
    return {
      type: 'element',
      tagName: node.localName,
      properties: { className: [...node.classList], role: node.getAttribute('role') ?? '' },
      children,
    }
  return node instanceof Text ? { type: 'text', value: node.data } : { type: 'root', children }
}

/** The words of a node of the page, as a reader would quote them. */
export const wordsOn = (node: Node): string => words(asTree(node)).trim()
