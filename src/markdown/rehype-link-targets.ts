import type { Root } from 'hast'
import type { VFile } from 'vfile'
import { nearestIfClose } from '../schemas/explain.ts'
import { backId, correctionId, entryId, partIds } from '../schemas/page-ids.ts'
import { refuse } from './refuse.ts'
import { contextOf, type ReportContext } from './report-context.ts'
import { visit } from './visit.ts'

/** Parts of the report's page around the text; `#top` is every page's. */
const PARTS = [partIds.main, 'top', partIds.sources, partIds.colophon]

const outsideText = (report: ReportContext): string[] => [
  ...PARTS,
  ...(report.corrections.length > 0 ? [partIds.corrections] : []),
  ...report.corrections.map(({ number }) => correctionId(number)),
  ...report.sources.map(({ number }) => entryId(number)),
  ...report.citations.map(({ number, letter }) => backId(number, letter)),
]

/** Says of each link to a place in the report itself whether that place is there. */
export function rehypeLinkTargets() {
  return (tree: Root, file: VFile): void => {
    const report = contextOf(file)
    if (!report) return
    const local = report.links.filter(({ path }) => path === '')
    if (local.length === 0) return
    const ids = new Set(outsideText(report))
    visit(tree, 'element', ({ properties }) => {
      if (typeof properties.id === 'string') ids.add(properties.id)
    })
    for (const { anchor, line, column } of local) {
      if (anchor === '' || ids.has(anchor)) continue
      const near = nearestIfClose(anchor, ids)
      const anchors = report.outline.map(({ id }) => `\`#${id}\``).join(', ')
      refuse(
        file,
        `Unexpected link to \`#${anchor}\`, expected an anchor of this report${anchors === '' ? '' : `: ${anchors}`}${near ? `; nearest: \`#${near}\`` : ''}`,
        { line, column },
        'link-target',
      )
    }
  }
}
