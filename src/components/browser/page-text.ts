/** The text of a page as a browser reads it when it looks for a text fragment. */
export interface PageText {
  /** Every block of the page, one a line; white space within a line is not yet joined. */
  text: string
  /** Places at which a word begins or ends, in rising order. */
  edges: readonly number[]
  /** Lines that not every window shows. */
  fleeting: readonly (readonly [start: number, end: number])[]
}

/** A text node of the page and where it begins in the text. */
interface Place {
  node: Text
  start: number
}

/** What no fresh page holds or shows as text, whatever the window. */
const NO_TEXT =
  'script, style, noscript, template, rp, dialog, [popover], .share-report, .share-quote, .share-status'
/** What the margin shows only where there is one. */
const FLEETING = '.side-sources'
const INLINE = /^(?:inline|contents|ruby.*)$/

const words = new Intl.Segmenter('ja', { granularity: 'word' })

const edgesIn = (text: string, from: number): number[] => [
  ...[...words.segment(text)].map(({ index }) => from + index),
  from + text.length,
]

/**
 * The places where browsers let a fragment begin and end: words are cut by block, and in Chromium by
 * text node, so that only cuts that both agree on count.
 */
const sharedEdges = (text: string, places: readonly Place[]): number[] => {
  const inNodes = new Set(places.flatMap(({ node, start }) => edgesIn(node.data, start)))
  let start = 0
  return text.split('\n').flatMap((line) => {
    const from = start
    start += line.length + 1
    return edgesIn(line, from).filter((edge) => inNodes.has(edge))
  })
}

/** Reads a page, block by block; all that some window might show counts, in folded boxes too. */
export const readPage = (root: Element): { page: PageText; places: readonly Place[] } => {
  let text = ''
  const places: Place[] = []
  const fleeting: [number, number][] = []
  const endLine = (): void => {
    if (text !== '' && !text.endsWith('\n')) text += '\n'
  }
  const walk = (node: Node): void => {
    // Space between blocks is no line.
    const isGap = node instanceof Text && /(?:^|\n)$/.test(text) && !/\S/.test(node.data)
    if (node instanceof Text && !isGap) {
      places.push({ node, start: text.length })
      text += node.data.replace(/\s/g, ' ')
    }
    if (!(node instanceof Element) || node.matches(NO_TEXT)) return
    const { display } = getComputedStyle(node)
    const ownLine = node.tagName === 'BR' || !INLINE.test(display)
    if (ownLine) endLine()
    const start = text.length
    node.childNodes.forEach(walk)
    if (ownLine) endLine()
    if (display === 'none' || node.matches(FLEETING)) fleeting.push([start, text.length])
  }
  walk(root)
  return { page: { text, edges: sharedEdges(text, places), fleeting }, places }
}

/** Where a range begins and ends in the text that was read; undefined where it holds none of it. */
export const placeOf = (
  range: Range,
  places: readonly Place[],
): [from: number, to: number] | undefined => {
  const held = places.filter(({ node }) => range.intersectsNode(node))
  const [first, last] = [held[0], held.at(-1)]
  if (!first || !last) return undefined
  return [
    first.start + (first.node === range.startContainer ? range.startOffset : 0),
    last.start + (last.node === range.endContainer ? range.endOffset : last.node.length),
  ]
}
