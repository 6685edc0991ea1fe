import type { Text } from 'mdast'
import type { Node } from 'unist'
import type { VFile } from 'vfile'
import { location } from 'vfile-location'
import { fatal } from '../schemas/messages.ts'
import type { RuleId } from '../schemas/rule-ids.ts'

/** Says that a report can't be published, and goes on, so that an editor sees every fault at once. */
export const refuse = (
  file: VFile,
  reason: string,
  place: Node | { line: number; column: number } | undefined,
  ruleId: RuleId,
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
  /** Whether it stands in the file as it does in the node, but for backslashes. */
  found: boolean
  /** Whether a backslash stands before its first character. */
  escaped: boolean
  /** Where the piece begins and ends in the file, offsets. */
  start: number
  next: number
}

/** Where a piece begins and ends in a text in which a backslash may stand before any of its characters. */
const findEscaped = (
  text: string,
  piece: string,
  from: number,
): { start: number; end: number } | undefined => {
  const search = new RegExp([...piece].map((sign) => `\\\\?${RegExp.escape(sign)}`).join(''), 'g')
  search.lastIndex = from
  const match = search.exec(text)
  return match ? { start: match.index, end: match.index + match[0].length } : undefined
}

const findPlain = (
  text: string,
  piece: string,
  from: number,
): { start: number; end: number } | undefined => {
  const start = text.indexOf(piece, from)
  return start === -1 ? undefined : { start, end: start + piece.length }
}

/**
 * Finds a piece of a node's text in the file itself.
 * @param piece the characters as they stand in the node
 * @param from where to begin, an offset in the file; 0 for the node's start
 */
export const findPiece = (file: VFile, node: Node, piece: string, from: number): FoundPiece => {
  const start = node.position?.start.offset
  const end = node.position?.end.offset
  const lost = {
    place: node.position?.start,
    found: false,
    escaped: false,
    start: from,
    next: from,
  }
  if (start === undefined || end === undefined) return lost
  const text = String(file.value)
  const first = Math.max(start, from)
  const escape = text.indexOf('\\', first)
  const find = escape === -1 || escape >= end ? findPlain : findEscaped
  const found = find(text, piece, first)
  if (!found || found.start >= end) return lost
  const { line, column } = locationOf(file).toPoint(found.start) ?? { line: 1, column: 1 }
  return {
    place: { line, column },
    found: true,
    escaped: text[found.start] === '\\',
    start: found.start,
    next: found.end,
  }
}

/**
 * A part of a text node as a node of its own, with its own place, so that what is searched for in it
 * is not found in another part.
 * @param from where the part begins in the file, or 0 for the node's start
 * @param to where it ends, or undefined for the node's end
 */
export const partOf = (file: VFile, node: Text, value: string, from: number, to?: number): Text => {
  const { position } = node
  if (!position) return { type: 'text', value }
  const pointAt = (offset: number) => locationOf(file).toPoint(offset)
  return {
    type: 'text',
    value,
    position: {
      start: (from > 0 && pointAt(from)) || position.start,
      end: (to !== undefined && pointAt(to)) || position.end,
    },
  }
}
