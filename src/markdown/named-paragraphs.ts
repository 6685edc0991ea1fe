import type { Element, Root } from 'hast'
import { h } from 'hastscript'
import type { VFile } from 'vfile'
import { sentences } from '../japanese/sentences.ts'
import { sketch } from '../japanese/sketch.ts'
import { nearest } from '../schemas/explain.ts'
import { isParagraphId, isReservedAnchor, NOTES_ID } from '../schemas/page-ids.ts'
import { paragraphIds, type RecordedParagraph } from './paragraph-ids.ts'
import { refuse } from './refuse.ts'
import type { Citation } from './rendered-report.ts'
import type { ReportContext } from './report-context.ts'
import type { Block } from './text-blocks.ts'
import { SKIP, visit } from './visit.ts'
import { markId } from './words.ts'

interface Paragraph {
  element: Element
  section: string
  text: string
}

/** The paragraphs and list items of the text, in its order; notes and titles of boxes do not count. */
const paragraphsIn = (blocks: readonly Block[]): Paragraph[] =>
  blocks.flatMap(({ element, section, words }) => {
    const text = words.text.trim()
    const isParagraph =
      (element.tagName === 'p' || element.tagName === 'li') &&
      section !== NOTES_ID &&
      String(element.properties.className) !== 'callout-title'
    return isParagraph && text !== '' ? [{ element, section: section ?? '', text }] : []
  })

/** Lets an address that nothing carries any more land on the section that it leads to now. */
const landAt = (tree: Root, section: string, ids: readonly string[]): void => {
  const marks = ids.map((id) => h('span', { id }))
  let placed = false
  visit(tree, 'element', (element) => {
    if (placed || element.properties.id !== section) return undefined
    element.children.unshift(...marks)
    placed = true
    return SKIP
  })
  if (!placed) tree.children.unshift(h('div', marks))
}

const byLanding = (
  report: ReportContext,
  gone: readonly RecordedParagraph[],
): Map<string, string[]> => {
  const moved = new Map(report.aliases.map(({ old, anchor }) => [old, anchor]))
  const landings = new Map<string, string[]>()
  const add = (section: string, id: string): void => {
    landings.set(section, [...(landings.get(section) ?? []), id])
  }
  for (const { old, anchor } of report.aliases) add(anchor, old)
  for (const { id, section } of gone) add(moved.get(section) ?? section, id)
  return landings
}

/** Gives a paragraph its id, and notes it for the citations within. */
const placeAt = (element: Element, id: string, citations: ReadonlyMap<string, Citation>): void => {
  element.properties.id ??= id
  visit(element, 'element', (inner) => {
    const citation = citations.get(markId(inner) ?? '')
    if (citation) citation.paragraph = id
  })
}

/** The fault of an earlier anchor: an element has it already, or has two places to land; or undefined. */
const oldFault = (
  old: string,
  { outline, recorded, aliases }: ReportContext,
  index: number,
): string | undefined => {
  if (outline.some(({ id }) => id === old))
    return `Unexpected alias \`${old}\`, expected an anchor that no section has now`
  // A section may have had an anchor in the form of a paragraph's id.
  const isPages = isReservedAnchor(old) && !isParagraphId(old)
  if (isPages || recorded.some(({ id }) => id === old))
    return `Unexpected alias \`${old}\`, expected an anchor that the page itself does not use`
  const first = aliases.findIndex((alias) => alias.old === old)
  return first < index
    ? `Unexpected second alias \`${old}\`, expected each earlier anchor once; it leads to \`${aliases[first]?.anchor}\` already`
    : undefined
}

/** Refuses an alias of a section that leads nowhere, or whose old anchor is in use. */
const checkAliases = (report: ReportContext, file: VFile): void => {
  const anchors = new Set(report.outline.map(({ id }) => id))
  report.aliases.forEach(({ old, anchor, place }, index) => {
    if (!anchors.has(anchor)) {
      const near = nearest(anchor, anchors)
      refuse(
        file,
        `Unexpected anchor \`${anchor}\` in field \`aliases\`, expected an anchor of this report${near ? `; nearest: \`${near}\`` : ''}`,
        place,
        'alias',
      )
    }
    const fault = oldFault(old, report, index)
    if (fault !== undefined) refuse(file, fault, place, 'alias')
  })
}

/**
 * Gives each paragraph that the ledger has recorded its id, and puts elements with the ids of what is
 * no longer there (sections' earlier anchors, paragraphs taken out) where readers should land.
 */
export const nameParagraphs = (
  tree: Root,
  blocks: readonly Block[],
  report: ReportContext,
  file: VFile,
): void => {
  checkAliases(report, file)
  const citations = new Map(report.citations.map((citation) => [citation.id, citation]))
  const paragraphs = paragraphsIn(blocks)
  const ids = paragraphIds(
    paragraphs.map(({ text }) => text),
    report.recorded,
  )
  paragraphs.forEach(({ element, section, text }, index) => {
    const { id, isRecorded } = ids[index] ?? { id: '', isRecorded: false }
    report.paragraphs.push({ id, section, sketch: sketch(text) })
    report.leads[section] ??= sentences(text)[0]?.trim() ?? ''
    if (isRecorded) placeAt(element, id, citations)
  })
  const present = new Set(report.paragraphs.map(({ id }) => id))
  const gone = report.recorded.filter(({ id }) => !present.has(id))
  for (const [section, olds] of byLanding(report, gone)) landAt(tree, section, olds)
}
