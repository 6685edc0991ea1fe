import type { VFileMessage } from 'vfile-message'

/** Code in a text that MDX can't parse, taken for text; each letter keeps its place. */
const AS_TEXT: Readonly<Record<string, string>> = { '<': '＜', '{': '｛', i: 'ｉ', e: 'ｅ' }

interface Place {
  line: number
  column: number
}

const placeAt = (text: string, offset: number): Place => ({
  line: text.slice(0, offset).split('\n').length,
  column: offset - text.lastIndexOf('\n', offset - 1),
})

const offsetOf = (text: string, { line, column }: Place): number => {
  let start = 0
  for (let at = 1; at < line; at++) start = text.indexOf('\n', start) + 1
  return start + column - 1
}

/** Where the parser names the tag that it could not close, else where it stopped. */
const placeOf = (error: VFileMessage): Place | undefined => {
  // Where a tag isn't closed, the message's own place is the paragraph's; its text names the tag's.
  const [, line, column] = /\((\d+):(\d+)/.exec(error.reason) ?? []
  if (line && column) return { line: Number(line), column: Number(column) }
  return error.line !== undefined && error.column !== undefined
    ? { line: error.line, column: error.column }
    : undefined
}

/** The last brace before a place that nothing closes; else the last at all. */
const openBrace = (text: string): number => {
  let depth = 0
  for (let at = text.length - 1; at >= 0; at--) {
    if (text[at] === '}') depth += 1
    if (text[at] === '{' && depth-- === 0) return at
  }
  return text.lastIndexOf('{')
}

/** Whether the parser read on from an opening, far behind what is wrong. */
const readsOn = (text: string, opening: number, error: VFileMessage): boolean => {
  const place = placeOf(error)
  return (
    error.ruleId === 'unexpected-eof' ||
    error.source === 'micromark-extension-mdxjs-esm' ||
    (place !== undefined && /\n[ \t]*\n/.test(text.slice(opening, offsetOf(text, place))))
  )
}

/** Where the code begins that an error is about; -1 where none is found. */
const openingOf = (text: string, error: VFileMessage): number => {
  const place = placeOf(error)
  if (!place) return -1
  const before = text.slice(0, offsetOf(text, place) + 1)
  if (error.source === 'micromark-extension-mdxjs-esm')
    return [...before.matchAll(/^(?:im|ex)port\b/gm)].at(-1)?.index ?? -1
  return error.source === 'micromark-extension-mdx-expression'
    ? openBrace(before)
    : before.lastIndexOf('<')
}

/** The closing tag of a tag, which is text where the tag is. */
const closingOf = (text: string, opening: number): number | undefined => {
  const name = /^<([A-Za-z][\w.-]*)/.exec(text.slice(opening, opening + 80))?.[1]
  if (name === undefined) return undefined
  let depth = 0
  for (const { 0: tag, index } of text
    .slice(opening)
    .matchAll(new RegExp(`</?${RegExp.escape(name)}(?![\\w.-])`, 'g'))) {
    depth += tag.startsWith('</') ? -1 : 1
    if (depth === 0) return opening + index
  }
  return undefined
}

const asText = (text: string, at: number): string =>
  text.slice(0, at) + (AS_TEXT[text[at] ?? ''] ?? text[at]) + text.slice(at + 1)

const withoutTag = (text: string, opening: number): string => {
  const closing = closingOf(text, opening)
  return closing === undefined ? asText(text, opening) : asText(asText(text, closing), opening)
}

const isSame = (one: VFileMessage, other: VFileMessage): boolean =>
  one.reason === other.reason && one.line === other.line && one.column === other.column

/** A text is not parsed for its further faults without end. */
const MOST_FAULTS = 100
const MOST_LETTERS = 5_000_000
/** Whether an error is about a sign that stands for code that was taken for text. */
const isFollowUp = (text: string, place: Place | undefined): boolean =>
  place !== undefined && /[＜｛]/.test(text[offsetOf(text, place)] ?? '')

/** What a text holds: its tree, or the error at which the parser stopped. */
const attempt = <T>(
  parse: () => T,
  isMessage: IsMessage,
): { tree: T } | { error: VFileMessage } => {
  try {
    return { tree: parse() }
  } catch (error) {
    if (!isMessage(error)) throw error
    return { error }
  }
}

type IsMessage = (error: unknown) => error is VFileMessage

/**
 * Parses a text, and where that fails parses it again with the code that failed as text, so that the
 * faults behind it are found too.
 * @param parse throws a message at the first fault
 * @param say is told each fault and its place: where the parser stopped, or where that tells nothing
 *   (it read on to the end) where the code begins
 * @returns the tree, or undefined where no text round the faults could be read
 */
export const parseRoundFaults = <T>(
  text: string,
  parse: (text: string) => T,
  isMessage: IsMessage,
  say: (fault: VFileMessage, place: Place | undefined) => void,
): T | undefined => {
  let readable = text
  let last: VFileMessage | undefined
  const most = Math.min(MOST_FAULTS, Math.ceil(MOST_LETTERS / Math.max(1, text.length)))
  for (let count = 0; count <= most; count++) {
    const outcome = attempt(() => parse(readable), isMessage)
    if ('tree' in outcome) return outcome.tree
    const { error } = outcome
    const place = placeOf(error)
    const opening = openingOf(readable, error)
    const isTold = (last && isSame(last, error)) || isFollowUp(readable, place)
    const isFar = opening !== -1 && readsOn(readable, opening, error)
    if (!isTold) say(error, isFar ? placeAt(readable, opening) : place)
    if (opening === -1) return undefined
    last = error
    readable = withoutTag(readable, opening)
  }
  return undefined
}
