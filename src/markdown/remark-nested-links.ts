import type { Nodes, Parents, Root } from 'mdast'
import type { MdxJsxTextElement } from 'mdast-util-mdx'
import { visitParents } from 'unist-util-visit-parents'
import type { VFile } from 'vfile'
import { refuse } from './refuse.ts'
import { contextOf } from './report-context.ts'

const isTerm = (node: Nodes): node is MdxJsxTextElement =>
  node.type === 'mdxJsxTextElement' && node.name === 'Term'

const nameOf = (node: Nodes): string | undefined => {
  if (node.type === 'link' || node.type === 'linkReference') return 'link'
  if (node.type === 'footnoteReference') return 'note mark'
  return isTerm(node) ? '<Term>' : undefined
}

const around = (ancestors: readonly Parents[]): string | undefined => {
  const outer = ancestors.find(
    (node) => node.type === 'link' || node.type === 'linkReference' || isTerm(node),
  )
  return outer && nameOf(outer)
}

/** A page can't hold a link within a link: browsers end the outer one, and half of its words lead nowhere. */
export function remarkNestedLinks() {
  return (tree: Root, file: VFile): void => {
    if (!contextOf(file)) return
    visitParents(tree, (node, ancestors) => {
      const outer = around(ancestors)
      const inner = nameOf(node)
      if (outer && inner)
        refuse(
          file,
          `Unexpected ${inner} inside a ${outer}, expected it behind the ${outer}`,
          node,
          'nested-link',
        )
    })
  }
}
