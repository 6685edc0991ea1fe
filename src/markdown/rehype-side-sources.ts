import type { Element, ElementContent, Root } from 'hast'
import { h } from 'hastscript'
import { visit } from 'unist-util-visit'
import type { VFile } from 'vfile'
import { mediumOf } from '../citations/format-source.ts'
import { contextOf, type ReportContext } from './report-context.ts'
import { isMark } from './text-without-marks.ts'

const INNER_BLOCKS = new Set(['ul', 'ol', 'p', 'table', 'blockquote', 'pre', 'div'])

const isInnerBlock = (node: ElementContent): boolean =>
  node.type === 'element' && INNER_BLOCKS.has(node.tagName)

/** The numbers cited in a paragraph, each once, in the order of the text. */
const numbersIn = (nodes: ElementContent[], report: ReportContext): number[] => {
  const ids = new Set<string>()
  for (const node of nodes)
    visit(node, 'element', (inner) => {
      if (isMark(inner) && inner.properties.role === 'doc-biblioref')
        ids.add(String(inner.properties.id))
    })
  return [...new Set([...ids].map((id) => Number(/^cite-(\d+)-/.exec(id)?.[1])))].filter((number) =>
    report.sources.some((source) => source.number === number),
  )
}

/** Source lines for the margin. They repeat the marks for the eye, so readers of speech are spared them. */
const sideSources = (numbers: number[], report: ReportContext): Element =>
  h(
    'p',
    { className: ['side-sources'], ariaHidden: 'true' },
    numbers.flatMap((number) => {
      const data = report.sources.find((source) => source.number === number)?.data ?? {
        type: 'webpage' as const,
      }
      return h('a', { href: `#source-${number}`, tabIndex: -1 }, [
        h('b', `[${number}]`),
        ' ',
        h(
          'span',
          data.language && data.language !== 'ja' ? { lang: data.language } : {},
          mediumOf(data),
        ),
      ])
    }),
  )

const withoutTrailingSpace = (nodes: ElementContent[]): ElementContent[] => {
  const last = nodes.at(-1)
  return last?.type === 'text' && last.value.trim() === '' ? nodes.slice(0, -1) : nodes
}

const addToItem = (item: Element, report: ReportContext): void => {
  const end = item.children.findIndex(isInnerBlock)
  const inline = end === -1 ? item.children : item.children.slice(0, end)
  const numbers = numbersIn(inline, report)
  if (numbers.length > 0)
    item.children = [
      h('p', withoutTrailingSpace(inline)),
      sideSources(numbers, report),
      ...item.children.slice(inline.length),
    ]
}

/** A citing paragraph with its source lines: in a box of its own, or side by side within a list item. */
const addToParagraph = (parent: Root | Element, index: number, report: ReportContext): void => {
  const paragraph = parent.children[index]
  const numbers = paragraph?.type === 'element' ? numbersIn(paragraph.children, report) : []
  if (paragraph?.type !== 'element' || numbers.length === 0) return
  const side = sideSources(numbers, report)
  if (parent.type === 'root')
    parent.children[index] = h('div', { className: ['noted'] }, [paragraph, side])
  else parent.children.splice(index + 1, 0, side)
}

const walk = (parent: Root | Element, report: ReportContext): void => {
  // From the end, so that what is put in does not move what is still to come.
  for (let index = parent.children.length - 1; index >= 0; index--) {
    const child = parent.children[index]
    if (child?.type !== 'element') continue
    if (['ul', 'ol', 'li'].includes(child.tagName)) walk(child, report)
    if (child.tagName === 'li') addToItem(child, report)
    if (child.tagName === 'p') addToParagraph(parent, index, report)
  }
}

/** Puts beside each citing paragraph and list item of the text the media that it cites. */
export function rehypeSideSources() {
  return (tree: Root, file: VFile): void => {
    const report = contextOf(file)
    if (report && report.citations.length > 0) walk(tree, report)
  }
}
