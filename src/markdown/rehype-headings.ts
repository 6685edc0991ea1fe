import GithubSlugger from 'github-slugger'
import type { Element, ElementContent, Root } from 'hast'
import { h } from 'hastscript'
import type { VFile } from 'vfile'
import { phrases } from '../japanese/phrases.ts'
import { isReservedAnchor, NOTES_ID } from '../schemas/page-ids.ts'
import { refuse } from './refuse.ts'
import { contextOf, type PlacedHeading } from './report-context.ts'
import { visit } from './visit.ts'
import { words } from './words.ts'

const HEADING = /^h[2-6]$/
const freeSlug = (slugger: GithubSlugger, text: string): string => {
  const slug = new GithubSlugger().slug(text).replace(/^-+|-+$/g, '')
  return slugger.slug(slug === '' ? 'section' : isReservedAnchor(slug) ? `section-${slug}` : slug)
}

/** What is said of a heading without an anchor; one that stands in the wrong place is no word of it. */
const unanchored = ({ position }: Element, text: string): PlacedHeading => {
  const { line = 1, column = 1 } = position?.start ?? {}
  return { text: text.replace(/\[#[^[\]]*\]/g, '').trim(), line, column }
}

/** Puts a `<wbr>` at each phrase boundary of the heading's text; boundaries inside elements stay without. */
const breakAtPhrases = (heading: Element): void => {
  const boundaries = new Set<number>()
  let end = 0
  for (const phrase of phrases(words(heading))) {
    end += phrase.length
    boundaries.add(end)
  }
  boundaries.delete(end)
  let offset = 0
  heading.children = heading.children.flatMap((child): ElementContent[] => {
    const start = offset
    offset += child.type === 'text' ? child.value.length : words(child).length
    const lead = boundaries.has(start) && start > 0 ? [h('wbr')] : []
    if (child.type !== 'text') return [...lead, child]
    const pieces: ElementContent[] = []
    let from = 0
    for (let i = 1; i < child.value.length; i++)
      if (boundaries.has(start + i)) {
        pieces.push({ type: 'text', value: child.value.slice(from, i) }, h('wbr'))
        from = i
      }
    return [...lead, ...pieces, { type: 'text', value: child.value.slice(from) }]
  })
}

/**
 * Gives each heading its id (the editor's anchor, else a slug of its text without citations; never
 * empty, never twice) and collects the outline. One without words is refused.
 */
export function rehypeHeadings() {
  return (tree: Root, file: VFile): void => {
    const report = contextOf(file)
    if (!report) return
    const headings: Element[] = []
    visit(tree, 'element', (node) => {
      if (HEADING.test(node.tagName) && node.properties.id !== NOTES_ID) headings.push(node)
    })
    const slugger = new GithubSlugger()
    for (const { properties } of headings) if (properties.id) slugger.slug(String(properties.id))
    for (const heading of headings) {
      const text = words(heading).trim()
      if (text.replace(/\p{Cf}/gu, '') === '')
        refuse(file, 'Unexpected heading without words, expected words', heading, 'empty-heading')
      const explicit = heading.properties.dataAnchor !== undefined
      if (!explicit) report.unanchored.push(unanchored(heading, text))
      delete heading.properties.dataAnchor
      heading.properties.id ??= freeSlug(slugger, text)
      report.outline.push({
        depth: Number(heading.tagName.slice(1)),
        id: String(heading.properties.id),
        text,
        explicit,
      })
      breakAtPhrases(heading)
      if (heading.tagName === 'h2') heading.children = [h('span', heading.children)]
    }
  }
}
