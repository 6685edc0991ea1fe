import type { Root, Text } from 'mdast'
import { toString } from 'mdast-util-to-string'
import { visit } from 'unist-util-visit'
import { joinsWithoutSpace } from '../japanese/line-breaks.ts'

/** A soft line break between two Japanese characters leaves no space in the page. */
export function remarkJoinLines() {
  return (tree: Root): void => {
    visit(tree, 'text', (node: Text, index, parent) => {
      if (!parent || index === undefined || !node.value.includes('\n')) return
      const before = parent.children[index - 1]
      const after = parent.children[index + 1]
      const lead = before ? toString(before).at(-1) : undefined
      const tail = after ? toString(after)[0] : undefined
      node.value = node.value.replace(/[ \t]*\n[ \t]*/g, (gap, offset: number, whole: string) => {
        const left = offset === 0 ? lead : whole[offset - 1]
        const right = offset + gap.length === whole.length ? tail : whole[offset + gap.length]
        return left && right && joinsWithoutSpace(left, right) ? '' : '\n'
      })
    })
  }
}
