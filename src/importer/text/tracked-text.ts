/** A piece of a text that another piece takes the place of. Offsets are UTF-16 units. */
export interface Edit {
  start: number
  end: number
  text: string
}

/** A text that knows where each of its places stood in the file it was made from. */
export interface TrackedText {
  text: string
  /** The offset in the file's own text. */
  originOf(offset: number): number
}

/** A text as it stands in its file. */
export const trackedText = (text: string): TrackedText => ({ text, originOf: (offset) => offset })

interface Step {
  newStart: number
  newEnd: number
  oldStart: number
  oldEnd: number
}

const stepBefore = (steps: readonly Step[], offset: number): Step | undefined => {
  let low = 0
  let high = steps.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((steps[middle]?.newStart ?? 0) <= offset) low = middle + 1
    else high = middle
  }
  return steps[low - 1]
}

/** Puts edits in order and drops those that begin inside an earlier one. */
export const orderedEdits = (edits: readonly Edit[]): Edit[] => {
  let end = -1
  return edits
    .map((edit, index) => ({ edit, index }))
    .sort((a, b) => a.edit.start - b.edit.start || a.edit.end - b.edit.end || a.index - b.index)
    .flatMap(({ edit }) => {
      if (edit.start < end) return []
      end = Math.max(end, edit.end)
      return [edit]
    })
}

/** Applies edits that do not overlap. */
export const applyEdits = (source: TrackedText, edits: readonly Edit[]): TrackedText => {
  const ordered = orderedEdits(edits)
  if (ordered.length === 0) return source
  const pieces: string[] = []
  const steps: Step[] = []
  let from = 0
  let length = 0
  for (const { start, end, text } of ordered) {
    pieces.push(source.text.slice(from, start), text)
    length += start - from
    steps.push({ newStart: length, newEnd: length + text.length, oldStart: start, oldEnd: end })
    length += text.length
    from = end
  }
  pieces.push(source.text.slice(from))
  const back = (offset: number): number => {
    const step = stepBefore(steps, offset)
    if (!step) return offset
    if (offset >= step.newEnd) return step.oldEnd + offset - step.newEnd
    return Math.min(step.oldStart + offset - step.newStart, step.oldEnd)
  }
  return { text: pieces.join(''), originOf: (offset) => source.originOf(back(offset)) }
}

/** Replaces what a global pattern finds; `replace` gives undefined where a match stays. */
export const replaceTracked = (
  source: TrackedText,
  pattern: RegExp,
  replace: (match: RegExpMatchArray) => string | undefined,
): TrackedText =>
  applyEdits(
    source,
    [...source.text.matchAll(pattern)].flatMap((match) => {
      const text = replace(match)
      return text === undefined || text === match[0]
        ? []
        : [{ start: match.index ?? 0, end: (match.index ?? 0) + match[0].length, text }]
    }),
  )
