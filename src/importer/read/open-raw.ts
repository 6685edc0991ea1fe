import type { Root } from 'mdast'
import { mendExports } from '../exporters/index.ts'
import { cleanText } from '../text/clean-text.ts'
import { fixBlocks } from '../text/fixups.ts'
import { mendHtml } from '../text/html-forms.ts'
import { applyEdits, type TrackedText } from '../text/tracked-text.ts'
import { mendWideMarkup } from '../text/wide-markup.ts'
import { layoutOf } from './layout.ts'
import { refuseNonReport } from './not-a-report.ts'
import { findOrigin, type OriginLine } from './origin-line.ts'
import { placeIn } from './place.ts'
import { readRawFrontmatter } from './raw-frontmatter.ts'
import { parseRaw } from './raw-markdown.ts'

/** The 元記事 line becomes a block of its own where it hangs on a list. */
const partOrigin = (source: TrackedText, origin: OriginLine | undefined, tree: Root) => {
  if (!origin || tree.children.some((node) => node.position?.start.offset === origin.start))
    return source
  return applyEdits(source, [{ start: origin.start, end: origin.start, text: '\n' }])
}

const readBlocks = (typed: TrackedText, lineOf: (offset: number) => number) => {
  const wide = mendWideMarkup(typed, lineOf)
  const blocks = fixBlocks(wide.source, lineOf)
  const fixed = { ...blocks, changes: [...wide.changes, ...blocks.changes] }
  const first = layoutOf(fixed.source.text, fixed.tree)
  const found = findOrigin(fixed.source.text, (offset) => !first.opaque.has(offset))
  const parted = partOrigin(fixed.source, found, fixed.tree)
  if (parted === fixed.source) return { ...fixed, layout: first, origin: found }
  const tree = parseRaw(parted.text)
  const layout = layoutOf(parted.text, tree)
  const origin = findOrigin(parted.text, (offset) => !layout.opaque.has(offset))
  return { source: parted, tree, changes: fixed.changes, layout, origin }
}

/** Cleans a raw text, takes its frontmatter off and reads its blocks. */
export const openRaw = (raw: string) => {
  const cleaned = cleanText(raw)
  const front = readRawFrontmatter(cleaned.clean.text)
  const source = applyEdits(
    cleaned.clean,
    front.length === 0 ? [] : [{ start: 0, end: front.length, text: '' }],
  )
  const lineOf = (offset: number) => placeIn(raw, offset).line
  refuseNonReport(source.text, lineOf(source.originOf(Math.max(0, source.text.search(/\S/)))))
  const exported = mendExports(source, lineOf)
  const html = mendHtml(exported.source, lineOf)
  const blocks = readBlocks(html.source, lineOf)
  const { source: worked, tree, layout, origin } = blocks
  const changes = [
    ...cleaned.changes,
    ...front.changes,
    ...exported.changes,
    ...html.changes,
    ...blocks.changes,
  ]
  return { worked, tree, layout, origin, front: front.data, changes }
}
