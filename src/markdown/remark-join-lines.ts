import type { PhrasingContent, Root, Text } from 'mdast'
import { toString } from 'mdast-util-to-string'
// Gives mdast's nodes the fields that say which element they become.
import type {} from 'remark-rehype'
import { joinsWithoutSpace } from '../japanese/line-breaks.ts'
import { visit } from './visit.ts'

/** The character that a neighbour shows at its edge; a citation hangs on Japanese text like a sign of it. */
const edgeOf = (node: PhrasingContent, at: number): string | undefined =>
  node.data?.hProperties?.dataCluster === undefined ? toString(node).at(at) : '。'

/** A soft line break between two Japanese characters leaves no space in the page. */
export function remarkJoinLines() {
  return (tree: Root): void => {
    visit(tree, 'text', (node: Text, index, parent) => {
      if (!parent || index === undefined || !node.value.includes('\n')) return
      const before = parent.children[index - 1] as PhrasingContent | undefined
      const after = parent.children[index + 1] as PhrasingContent | undefined
      const lead = before && edgeOf(before, -1)
      const tail = after && edgeOf(after, 0)
      node.value = node.value.replace(/[ \t]*\n[ \t]*/g, (gap, offset: number, whole: string) => {
        const left = offset === 0 ? lead : whole[offset - 1]
        const right = offset + gap.length === whole.length ? tail : whole[offset + gap.length]
        return left && right && joinsWithoutSpace(left, right) ? '' : '\n'
      })
    })
  }
}
