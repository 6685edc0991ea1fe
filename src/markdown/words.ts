import type { Element, Nodes } from 'hast'

/** The seal of a correction, 訂: a way to the record, put beside the words that were corrected. */
export const isSeal = (node: Nodes): boolean =>
  node.type === 'element' && String(node.properties.className) === 'correction-mark'

/** Whether a node is a mark of a source, of a note or of a correction. */
export const isMark = (node: Nodes): boolean =>
  node.type === 'element' &&
  (node.properties.role === 'doc-biblioref' ||
    node.properties.role === 'doc-noteref' ||
    node.properties.dataFootnoteRef !== undefined)

/** The id of a mark, or undefined for any other node. */
export const markId = (node: Nodes): string | undefined =>
  node.type === 'element' && isMark(node) ? String(node.properties.id) : undefined

/** Readings above a word, and the brackets in which old browsers show them. */
const READINGS = new Set(['rt', 'rp'])
/** What stands in or beside the text for the way to something else. */
const WAYS = new Set(['side-sources', 'section-link', 'paragraph-link', 'note-back'])

const isWay = ({ properties }: Element): boolean =>
  WAYS.has(String(properties.className)) || properties.dataFootnoteBackref !== undefined

/** The words of a node, with what stands among them. */
export interface Words {
  text: string
  /** The marks by their ids, and where each stood, in UTF-16 units. */
  marks: { id: string; offset: number }[]
  /** Each word that has a reading, with that: 典拠（てんきょ）. */
  readings: string[]
}

/** Every letter of a node, those of marks and readings too: what a mark itself shows. */
export const textOf = (node: Nodes): string =>
  'value' in node ? node.value : 'children' in node ? node.children.map(textOf).join('') : ''

const readingOf = (ruby: Element): string => {
  const readings = ruby.children.filter((child) => 'tagName' in child && child.tagName === 'rt')
  return `${ruby.children.map(words).join('')}（${readings.map(textOf).join('')}）`
}

/**
 * The words of a node, as a reader would quote them: without marks of sources and notes, seals of
 * corrections, readings, and links beside the text. A line break is a space. Everything that turns a
 * text into words asks here: page, titles, search, quotations, feeds, exports.
 * @param isOther tells elements within that are left out, such as blocks of their own
 */
export const wordsIn = (
  node: Nodes,
  isOther: (element: Element) => boolean = () => false,
): Words => {
  const found: Words = { text: '', marks: [], readings: [] }
  const isLeftOut = (element: Element): boolean =>
    READINGS.has(element.tagName) || isWay(element) || (element !== node && isOther(element))
  const walk = (inner: Nodes): void => {
    if (inner.type === 'text') found.text += inner.value
    if (inner.type === 'root') inner.children.forEach(walk)
    if (inner.type !== 'element' || isLeftOut(inner)) return
    const id = markId(inner)
    if (id !== undefined) {
      found.marks.push({ id, offset: found.text.length })
      return
    }
    if (inner.tagName === 'br') found.text += ' '
    if (inner.tagName === 'ruby') found.readings.push(readingOf(inner))
    inner.children.forEach(walk)
  }
  walk(node)
  return found
}

/** The words of a node alone. */
export const words = (node: Nodes): string => wordsIn(node).text
