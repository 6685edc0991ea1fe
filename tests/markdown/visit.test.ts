import fc from 'fast-check'
import type { Node } from 'unist'
import { visit as visitNodes } from 'unist-util-visit'
import { expect, test } from 'vitest'
import { EXIT, SKIP, visit } from '../../src/markdown/visit.ts'

interface Tree extends Node {
  says: unknown
  children?: Tree[]
}

const says = fc.constantFrom(undefined, SKIP, EXIT, true, 0, 1, 2, 5, [SKIP, 1], [true, 2])
const { tree } = fc.letrec<{ tree: Tree }>((tie) => ({
  tree: fc.record(
    {
      type: fc.constantFrom('a', 'b', 'c'),
      says,
      children: fc.array(tie('tree'), { maxLength: 3 }),
    },
    { requiredKeys: ['type', 'says'] },
  ),
}))

/** What a walk comes by; each node says its word once, so that no walk goes round for ever. */
const pathOf = (walk: typeof visitNodes, root: Tree, type?: string): unknown[] => {
  const path: unknown[] = []
  const said = new Set<Node>()
  const visitor = (node: Node, index?: number, parent?: Node) => {
    path.push([node, index, parent])
    if (said.has(node)) return
    said.add(node)
    return (node as Tree).says as undefined
  }
  if (type === undefined) walk(root, visitor)
  else walk(root, type, visitor)
  return path
}

test('a walk comes by the same nodes as that of unist-util-visit, whatever its visitors say', () => {
  fc.assert(
    fc.property(tree, fc.constantFrom(undefined, 'a'), (root, type) => {
      const path = pathOf(visit, root, type)
      const expected = pathOf(visitNodes, root, type)
      expect(path.length).toBe(expected.length)
      expect(path).toEqual(expected)
    }),
    { numRuns: 500 },
  )
})

test('a walk sees what its visitor puts in place of a node', () => {
  const root = { type: 'root', children: [{ type: 'a' }, { type: 'b' }] }
  const seen: string[] = []
  visit(root, (node, index, parent) => {
    seen.push(node.type)
    if (node.type !== 'a' || !parent || index === undefined) return
    ;(parent as typeof root).children.splice(index, 1, { type: 'c' }, { type: 'd' })
    return index
  })
  expect(seen).toEqual(['root', 'a', 'c', 'd', 'b'])
})
