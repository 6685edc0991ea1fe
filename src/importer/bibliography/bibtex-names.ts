import type { Name } from '../../schemas/name.ts'
import { plainText } from './entry.ts'
import { BETWEEN_NAMES, commaName, extendedName, plainName, withoutOthers } from './names.ts'
import { texText } from './tex.ts'

/** The pieces of a value between separators that stand outside braces. */
const splitOutside = (value: string, separator: RegExp): string[] => {
  const pieces: string[] = []
  let [depth, start, at] = [0, 0, 0]
  while (at < value.length) {
    separator.lastIndex = at
    const match = depth === 0 ? separator.exec(value) : null
    if (match !== null) {
      pieces.push(value.slice(start, at))
      at += match[0].length
      start = at
      continue
    }
    if (value[at] === '\\') at += 1
    else if (value[at] === '{') depth += 1
    else if (value[at] === '}') depth -= 1
    at += 1
  }
  return [...pieces, value.slice(start)].map((piece) => piece.trim())
}

/** Whether one pair of braces holds the whole of a name. */
const isWhole = (name: string): boolean => {
  let depth = 0
  for (const { 0: sign, index } of name.matchAll(/\\[\s\S]|[{}]/g)) {
    if (sign === '{') depth += 1
    if (sign === '}') depth -= 1
    if (depth === 0 && sign === '}') return name.startsWith('{') && index === name.length - 1
  }
  return false
}

const text = (tex: string): string => plainText(texText(tex).text)

const nameOf = (tex: string): Name => {
  if (isWhole(tex)) return { literal: text(tex) }
  const parts = splitOutside(tex, /[,，]/y)
  if (parts.length === 1) {
    // A group in braces is one word.
    const words = splitOutside(tex, /[\s~　]+/y).filter((word) => word !== '')
    return plainName(
      words.map((word) => ({ word: text(word), isGroup: word.startsWith('{') && isWhole(word) })),
    )
  }
  return extendedName(parts.map(text)) ?? commaName(parts.map(text), isWhole(parts[0] ?? ''))
}

/** The names of an author field, and the words that say that others follow. */
export const bibtexNames = (value: string): { names: Name[]; others: string | undefined } => {
  let others: string | undefined
  const pieces = splitOutside(value, /\s+and(?:\s+|$)|^and\s+/iy)
  const single = pieces.flatMap((piece) => splitOutside(piece, BETWEEN_NAMES))
  const names = single.flatMap((piece) => {
    if (piece === '') return []
    if (isWhole(piece)) return [nameOf(piece)]
    const read = withoutOthers(piece)
    others ??= read.others
    return read.text === '' ? [] : [nameOf(read.text)]
  })
  return { names: names.filter((name) => 'family' in name || name.literal !== ''), others }
}
