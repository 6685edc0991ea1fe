import type { Element, Nodes, Root } from 'hast'
import type { VFile } from 'vfile'
import { contextOf } from './report-context.ts'
import { markId } from './text-without-marks.ts'
import { visit } from './visit.ts'

/** The id of the notes' heading, which remark-rehype gives. */
const NOTES_SECTION = 'footnote-label'
const BLOCKS = new Set('p,li,td,th,h2,h3,h4,h5,h6,figcaption,blockquote,aside,dd,dt,pre'.split(','))
const OUTER = new Set([...BLOCKS, 'ul', 'ol', 'table', 'figure', 'section', 'div'])
/** What the plain stylesheet of reports knows. */
const PLAIN = new Set(
  'a,p,ul,ol,li,h2,h3,h4,h5,h6,strong,em,del,span,wbr,br,hr,blockquote'.split(','),
)
/** Readings above a word, which are no part of the sentence. */
const READINGS = new Set(['rt', 'rp'])

/** The text that stands in a block itself, with the place of each mark; blocks inside it are their own. */
const flatten = (block: Element): { text: string; marks: number[] } => {
  let text = ''
  const marks: number[] = []
  const walk = (node: Nodes): void => {
    if (markId(node) !== undefined) marks.push(text.length)
    else if (node.type === 'text') text += node.value
    else if (node.type === 'element' && (READINGS.has(node.tagName) || node.tagName === 'br'))
      text += node.tagName === 'br' ? ' ' : ''
    else if ('children' in node && (node === block || !isOuter(node))) node.children.forEach(walk)
  }
  walk(block)
  return { text, marks }
}

const isOuter = (node: Nodes): boolean => node.type === 'element' && OUTER.has(node.tagName)

/** Notes each block of the text with its section, for the search and the overview of the evidence. */
export function rehypeBlocks() {
  return (tree: Root, file: VFile): void => {
    const report = contextOf(file)
    if (!report) return
    let section: string | null = null
    let inNotes = false
    visit(tree, 'element', (element) => {
      const { tagName, properties } = element
      report.rich ||= !PLAIN.has(tagName)
      if (properties.dataFootnotes !== undefined) inNotes = true
      if (tagName === 'h2' || tagName === 'h3')
        section = inNotes ? NOTES_SECTION : String(properties.id)
      if (!BLOCKS.has(tagName)) return
      const { text, marks } = flatten(element)
      if (text.trim() === '') return
      const id = typeof properties.id === 'string' ? properties.id : null
      report.blocks.push({ tag: tagName, section, id, text, marks })
    })
  }
}
