/** Line and column, both from 1; columns count UTF-16 units as editors do. */
export interface Place {
  line: number
  column: number
}

const starts = new Map<string, number[]>()

const lineStarts = (text: string): number[] => {
  const known = starts.get(text)
  if (known) return known
  const found = [0]
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) found.push(at + 1)
  // Only the text at work is asked for; keeping more would keep whole files alive.
  starts.clear()
  starts.set(text, found)
  return found
}

/** The place of an offset in a text. */
export const placeIn = (text: string, offset: number): Place => {
  const lines = lineStarts(text)
  let low = 0
  let high = lines.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((lines[middle] ?? 0) <= offset) low = middle + 1
    else high = middle
  }
  return { line: Math.max(1, low), column: offset - (lines[low - 1] ?? 0) + 1 }
}
