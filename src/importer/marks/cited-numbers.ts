import type { Layout } from '../read/layout.ts'
import type { Spans } from '../read/raw-markdown.ts'
import { bareMarks } from './bare-marks.ts'
import { linkMarks, supMarks } from './node-marks.ts'
import { textMarks } from './text-marks.ts'
import { unusualMarks } from './unusual-marks.ts'

const NO_SOURCES = { addresses: new Map<number, null>() }

/**
 * The numbers that the text's marks show, before any list is known: by them a list is told from
 * what only looks like one.
 * @param listed what may be a list, whose own labels cite nothing
 */
export const citedNumbers = (text: string, layout: Layout, listed: Spans): Set<number> => {
  const inText = ({ start, end }: { start: number; end: number }) => !listed.touching(start, end)
  const isText = (start: number, end: number) =>
    !layout.opaque.touching(start, end) && inText({ start, end })
  const bracketed = [
    ...textMarks(text, isText),
    ...[...linkMarks(text, layout, NO_SOURCES), ...supMarks(text, layout, NO_SOURCES).marks].filter(
      inText,
    ),
  ].filter(({ certainty }) => certainty !== 'lost')
  const notes = layout.noteMarks
    .filter(({ node, start, end }) => /^\d{1,3}$/.test(node.identifier) && inText({ start, end }))
    .map(({ node }) => Number(node.identifier))
  const found = new Set([...bracketed.flatMap(({ numbers }) => numbers), ...notes])
  if (found.size > 0) return found
  const bare = bareMarks(text, isText)
  const shown = bare.length > 0 ? bare : unusualMarks(text, isText)
  return new Set(shown.flatMap(({ numbers }) => numbers))
}
