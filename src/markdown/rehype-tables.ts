import type { Root } from 'hast'
import { h } from 'hastscript'
import { SKIP, visit } from './visit.ts'
import { words } from './words.ts'

/** A table scrolls inside itself on a narrow screen, and the keyboard reaches it. */
export function rehypeTables() {
  return (tree: Root): void => {
    visit(tree, 'element', (node, index, parent) => {
      if (node.tagName !== 'table' || !parent || index === undefined) return undefined
      const caption =
        parent.type === 'element' && String(parent.properties.className) === 'data-table'
          ? words(parent.children[0] ?? node)
          : '表'
      parent.children[index] = h(
        'div',
        { className: ['table-scroll'], role: 'region', ariaLabel: caption, tabIndex: 0 },
        node,
      )
      return SKIP
    })
  }
}
