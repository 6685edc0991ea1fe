import type { Image, ImageReference, Nodes } from 'mdast'
import { decodeString } from 'micromark-util-decode-string'
import { NOTES_ID } from '../../../schemas/page-ids.ts'
import { supTagsAround } from '../../marks/sup-tags.ts'
import { imageShown } from '../../pictures/image-edits.ts'
import { type Span, Spans, spanOf } from '../../read/raw-markdown.ts'
import type { RawReport } from '../../read/raw-report.ts'
import { writtenIds } from '../../text/heading-edits.ts'
import { isBreakTag, isComment } from '../../text/html-tags.ts'

/** What the raw text shows and the report is not to show in the same way. */
const hiddenSpans = (report: RawReport): Spans => {
  const hidden = new Spans()
  for (const span of supTagsAround(report.text, report.layout, report.marks.resolved))
    hidden.add(span)
  for (const span of [...report.marks.resolved, ...report.marks.signs, ...report.removed.all()])
    hidden.add({ start: span.start, end: span.end })
  for (const span of writtenIds(report.text, report.layout.headings)) hidden.add(span)
  return hidden
}

const sliceWithout = (text: string, start: number, end: number, hidden: Spans): string => {
  let shown = ''
  let from = start
  for (let span = hidden.touching(from, end); span; span = hidden.touching(from, end)) {
    shown += text.slice(from, Math.max(from, span.start))
    from = Math.min(end, span.end)
    if (from >= end) break
  }
  return shown + text.slice(from, end)
}

/** Reads the words of a raw text as a Markdown reader sees them. */
class RawWords {
  readonly #report: RawReport
  readonly #hidden: Spans
  /** Where the images stand that came over as pictures, which are no words. */
  readonly #pictures: ReadonlySet<number>
  /** Identifiers of the notes that a mark refers to, in the order of their marks. */
  readonly #notes: string[]

  constructor(report: RawReport, pictures: ReadonlySet<number>) {
    this.#report = report
    this.#pictures = pictures
    this.#hidden = hiddenSpans(report)
    this.#notes = [...new Set(report.layout.noteMarks.map(({ node }) => node.identifier))]
  }

  #typed({ start, end }: Span): string {
    const shown = sliceWithout(this.#report.text, start, end, this.#hidden)
    return decodeString(shown.replace(/\n[\s>]*/g, '\n'))
  }

  #isGone({ start, end }: Span): boolean {
    return end <= (this.#hidden.touching(start, start + 1)?.end ?? 0)
  }

  #ofLeaf(node: Nodes, span: Span | undefined): string | undefined {
    switch (node.type) {
      case 'text':
        return span ? this.#typed(span) : node.value
      case 'inlineCode':
      case 'code':
        return node.value
      case 'html':
        return isBreakTag(node.value) || isComment(node.value) ? '' : node.value
      case 'image':
      case 'imageReference':
        return this.#ofImage(node, span)
      case 'definition':
        return ''
      default:
        return undefined
    }
  }

  #ofImage(node: Image | ImageReference, span: Span | undefined): string {
    const { layout } = this.#report
    if (span && this.#pictures.has(span.start)) return ''
    const placed = layout.images.find(({ start }) => start === span?.start)
    return placed ? imageShown(layout, placed).words : (node.alt ?? '')
  }

  #of(node: Nodes): string {
    const span = spanOf(node)
    if (span && node.type !== 'root' && this.#isGone(span)) return ''
    const leaf = this.#ofLeaf(node, span)
    if (leaf !== undefined) return leaf
    if (node.type !== 'footnoteDefinition') return this.#ofChildren(node)
    if (this.#notes.includes(node.identifier)) return ''
    return `[^${node.label ?? ''}]:${this.#ofChildren(node)}`
  }

  #ofChildren(node: Nodes): string {
    return 'children' in node ? node.children.map((child) => this.#of(child)).join('') : ''
  }

  /** The words in the order of the page: notes come last. */
  all(): string {
    const { layout, tree } = this.#report
    const place = (identifier: string) => this.#notes.indexOf(identifier)
    const notes = layout.notes
      .filter((note) => place(note.node.identifier) !== -1 && !this.#isGone(note))
      .sort((a, b) => place(a.node.identifier) - place(b.node.identifier))
    return this.#of(tree) + notes.map(({ node }) => this.#ofChildren(node)).join('')
  }
}

/** What stands in a tag behind its name; a quoted value may hold any sign. */
const REST = `(?:"[^"]*"|[^">])*`
const TAG = new RegExp(`<${REST}>`, 'g')

/** Parts of the page's HTML that the site adds: marks, back-links, side notes, the label of the notes. */
const ADDED = new RegExp(
  [
    String.raw`<a class="cite"${REST}>[\s\S]*?</a>`,
    String.raw`<p class="side-sources"[\s\S]*?</p>`,
    String.raw`<sup><a ${REST}class="note-ref"[\s\S]*?</sup>`,
    String.raw`<a ${REST}class="note-back"[\s\S]*?</a>`,
    String.raw`<h2(?=${REST} id="${NOTES_ID}")[\s\S]*?</h2>`,
    String.raw`<aside class="callout[\s\S]*?</aside>`,
  ].join('|'),
  'g',
)

const shownWords = (html: string): string =>
  decodeString(html.replace(ADDED, '').replace(TAG, '').replaceAll('\\', '&#92;'))

const bare = (words: string): string => words.replace(/[\s\u00A0*_~]+/g, '')

/** The first line of a text that shares most of some words. */
const lineWith = (text: string, words: string): number => {
  const lines = text.split(/\r\n?|\n/).map(bare)
  for (let length = words.length; length > 2; length--) {
    const piece = words.slice(words.length - length)
    const at = lines.findIndex(
      (line) => line.includes(piece) || line.includes(words.slice(0, length)),
    )
    if (at !== -1) return at + 1
  }
  return 1
}

/**
 * Compares the wording of the raw text with what the page shows, letter by letter but for white space
 * and signs of emphasis, which a citation beside them may bring to life.
 * Gives the reason to refuse the file, or undefined.
 * @param pictures where the images stand that came over as pictures
 */
export const changedWording = (
  report: RawReport,
  html: string,
  pictures: ReadonlySet<number> = new Set(),
): string | undefined => {
  const raw = bare(new RawWords(report, pictures).all())
  const shown = bare(shownWords(html))
  if (raw === shown) return undefined
  let at = 0
  while (raw[at] === shown[at]) at += 1
  const line = lineWith(report.raw, raw.slice(Math.max(0, at - 12), at + 12))
  return `The wording would change (line ${line}): 「${raw.slice(Math.max(0, at - 12), at + 24)}」 became 「${shown.slice(Math.max(0, at - 12), at + 24)}」; write that line without HTML and unusual signs of Markdown`
}
