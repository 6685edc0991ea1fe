import type { Root } from 'hast'
import { visit } from './visit.ts'
import { textOf, words } from './words.ts'

/** Names a heading by its words, where marks, seals or readings stand in it, which would be read aloud with them. */
export function rehypeHeadingNames() {
  return (tree: Root): void => {
    visit(tree, 'element', (heading) => {
      if (!/^h[2-6]$/.test(heading.tagName)) return
      const name = words(heading).trim()
      if (name !== '' && name !== textOf(heading).trim()) heading.properties.ariaLabel = name
    })
  }
}
