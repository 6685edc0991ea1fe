import type { Name } from '../../../schemas/name.ts'
import { plainText } from '../entry.ts'
import {
  BETWEEN_NAMES,
  commaName,
  easternList,
  extendedName,
  plainName,
  withoutOthers,
} from '../names.ts'
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

interface ReadNames {
  names: Name[]
  /** What is no part of a name that the registry has: that others follow, initials. */
  told: string[]
}

const read = (tex: string): ReadNames => {
  if (isWhole(tex)) return { names: [{ literal: text(tex) }], told: [] }
  const pieces = splitOutside(tex, /[,，]/y)
  const parts = pieces.map(text)
  if (pieces.length === 1) {
    // A group in braces is one word.
    const words = splitOutside(tex, /[\s~　]+/y).filter((word) => word !== '')
    const name = plainName(words.map((word) => ({ word: text(word), isGroup: isWhole(word) })))
    return { names: [name], told: [] }
  }
  const extended = extendedName(parts)
  if (extended !== undefined) return { names: [extended.name], told: extended.unused }
  return { names: easternList(parts) ?? [commaName(parts, isWhole(pieces[0] ?? ''))], told: [] }
}

const readWithOthers = (tex: string): ReadNames => {
  const { text: name, others } = isWhole(tex)
    ? { text: tex, others: undefined }
    : withoutOthers(tex)
  const { names, told } = name === '' ? { names: [], told: [] } : read(name)
  return { names, told: [...told, ...(others === undefined ? [] : [others])] }
}

/** The names of an author field, and what of it is no name. */
export const bibtexNames = (value: string): ReadNames => {
  const read = splitOutside(value, /\s+and(?:\s+|$)|^and\s+/iy)
    .flatMap((piece) => splitOutside(piece, BETWEEN_NAMES))
    .filter((piece) => piece !== '')
    .map(readWithOthers)
  return {
    names: read
      .flatMap(({ names }) => names)
      .filter((name) => 'family' in name || name.literal !== ''),
    told: read.flatMap(({ told }) => told),
  }
}
