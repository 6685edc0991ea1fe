import type { Root } from 'mdast'
import { toString } from 'mdast-util-to-string'
// Gives mdast's nodes the fields that say which element they become.
import type {} from 'remark-rehype'
import { lintRule } from 'unified-lint-rule'
import { visit } from 'unist-util-visit'

/**
 * A published report's headings each have an anchor, `## 見出し [#anchor]`: an address made of the
 * heading's words would die when they are rewritten.
 */
export const headingAnchor = lintRule<Root, boolean>(
  'tenkyo:heading-anchor',
  (tree, file, published) => {
    if (published === false) return
    visit(tree, 'heading', (heading) => {
      if (heading.data?.hProperties?.dataAnchor === undefined)
        file.message(
          `Missing anchor of the heading 「${toString(heading)}」, expected \`[#ascii-anchor]\` behind it, so that its address outlives the wording`,
          heading,
        )
    })
  },
)
