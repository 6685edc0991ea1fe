import type { Link, PhrasingContent, Root } from 'mdast'
import { toString } from 'mdast-util-to-string'
import { SKIP, visit } from 'unist-util-visit'
import type { VFile } from 'vfile'

/** Signs of Japanese text that no address holds; an ASCII address that ends in a word takes no kana either. */
const ENDS = /[\u3000-\u303F\uFF00-\uFF65「」『』（）、。，．！？：；“”‘’…・～〜—]/u
const KANA_AFTER_WORD = /(?<=[A-Za-z0-9]|^https?:\/\/[^/]+\/)[\u3041-\u3096]/u
const OTHER_LETTER_IN_HOST = /(?<=^https?:\/\/[A-Za-z0-9.-]+\.[A-Za-z]{2,}(?::\d+)?)[^\p{ASCII}]/u

const lengthOfAddress = (text: string): number =>
  Math.min(
    ...[ENDS, KANA_AFTER_WORD, OTHER_LETTER_IN_HOST].map((end) => {
      const index = text.search(end)
      return index === -1 ? text.length : index
    }),
  )

const isBare = (node: Link, file: VFile): boolean => {
  const offset = node.position?.start.offset
  return offset !== undefined && !/[[<]/.test(String(file.value)[offset] ?? '[')
}

const shortened = (node: Link, text: string): PhrasingContent[] => {
  if (!/^https?:\/\//i.test(text)) return [{ type: 'text', value: text }]
  const length = lengthOfAddress(text)
  const address = text.slice(0, length)
  const rest = text.slice(length)
  if (!URL.canParse(address)) return [{ type: 'text', value: text }]
  const link: Link = {
    type: 'link',
    url: address,
    children: [{ type: 'text', value: address }],
    ...(node.position ? { position: node.position } : {}),
  }
  return rest === '' ? [link] : [link, { type: 'text', value: rest }]
}

/**
 * A bare address ends before 。、（）「」 and what follows them, which GFM takes along; mail addresses
 * and addresses without a scheme stay text.
 */
export function remarkBareAddresses() {
  return (tree: Root, file: VFile): void => {
    visit(tree, 'link', (node, index, parent) => {
      if (!parent || index === undefined || !isBare(node, file)) return
      const nodes = shortened(node, toString(node))
      parent.children.splice(index, 1, ...nodes)
      return [SKIP, index + nodes.length]
    })
  }
}
