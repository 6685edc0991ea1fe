import type { Element, ElementContent, Root } from 'hast'
import { h } from 'hastscript'
import type { VFile } from 'vfile'
import { mediumLanguageOf, mediumOf } from '../citations/format-source.ts'
import { langOf } from '../japanese/language.ts'
import { entryId, numberOfMark } from '../schemas/page-ids.ts'
import { contextOf, type ReportContext } from './report-context.ts'
import { isBlock } from './text-blocks.ts'
import { SKIP, visit } from './visit.ts'
import { isMark, isSeal, textOf } from './words.ts'

const isInnerBlock = (node: ElementContent): boolean => node.type === 'element' && isBlock(node)

/** The numbers cited in a paragraph, each once, in the order of the text. */
const numbersIn = (nodes: ElementContent[], report: ReportContext): number[] => {
  const ids = new Set<string>()
  for (const node of nodes)
    visit(node, 'element', (inner) => {
      if (isMark(inner) && inner.properties.role === 'doc-biblioref')
        ids.add(String(inner.properties.id))
    })
  return [...new Set([...ids].map(numberOfMark))].filter((number) =>
    report.sources.some((source) => source.number === number),
  )
}

/** The notes of the text by their ids: what a mark 注1 leads to. */
type Notes = ReadonlyMap<string, Element>

/** The report and its notes, as the margin needs them. */
interface Margin {
  report: ReportContext
  notes: Notes
}

const notesOf = (tree: Root): Notes => {
  const notes = new Map<string, Element>()
  visit(tree, 'element', (section) => {
    if (section.properties.dataFootnotes === undefined) return undefined
    visit(section, 'element', (item) => {
      if (item.tagName === 'li' && item.properties.id) notes.set(`#${item.properties.id}`, item)
    })
    return SKIP
  })
  return notes
}

/** A copy for the eye: no id stands twice, no link stops the keyboard, marks are plain text. */
const copyOf = (node: ElementContent): ElementContent[] => {
  if (node.type !== 'element') return [node]
  if (String(node.properties.className) === 'note-back') return []
  const children = node.children.flatMap(copyOf)
  if (node.tagName === 'p') return children
  if (isSeal(node)) return []
  if (isMark(node)) return children
  const { id: _, ...properties } = node.properties
  return [
    {
      ...node,
      properties: { ...properties, ...(node.tagName === 'a' ? { tabIndex: -1 } : {}) },
      children,
    },
  ]
}

/** Whether a node is more than the space between elements. */
const isNoGap = (node: ElementContent): boolean => node.type !== 'text' || node.value.trim() !== ''

/** The notes that a paragraph's marks lead to, for the margin beside it. */
const sideNotes = (nodes: ElementContent[], { notes }: Margin): Element[] => {
  const found: Element[] = []
  for (const node of nodes)
    visit(node, 'element', (mark) => {
      const note =
        mark.properties.dataFootnoteRef === undefined
          ? undefined
          : notes.get(String(mark.properties.href))
      if (note)
        found.push(
          h('span', { className: ['side-note'] }, [
            h('b', textOf(mark)),
            ' ',
            h('span', note.children.flatMap(copyOf).filter(isNoGap)),
          ]),
        )
    })
  return found
}

/** Source lines for the margin. They repeat the marks for the eye, so readers of speech are spared them. */
const sideSources = (numbers: number[], notes: Element[], { report }: Margin): Element =>
  h('p', { className: ['side-sources'], ariaHidden: 'true' }, [
    ...numbers.map((number) => {
      const data = report.sources.find((source) => source.number === number)?.data ?? {
        type: 'webpage' as const,
      }
      return h('a', { href: `#${entryId(number)}`, tabIndex: -1 }, [
        h('b', `[${number}]`),
        ' ',
        h(
          'span',
          { lang: langOf(mediumOf(data), mediumLanguageOf(data), report.language) },
          mediumOf(data),
        ),
      ])
    }),
    ...notes,
  ])

const withoutTrailingSpace = (nodes: ElementContent[]): ElementContent[] => {
  const last = nodes.at(-1)
  return last?.type === 'text' && last.value.trim() === '' ? nodes.slice(0, -1) : nodes
}

const addToItem = (item: Element, margin: Margin): void => {
  const end = item.children.findIndex(isInnerBlock)
  const inline = end === -1 ? item.children : item.children.slice(0, end)
  const numbers = numbersIn(inline, margin.report)
  const notes = sideNotes(inline, margin)
  if (numbers.length + notes.length > 0)
    item.children = [
      h('p', withoutTrailingSpace(inline)),
      sideSources(numbers, notes, margin),
      ...item.children.slice(inline.length),
    ]
}

/** A citing paragraph with its source lines: in a box of its own, or side by side within a list item. */
const addToParagraph = (parent: Root | Element, index: number, margin: Margin): void => {
  const paragraph = parent.children[index]
  if (paragraph?.type !== 'element') return
  const numbers = numbersIn(paragraph.children, margin.report)
  const notes = sideNotes(paragraph.children, margin)
  if (numbers.length + notes.length === 0) return
  const side = sideSources(numbers, notes, margin)
  if (parent.type === 'root')
    parent.children[index] = h('div', { className: ['noted'] }, [paragraph, side])
  else parent.children.splice(index + 1, 0, side)
}

const walk = (parent: Root | Element, margin: Margin): void => {
  // From the end, so that what is put in does not move what is still to come.
  for (let index = parent.children.length - 1; index >= 0; index--) {
    const child = parent.children[index]
    if (child?.type !== 'element') continue
    // A timeline has no room beside it.
    if (String(child.properties.className) === 'timeline') continue
    if (['ul', 'ol', 'li'].includes(child.tagName)) walk(child, margin)
    if (child.tagName === 'li') addToItem(child, margin)
    if (child.tagName === 'p') addToParagraph(parent, index, margin)
  }
}

/** Puts beside each citing paragraph and list item of the text the media that it cites and its notes. */
export function rehypeSideSources() {
  return (tree: Root, file: VFile): void => {
    const report = contextOf(file)
    if (report) walk(tree, { report, notes: notesOf(tree) })
  }
}
