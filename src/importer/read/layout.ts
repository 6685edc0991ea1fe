import type {
  Definition,
  FootnoteDefinition,
  FootnoteReference,
  Heading,
  Html,
  Image,
  ImageReference,
  InlineCode,
  Link,
  LinkReference,
  List,
  Parents,
  Root,
  RootContent,
  Table,
} from 'mdast'
import { SKIP, visitParents } from 'unist-util-visit-parents'
import { findBareAddress } from '../sources/addresses.ts'
import { innerSpan, type Span, Spans, spanOf } from './raw-markdown.ts'

/** A node with its place and, where it has content, the content's. */
export interface Placed<Node> extends Span {
  node: Node
  inner: Span | undefined
  /** Whether it stands in a table cell, where no line may end. */
  inCell: boolean
}

/** What stands where in a report. */
export interface Layout {
  /** Code, addresses and HTML: no mark and nothing to escape is looked for in them. */
  opaque: Spans
  /** `[text](address)`. */
  links: Placed<Link>[]
  /** `<https://…>`. */
  autolinks: Placed<Link>[]
  /** `https://…` in the text. */
  bareLinks: Placed<Link>[]
  references: Placed<LinkReference>[]
  images: Placed<Image | ImageReference>[]
  html: Placed<Html>[]
  /** Code within a line. */
  codes: Placed<InlineCode>[]
  headings: Placed<Heading>[]
  definitions: Placed<Definition>[]
  notes: Placed<FootnoteDefinition>[]
  noteMarks: Placed<FootnoteReference>[]
  /** Texts of links: no mark may stay in them. */
  linkTexts: Span[]
  paragraphs: Span[]
  lists: Placed<List>[]
  tables: Placed<Table>[]
}

const emptyLayout = (): Layout => ({
  opaque: new Spans(),
  links: [],
  autolinks: [],
  bareLinks: [],
  references: [],
  images: [],
  html: [],
  codes: [],
  headings: [],
  definitions: [],
  notes: [],
  noteMarks: [],
  linkTexts: [],
  paragraphs: [],
  lists: [],
  tables: [],
})

const sortLink = (layout: Layout, text: string, placed: Placed<Link>): void => {
  const { start, end, inner } = placed
  const opening = text[start]
  if (opening === '<') {
    layout.autolinks.push(placed)
    layout.opaque.add(placed)
  } else if (opening !== '[') {
    layout.bareLinks.push(placed)
    layout.opaque.add(bareAddressSpan(text, start, end))
  } else {
    layout.links.push(placed)
    layout.opaque.add({ start: inner?.end ?? start, end })
    if (inner) layout.linkTexts.push({ start, end })
  }
}

/** What the site takes for the address, though the parser takes more; of `www.` and mail what stands before a mark. */
const bareAddressSpan = (text: string, start: number, end: number): Span => {
  const found = findBareAddress(text.slice(start, end))
  if (found?.start === 0) return { start, end: start + found.end }
  const length = text
    .slice(start, end)
    .search(/\\?\[|［|【|（注|（※|※\d|[⁰¹²³⁴-⁹]|[。、「」『』（）]/)
  return { start, end: length === -1 ? end : start + length }
}

/** `[1][2]` is a link by reference to the parser, and two marks to a reader. */
export const isNumber = (text: string, span: Span): boolean =>
  /^[\d０-９\s,、，;；\-–—－ーｰ~～〜]+$/.test(text.slice(span.start, span.end))

type Take = (layout: Layout, text: string, placed: Placed<never>) => void

const OPAQUE: Take = (layout, _, placed) => layout.opaque.add(placed)

const list =
  (
    name:
      | 'codes'
      | 'html'
      | 'images'
      | 'noteMarks'
      | 'headings'
      | 'definitions'
      | 'paragraphs'
      | 'lists'
      | 'tables',
  ): Take =>
  (layout, _, placed) => {
    ;(layout[name] as Placed<never>[]).push(placed)
  }

const both =
  (...takes: Take[]): Take =>
  (layout, text, placed) => {
    for (const take of takes) take(layout, text, placed)
  }

/** What is noted of a node, by its type. */
const TAKES: Partial<Record<RootContent['type'], Take>> = {
  code: OPAQUE,
  inlineCode: both(OPAQUE, list('codes')),
  html: both(OPAQUE, list('html')),
  image: both(OPAQUE, list('images')),
  imageReference: both(OPAQUE, list('images')),
  footnoteReference: both(OPAQUE, list('noteMarks')),
  heading: list('headings'),
  definition: list('definitions'),
  paragraph: list('paragraphs'),
  list: list('lists'),
  table: list('tables'),
  link: (layout, text, placed) => sortLink(layout, text, placed),
  linkReference: (layout, text, placed: Placed<LinkReference>) => {
    const { node, inner, end } = placed
    layout.references.push(placed)
    if (node.referenceType === 'full' && inner && !isNumber(text, inner))
      layout.opaque.add({ start: inner.end, end })
  },
  footnoteDefinition: (layout, _, placed: Placed<FootnoteDefinition>) => {
    layout.notes.push(placed)
    layout.opaque.add({ start: placed.start, end: placed.inner?.start ?? placed.end })
  },
}

/** Notes where everything stands that the importer has to do with. */
export const layoutOf = (text: string, tree: Root): Layout => {
  const layout = emptyLayout()
  visitParents(tree, (node, ancestors) => {
    if (node.type === 'root') return undefined
    const span = spanOf(node)
    if (!span) return SKIP
    const inner = 'children' in node ? innerSpan(node as Parents) : undefined
    const inCell = ancestors.some(({ type }) => type === 'tableCell')
    TAKES[node.type]?.(layout, text, { ...span, inner, inCell, node } as Placed<never>)
    return undefined
  })
  return layout
}
