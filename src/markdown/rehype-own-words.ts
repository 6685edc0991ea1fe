import type { Element, Root } from 'hast'
import type { VFile } from 'vfile'
import { isSameLanguage, OWN } from '../japanese/language.ts'
import { NOTES_ID } from '../schemas/page-ids.ts'
import { contextOf } from './report-context.ts'
import { visit } from './visit.ts'
import { isMark, isSeal } from './words.ts'

/** Whether what an element shows and is called is the site's and not the editor's. */
const isOwn = (element: Element): boolean =>
  isMark(element) ||
  isSeal(element) ||
  element.properties.role === 'doc-backlink' ||
  element.properties.id === NOTES_ID ||
  element.tagName === 'input'

/** Marks the site's own words in a report of another language: names of marks, seals, the heading of the notes. */
export function rehypeOwnWords() {
  return (tree: Root, file: VFile): void => {
    const report = contextOf(file)
    if (!report || isSameLanguage(report.language, OWN)) return
    visit(tree, 'element', (element) => {
      if (isOwn(element)) element.properties.lang = OWN
    })
  }
}
