import type { Root } from 'mdast'
import type { VFile } from 'vfile'
import { cardLetterFault } from '../components/pictures/card-letters.ts'
import { warning } from '../schemas/messages.ts'
import { markdownWords } from './markdown-words.ts'
import { contextOf } from './report-context.ts'
import { visit } from './visit.ts'

/** Sections under these headings may have a card of their own. */
const DEEPEST = 2

/** Warns of letters in headings that no font of the cards has. */
export function remarkCardLetters() {
  return (tree: Root, file: VFile): void => {
    if (!contextOf(file)) return
    visit(tree, 'heading', (heading) => {
      const fault = heading.depth <= DEEPEST ? cardLetterFault(markdownWords(heading)) : undefined
      if (fault !== undefined)
        file.messages.push(warning(fault, heading.position?.start, 'card-letter'))
    })
  }
}
