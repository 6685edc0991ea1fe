import type { Span } from '../read/raw-markdown.ts'
import type { RawReport } from '../read/raw-report.ts'

/** A number in brackets, by nothing but its letters: this knows no form of mark and no list. */
const NUMBER_IN_BRACKETS = /[[［【]\s*[0-9０-９]{1,3}\s*[\]］】]/g

const blanked = (text: string, spans: readonly Span[]): string => {
  let result = ''
  let from = 0
  for (const { start, end } of [...spans].sort((a, b) => a.start - b.start || b.end - a.end)) {
    if (end <= from) continue
    const first = Math.max(start, from)
    result += text.slice(from, first) + text.slice(first, end).replace(/[^\n]/g, '.')
    from = end
  }
  return result + text.slice(from)
}

/**
 * Looks through the text without the eyes of the conversion: a number in brackets that is neither a
 * mark that was judged nor in code, an address, a link or what left the text, was overlooked.
 * Gives the reason to refuse the file, or undefined.
 */
export const overlookedMark = (report: RawReport): string | undefined => {
  const { text, layout, removed, marks } = report
  const judged = [...marks.resolved, ...marks.left, ...marks.unresolved, ...marks.signs]
  const elsewhere = [...removed.all(), ...layout.opaque.all(), ...layout.links, ...layout.images]
  const rest = blanked(text, [...judged, ...elsewhere])
  const [lost] = [...rest.matchAll(NUMBER_IN_BRACKETS)].filter(([found]) =>
    /[1-9１-９]/.test(found),
  )
  if (!lost) return undefined
  const { line, column } = report.placeOf(lost.index)
  return `The mark ${lost[0]} in line ${line}, column ${column} was overlooked, so the file is not taken; write it behind the words that it belongs to, or as \\[4\\] where it is no mark`
}
