import type { Heading, Root } from 'mdast'
// Gives mdast's nodes the fields that say which element they become.
import type {} from 'remark-rehype'
import { lintRule } from 'unified-lint-rule'
import { visit } from 'unist-util-visit'
import { citationsIn } from '../../../citations/parse-citation.ts'
import { markdownWords } from '../../../markdown/markdown-words.ts'

/** The words of a heading; the lint's tree holds citations, and anchors that stand in the wrong place, as text. */
const wordsOf = (heading: Heading): string => {
  const text = markdownWords(heading)
  const written = citationsIn(text).map(({ raw }) => raw)
  return written
    .reduce((rest, raw) => rest.replace(raw, ''), text)
    .replace(/\[#[^[\]]*\]/g, '')
    .trim()
}

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
          `Missing anchor of the heading 「${wordsOf(heading)}」, expected \`[#ascii-anchor]\` behind it, so that its address outlives the wording`,
          heading,
        )
    })
  },
)
