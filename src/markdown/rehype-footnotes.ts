import type { Element, Root } from 'hast'
import { visit } from './visit.ts'
import { textOf } from './words.ts'

const className = (node: Element, name: string): void => {
  node.properties.className = [name]
}

/** Footnotes say 注1, so that no note is taken for source 1; marks and back-links get their classes. */
export function rehypeFootnotes() {
  return (tree: Root): void => {
    visit(tree, 'element', (node) => {
      if (node.properties.dataFootnoteRef !== undefined) {
        node.children = [{ type: 'text', value: `注${textOf(node)}` }]
        node.properties.role = 'doc-noteref'
        className(node, 'note-ref')
      }
      if (node.properties.dataFootnoteBackref !== undefined) {
        node.properties.role = 'doc-backlink'
        className(node, 'note-back')
      }
      if (node.tagName === 'section' && node.properties.dataFootnotes !== undefined)
        node.properties.role = 'doc-endnotes'
    })
  }
}
