import type { Nodes, Root } from 'mdast'
// Gives mdast's nodes the fields that say which element they become.
import type {} from 'remark-rehype'
import type { VFile } from 'vfile'
import { contextOf } from './report-context.ts'
import { visit } from './visit.ts'

const composed = (text: string): string => text.normalize('NFC')

/** What an element is addressed by is no text. */
const ADDRESSES = new Set(['id', 'href', 'src'])

const composeProperties = ({ data }: Nodes): void => {
  const properties = data?.hProperties
  for (const [name, value] of Object.entries(properties ?? {}))
    if (properties && typeof value === 'string' && !ADDRESSES.has(name))
      properties[name] = composed(value)
}

/**
 * Composes the letters of the text (NFC): a kana that a file holds as two signs, か and ゛, is published as
 * one. It stands behind all that reads places from the text, since the text gets shorter.
 */
export function remarkComposed() {
  return (tree: Root, file: VFile): void => {
    visit(tree, (node) => {
      if ('value' in node && node.type !== 'html') node.value = composed(node.value)
      if ('alt' in node && node.alt) node.alt = composed(node.alt)
      if ('title' in node && node.title) node.title = composed(node.title)
      composeProperties(node)
    })
    for (const cited of contextOf(file)?.clusters.flat() ?? []) {
      cited.prefix = composed(cited.prefix)
      cited.locator = composed(cited.locator)
    }
  }
}
