import type { Node, Parent } from 'unist'
import { convert } from 'unist-util-is'
import type { visit as visitNodes } from 'unist-util-visit'
import { EXIT, SKIP } from 'unist-util-visit'

/** What a visitor may say: go on, leave out the children, end, or the place among its siblings to go on at. */
type Said = ReturnType<NodeVisitor>
type NodeVisitor = (node: Node, index: number | undefined, parent: Parent | undefined) => unknown

const isParent = (node: Node): node is Parent => 'children' in node && Array.isArray(node.children)

const actionOf = (said: Said): unknown => (Array.isArray(said) ? said[0] : said)

/** The place that a visitor asked to go on at. */
const placeIn = (said: Said): number | undefined =>
  typeof said === 'number' ? said : Array.isArray(said) ? said[1] : undefined

/** The nodes that a test takes. A type's name, the commonest, is told without a call to the library. */
const testOf = (test: unknown): ((node: Node, index?: number, parent?: Parent) => boolean) =>
  typeof test === 'string'
    ? (node) => node.type === test
    : convert(test as Parameters<typeof convert>[0])

const walk = (tree: Node, test: unknown, visitor: NodeVisitor): void => {
  const takes = testOf(test)
  /** Returns false to end the walk, or the place to go on at among the siblings. */
  const step = (node: Node, index?: number, parent?: Parent): number | false => {
    const said = takes(node, index, parent) ? visitor(node, index, parent) : undefined
    const action = actionOf(said)
    if (action === EXIT) return false
    if (isParent(node) && action !== SKIP)
      for (let at = 0; at < node.children.length; ) {
        const next = step(node.children[at] as Node, at, node)
        if (next === false) return false
        at = next
      }
    return placeIn(said) ?? (index ?? 0) + 1
  }
  step(tree)
}

/**
 * Visits the nodes of a tree as `visit` of unist-util-visit does, forwards. That one makes and names a
 * function for each node that it passes, which over the thirty walks a report takes was a third of the
 * time of its rendering.
 */
export const visit = ((tree: Node, test: unknown, visitor?: NodeVisitor): void =>
  visitor === undefined
    ? walk(tree, undefined, test as NodeVisitor)
    : walk(tree, test, visitor)) as typeof visitNodes

export { EXIT, SKIP }
