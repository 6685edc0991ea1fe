import type { Heading, Root } from 'mdast'
// Gives mdast's nodes the fields that say which element they become.
import type {} from 'remark-rehype'
import type { VFile } from 'vfile'
import { anchor } from '../schemas/fields.ts'
import { isReservedAnchor } from '../schemas/page-ids.ts'
import { findPiece, refuse } from './refuse.ts'
import { visit } from './visit.ts'

const WRITTEN = /\s*\[#([^\][]*)\]\s*$/

const takeAnchor = (heading: Heading): string | undefined => {
  const last = heading.children.at(-1)
  if (last?.type !== 'text') return undefined
  const match = WRITTEN.exec(last.value)
  if (!match) return undefined
  last.value = last.value.slice(0, match.index)
  return match[1]
}

/** An anchor that is not the heading's last word would go out as text. */
const refuseStray = (heading: Heading, file: VFile): void => {
  visit(heading, 'text', (node) => {
    for (const [raw] of node.value.matchAll(/\[#[\w-]+\]/g)) {
      const piece = findPiece(file, node, raw, 0)
      if (!piece.escaped)
        refuse(
          file,
          `Unexpected anchor \`${raw}\` within a heading, expected it at the end; write \\[ for a bracket that is text`,
          piece.place,
          'heading-anchor-form',
        )
    }
  })
}

/**
 * `## 見出し [#anchor]`: the anchor becomes the heading's id and leaves its text. An anchor that is
 * no lowercase kebab-case, or that stands twice, is refused; so is an h1, which is the report's title.
 */
export function remarkHeadingAnchors() {
  return (tree: Root, file: VFile): void => {
    const taken = new Map<string, number>()
    visit(tree, 'heading', (heading) => {
      if (heading.depth === 1)
        refuse(
          file,
          'Unexpected heading `#`, expected `##` or deeper: the title stands in the frontmatter',
          heading,
          'heading-depth',
        )
      const id = takeAnchor(heading)
      refuseStray(heading, file)
      if (id === undefined) return
      if (!anchor.safeParse(id).success)
        return refuse(
          file,
          `Unexpected anchor \`[#${id}]\`, expected lowercase kebab-case in ASCII such as \`[#market-impact]\``,
          heading,
          'heading-anchor-form',
        )
      const line = taken.get(id)
      if (line !== undefined)
        return refuse(
          file,
          `Unexpected second anchor \`[#${id}]\`, expected each anchor once; it stands in line ${line} already`,
          heading,
          'repeated-anchor',
        )
      if (isReservedAnchor(id))
        return refuse(
          file,
          `Unexpected anchor \`[#${id}]\`, expected one that the page itself does not use`,
          heading,
          'reserved-anchor',
        )
      taken.set(id, heading.position?.start.line ?? 0)
      heading.data = {
        ...heading.data,
        hProperties: { ...heading.data?.hProperties, id, dataAnchor: '' },
      }
    })
  }
}
