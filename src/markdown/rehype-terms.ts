import type { Element, Root } from 'hast'
import { h } from 'hastscript'
import type { VFile } from 'vfile'
import { termId } from '../schemas/page-ids.ts'
import { contextOf } from './report-context.ts'
import { visit } from './visit.ts'
import { words } from './words.ts'

/** Makes each term of a block a link to its explanation; gives the explanations. */
const explain = (block: Element, from: number): Element[] => {
  const notes: Element[] = []
  visit(block, 'element', (node) => {
    const note = node.properties.dataNote
    if (typeof note !== 'string') return
    const id = termId(from + notes.length)
    delete node.properties.dataNote
    Object.assign(node.properties, { href: `#${id}`, role: 'doc-glossref' })
    notes.push(h('p', { className: ['term-note'], id }, [h('b', words(node)), '　', note]))
  })
  return notes
}

/** Puts the explanations of a block's terms behind it, in the box of a paragraph that has one. */
export function rehypeTerms() {
  return (tree: Root, file: VFile): void => {
    if (!contextOf(file)) return
    let next = 1
    tree.children = tree.children.flatMap((block): Root['children'] => {
      const notes = block.type === 'element' ? explain(block, next) : []
      if (block.type !== 'element' || notes.length === 0) return [block]
      next += notes.length
      const aside = h('aside', { className: ['term-notes'], ariaLabel: '語の説明' }, notes)
      if (String(block.properties.className) === 'noted') {
        block.children.push(aside)
        return [block]
      }
      if (block.tagName === 'p') return [h('div', { className: ['noted'] }, [block, aside])]
      return [block, aside]
    })
  }
}
