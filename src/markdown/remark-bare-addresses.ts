import type { Link, Paragraph, Root, Text } from 'mdast'
import { toString } from 'mdast-util-to-string'
import { visit } from 'unist-util-visit'
import type { VFile } from 'vfile'

const isBare = (node: Link, file: VFile): boolean => {
  const offset = node.position?.start.offset
  return offset !== undefined && !/[[<]/.test(String(file.value)[offset] ?? '[')
}

const joined = (a: Text, b: Text): Text => ({
  type: 'text',
  value: a.value + b.value,
  ...(a.position && b.position
    ? { position: { start: a.position.start, end: b.position.end } }
    : {}),
})

/**
 * Makes GFM's bare addresses text again: they swallow 。、（）「」 and even citations, and link mail
 * addresses. `remarkLinkAddresses` links what is an address once citations have been taken out.
 */
export function remarkBareAddresses() {
  return (tree: Root, file: VFile): void => {
    const parents = new Set<Paragraph>()
    visit(tree, 'link', (node, index, parent) => {
      if (!parent || index === undefined || !isBare(node, file)) return
      const text: Text = { type: 'text', value: toString(node) }
      if (node.position) text.position = node.position
      parent.children[index] = text
      parents.add(parent as Paragraph)
    })
    for (const parent of parents)
      parent.children = parent.children.reduce<Paragraph['children']>((done, node) => {
        const last = done.at(-1)
        if (node.type === 'text' && last?.type === 'text')
          done[done.length - 1] = joined(last, node)
        else done.push(node)
        return done
      }, [])
  }
}
