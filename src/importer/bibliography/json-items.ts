import { location } from 'vfile-location'
import type { Broken } from './entry.ts'

/** An item of a JSON file, and its line. */
export interface JsonItem {
  line: number
  value: unknown
}

/** Where a value that begins at a place ends: at the comma or bracket that no string holds. */
const endOfItem = (text: string, start: number): number => {
  const tokens = /"(?:[^"\\\n]|\\.)*"|[[\]{},]/g
  tokens.lastIndex = start
  let depth = 0
  for (let match = tokens.exec(text); match !== null; match = tokens.exec(text)) {
    const [token] = match
    if (depth <= 0 && (token === ',' || token === ']')) return match.index
    if (token === '[' || token === '{') depth += 1
    if (token === ']' || token === '}') depth -= 1
  }
  return text.length
}

/** Where the next object begins as far from the margin as a broken one. */
const nextBeside = (text: string, start: number, end: number): number => {
  const indent = text.slice(text.lastIndexOf('\n', start - 1) + 1, start)
  const next = text
    .slice(start + 1, end)
    .search(new RegExp(`\\n[ \\t]{${indent.trim() === '' ? indent.length : 0}}\\{`))
  return next === -1 ? end : start + 1 + next
}

/**
 * The items of a JSON list, or the one value of a file, each read on its own, so that a broken one
 * leaves the others.
 */
export const jsonItems = (text: string): { items: JsonItem[]; broken: Broken[] } => {
  const places = location(text)
  const items: JsonItem[] = []
  const broken: Broken[] = []
  // Some programs write the list as a field of an object; in the site's own data of a report it is the last.
  const opening =
    /^\s*(?:\{\s*"(?:items|references)"\s*:\s*)?\[/.exec(text) ??
    /^\s*\{\s*"\$schema"[\s\S]*?"references"\s*:\s*\[/.exec(text)
  let at = opening?.[0].length ?? 0
  while (at < text.length) {
    const start = at + (/^\s*/.exec(text.slice(at, at + 1000))?.[0].length ?? 0)
    let end = opening === null ? text.length : endOfItem(text, start)
    const line = places.toPoint(start)?.line ?? 1
    const item = text.slice(start, end)
    try {
      if (!/^\}?\s*$/.test(item)) items.push({ line, value: JSON.parse(item) })
    } catch (error) {
      end = nextBeside(text, start, end)
      const key = /"(?:citation-key|id)"\s*:\s*"?([^",}\s]+)/.exec(text.slice(start, end))?.[1]
      const { message } = error as Error
      const [reason] = message.split(/ (?:in JSON )?at position|\n/)
      const place = places.toPoint(start + Number(/position (\d+)/.exec(message)?.[1] ?? 0))
      broken.push({ line, key, reason: `it is no JSON: ${reason} (line ${place?.line ?? line})` })
    }
    at = end + 1
  }
  return { items, broken }
}
