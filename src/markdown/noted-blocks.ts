import type { Element, Root } from 'hast'
import { isSourced } from './quoted-source.ts'
import type { ReportContext } from './report-context.ts'
import type { Block } from './text-blocks.ts'
import { visit } from './visit.ts'
import type { Words } from './words.ts'

/** What the plain stylesheet of reports knows. */
const PLAIN = new Set(
  'a,p,ul,ol,li,h2,h3,h4,h5,h6,strong,em,del,span,wbr,br,hr,blockquote'.split(','),
)

/** The blocks within quotations whose source is named below them. */
const sourcedBlocks = (tree: Root): Set<Element> => {
  const sourced = new Set<Element>()
  visit(tree, 'element', (figure) => {
    if (isSourced(figure)) visit(figure, 'element', (block) => void sourced.add(block))
  })
  return sourced
}

const placed = ({ text, marks }: Pick<Words, 'text' | 'marks'>) => ({
  text,
  marks: marks.map(({ offset }) => offset),
})

/** Notes each block of the text with its section, for the search and the overview of the evidence. */
export const noteBlocks = (tree: Root, blocks: readonly Block[], report: ReportContext): void => {
  const sourced = sourcedBlocks(tree)
  visit(tree, 'element', ({ tagName }) => {
    report.rich ||= !PLAIN.has(tagName)
  })
  for (const { element, section, words, standing } of blocks) {
    if (words.text.trim() === '') continue
    report.blocks.push({
      tag: element.tagName,
      section,
      id: typeof element.properties.id === 'string' ? element.properties.id : null,
      ...placed(words),
      readings: words.readings,
      sourced: sourced.has(element),
      ...(standing.text === words.text ? {} : { standing: placed(standing) }),
    })
  }
}
