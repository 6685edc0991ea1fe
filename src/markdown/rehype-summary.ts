import type { Element, Nodes, Root } from 'hast'
import type { VFile } from 'vfile'
import { firstSentence, sentenceAt } from '../japanese/sentences.ts'
import type { Citation } from './rendered-report.ts'
import { contextOf } from './report-context.ts'
import { markId, textWithoutMarks } from './text-without-marks.ts'
import { SKIP, visit } from './visit.ts'

/** The id of the notes' heading, which remark-rehype gives. */
const NOTES_SECTION = 'footnote-label'

const BLOCKS = new Set([
  'p',
  'li',
  'td',
  'th',
  'h2',
  'h3',
  'h4',
  'h5',
  'h6',
  'figcaption',
  'blockquote',
  'aside',
  'dd',
  'dt',
])
const OUTER = new Set([...BLOCKS, 'ul', 'ol', 'table', 'pre', 'figure', 'section', 'div'])

/** The text that stands in a block itself, with the place of each mark; blocks inside it are their own. */
const flatten = (block: Element): { text: string; marks: { id: string; offset: number }[] } => {
  let text = ''
  const marks: { id: string; offset: number }[] = []
  const walk = (node: Nodes): void => {
    const id = markId(node)
    if (id !== undefined) marks.push({ id, offset: text.length })
    else if (node.type === 'text') text += node.value
    else if (node.type === 'element' && (node.tagName === 'rt' || node.tagName === 'rp')) return
    else if (
      'children' in node &&
      !(node !== block && node.type === 'element' && OUTER.has(node.tagName))
    )
      node.children.forEach(walk)
  }
  walk(block)
  return { text, marks }
}

const noteBlock = (
  citations: ReadonlyMap<string, Citation>,
  block: Element,
  section: string | null,
): void => {
  const { text, marks } = flatten(block)
  for (const { id, offset } of marks) {
    const citation = citations.get(id)
    if (!citation) continue
    citation.section = section
    citation.sentence = sentenceAt(text, offset)
  }
}

/** Notes for each citation its section and sentence, and of the whole text its first sentence and length. */
export function rehypeSummary() {
  return (tree: Root, file: VFile): void => {
    const report = contextOf(file)
    if (!report) return
    const citations = new Map(report.citations.map((citation) => [citation.id, citation]))
    let section: string | null = null
    let inNotes = false
    visit(tree, 'element', (node) => {
      if (node.properties.dataFootnotes !== undefined) inNotes = true
      if (inNotes) section = NOTES_SECTION
      else if (node.tagName === 'h2' || node.tagName === 'h3') section = String(node.properties.id)
      if (BLOCKS.has(node.tagName)) noteBlock(citations, node, section)
    })
    visit(tree, 'element', (node) => {
      if (report.firstSentence !== '' || node.tagName === 'aside' || node.tagName === 'section')
        return SKIP
      if (node.tagName !== 'p') return undefined
      report.firstSentence = firstSentence(textWithoutMarks(node))
      return undefined
    })
    report.characters = textWithoutMarks(tree).replace(/\s/g, '').length
  }
}
