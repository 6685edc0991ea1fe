import type { Root } from 'hast'
import type { VFile } from 'vfile'
import { NOTES_ID } from '../schemas/page-ids.ts'
import { contextOf } from './report-context.ts'
import { visit } from './visit.ts'

/** Puts the report's prefix before every id and every link within the text, for pages that hold several reports. */
export function rehypePrefixIds() {
  return (tree: Root, file: VFile): void => {
    const prefix = contextOf(file)?.idPrefix
    if (!prefix) return
    visit(tree, 'element', ({ properties }) => {
      if (properties.id) properties.id = prefix + properties.id
      if (typeof properties.href === 'string' && properties.href.startsWith('#'))
        properties.href = `#${prefix}${properties.href.slice(1)}`
      if (properties.ariaDescribedBy) properties.ariaDescribedBy = [prefix + NOTES_ID]
    })
  }
}
