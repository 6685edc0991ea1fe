import { loadDefaultJapaneseParser } from 'budoux'

const parser = loadDefaultJapaneseParser()

/** Lines that were split before: a page shows its headings several times. */
const known = new Map<string, readonly string[]>()
const MOST_KNOWN = 5000

/** Splits a Japanese line into the phrases between which it may break, in order; joined they are the line. */
export const phrases = (line: string): readonly string[] => {
  const before = known.get(line)
  if (before) return before
  if (known.size >= MOST_KNOWN) known.clear()
  const found = line === '' ? [] : parser.parse(line)
  known.set(line, found)
  return found
}
