import type { Node } from 'unist'
import type { VFile } from 'vfile'
import { location } from 'vfile-location'
import { fatal } from '../schemas/messages.ts'

/** Says that a report can't be published, and goes on, so that an editor sees every fault at once. */
export const refuse = (
  file: VFile,
  reason: string,
  place: Node | { line: number; column: number } | undefined,
  ruleId: string,
): void => {
  const point = place && 'type' in place ? place.position?.start : place
  const message = fatal(reason, point && { line: point.line, column: point.column }, ruleId)
  message.file = file.path
  file.messages.push(message)
}

const locations = new WeakMap<VFile, ReturnType<typeof location>>()

/** The file's index of lines, made once. */
const locationOf = (file: VFile): ReturnType<typeof location> => {
  const known = locations.get(file) ?? location(file)
  locations.set(file, known)
  return known
}

/** A piece of a text node found again in the file, where it may be written with escapes. */
export interface FoundPiece {
  place: { line: number; column: number } | undefined
  /** Whether a backslash stands before its first character. */
  escaped: boolean
  /** Where the search for the next piece goes on. */
  next: number
}

const withEscapes = (piece: string): RegExp =>
  new RegExp([...piece].map((sign) => `\\\\?${RegExp.escape(sign)}`).join(''), 'g')

/**
 * Finds a piece of a node's text in the file itself.
 * @param piece the characters as they stand in the node
 * @param from where to begin, an offset in the file; 0 for the node's start
 */
export const findPiece = (file: VFile, node: Node, piece: string, from: number): FoundPiece => {
  const start = node.position?.start.offset
  const end = node.position?.end.offset
  if (start === undefined || end === undefined)
    return { place: undefined, escaped: false, next: from }
  const search = withEscapes(piece)
  search.lastIndex = Math.max(start, from)
  const match = search.exec(String(file.value))
  if (!match || match.index >= end)
    return { place: node.position?.start, escaped: false, next: from }
  const { line, column } = locationOf(file).toPoint(match.index) ?? { line: 1, column: 1 }
  return {
    place: { line, column },
    escaped: match[0].startsWith('\\'),
    next: match.index + match[0].length,
  }
}
