import type { Element, Root } from 'hast'
import { NOTES_ID } from '../schemas/page-ids.ts'
import { visit } from './visit.ts'
import { type Words, wordsIn } from './words.ts'

const BLOCKS = new Set('p,li,td,th,h2,h3,h4,h5,h6,figcaption,blockquote,aside,dd,dt,pre'.split(','))
const OUTER = new Set([...BLOCKS, 'ul', 'ol', 'table', 'figure', 'section', 'div'])

/** Whether an element is a block, or holds blocks. */
export const isBlock = ({ tagName }: Element): boolean => OUTER.has(tagName)

/** The words that stand in a block itself; blocks inside it are their own. */
const ownWords = (block: Element): Words => wordsIn(block, isBlock)

/** The same without what is struck out. */
const standingWords = (block: Element): Words =>
  wordsIn(block, (element) => element.tagName === 'del' || isBlock(element))

/** A block of the text with its section: the anchor of the last h2 or h3, that of the notes, or null before the first. */
export interface Block {
  element: Element
  section: string | null
  words: Words
  /** Its words without what is struck out. */
  standing: Words
}

/** The blocks that can hold text, in the order of the text. */
export const blocksIn = (tree: Root): Block[] => {
  const blocks: Block[] = []
  let section: string | null = null
  let inNotes = false
  visit(tree, 'element', (element) => {
    const { tagName, properties } = element
    if (properties.dataFootnotes !== undefined) inNotes = true
    if (inNotes) section = NOTES_ID
    else if (tagName === 'h2' || tagName === 'h3') section = String(properties.id)
    if (BLOCKS.has(tagName))
      blocks.push({
        element,
        section,
        words: ownWords(element),
        standing: standingWords(element),
      })
  })
  return blocks
}
