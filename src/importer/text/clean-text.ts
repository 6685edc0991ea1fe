import { isGarbled, LOST_LETTER, repairGarbled } from '../read/garbled.ts'
import { placeIn } from '../read/place.ts'
import { Refusal } from '../read/refusal.ts'
import type { Change } from '../write/account.ts'
import { replaceTracked, type TrackedText, trackedText } from './tracked-text.ts'

/** A raw file's text as it is worked on, with the way back to the file's own lines. */
export interface CleanText {
  /** The file's text with LF, without a byte order mark. Places are told in it. */
  raw: string
  clean: TrackedText
  changes: Change[]
}

const decoderFor = (bytes: Uint8Array): TextDecoder => {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le', { fatal: true })
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder('utf-16be', { fatal: true })
  return new TextDecoder('utf-8', { fatal: true })
}

/** JIS is made of ASCII alone, UTF-16 without its mark of NULs between letters: both pass as UTF-8. */
const isOtherCharset = (text: string): boolean =>
  text.includes('\u001B$B') || (text.match(/\0/g) ?? []).length > text.length / 4

const otherCharset = (text: string): Refusal => {
  const places = ['\uFFFD', '\u001B', '\0'].map((sign) => text.indexOf(sign))
  const first = Math.min(...places.filter((at) => at !== -1), text.length)
  const line = text.slice(0, first).split(/\r\n?|\n/).length
  return new Refusal(`The file is not UTF-8 text (line ${line}); save it as UTF-8 first`)
}

/** A file's bytes as text with LF and without a byte order mark. Throws a Refusal where it is no text. */
export const decodeText = (bytes: Uint8Array): string => {
  let text: string
  try {
    text = decoderFor(bytes).decode(bytes)
  } catch {
    throw otherCharset(new TextDecoder().decode(bytes))
  }
  if (isOtherCharset(text)) throw otherCharset(text)
  return plainText(text)
}

/** Text with LF, without a byte order mark and without half letters. */
const plainText = (text: string): string =>
  text
    .replace(/^\uFEFF/, '')
    .replace(/\r\n?/g, '\n')
    .toWellFormed()

/** Letters that no reader sees: zero-width and soft marks, direction controls, control characters. */
const INVISIBLE =
  /(?![\t\n])\p{Cc}|[\u00AD\u180E\u200B\u2060-\u2064\u202A-\u202E\u2066-\u206F\uFEFF\uFFF9-\uFFFB]/gu
const LINE_BREAK_LETTERS = /(?![\n\r\t])[\s\p{Zl}\p{Zp}](?<=[\v\f\p{Zl}\p{Zp}])/gu
const DECOMPOSED = /\p{L}[\u0300-\u036F\u3099\u309A]+/gu

interface Told {
  count: number
  first: number
}

/** Replaces and tells, once for the file, how often and where first. */
const replaceAndTell = (
  source: TrackedText,
  pattern: RegExp,
  replace: (found: string) => string,
): { clean: TrackedText; told: Told } => {
  const told: Told = { count: 0, first: -1 }
  const clean = replaceTracked(source, pattern, (match) => {
    const text = replace(match[0])
    if (text === match[0]) return undefined
    if (told.count === 0) told.first = source.originOf(match.index ?? 0)
    told.count += 1
    return text
  })
  return { clean, told }
}

const repairLines = (source: TrackedText, lineOf: (offset: number) => number) => {
  const changes: Change[] = []
  const clean = replaceTracked(source, /[^\n]+/g, (match) => {
    if (!/[\u0080-\u00FF]{2}|[\u0080-\u00FF][‚-™]/.test(match[0])) return undefined
    const line = lineOf(source.originOf(match.index ?? 0))
    const repair = repairGarbled(match[0])
    if (!repair) {
      if (isGarbled(match[0]))
        changes.push({
          line,
          kind: 'garbled',
          what: 'unreadable letters stay; a person must mend them',
        })
      return undefined
    }
    changes.push({
      line,
      kind: 'repaired',
      what: `UTF-8 that was read as Latin-1, now: ${repair.text.trim().slice(0, 60)}`,
    })
    if (repair.unread > 0)
      changes.push({
        line,
        kind: 'garbled',
        what: `${repair.unread} letters of this line can't be read back; a person must mend them`,
      })
    return repair.text
  })
  return { clean, changes }
}

/**
 * Mends what is certain in a raw text: letters read in a wrong encoding, decomposed letters, letters
 * that nobody sees. The wording stays.
 */
export const cleanText = (raw: string): CleanText => {
  const lineOf = (offset: number) => placeIn(raw, offset).line
  const repaired = repairLines(trackedText(raw), lineOf)
  const composed = replaceAndTell(repaired.clean, DECOMPOSED, (found) => found.normalize('NFC'))
  const breaks = replaceAndTell(composed.clean, LINE_BREAK_LETTERS, () => ' ')
  const lost = replaceAndTell(breaks.clean, /\uFFFD/g, () => LOST_LETTER)
  const visible = replaceAndTell(lost.clean, INVISIBLE, () => '')
  const tell = (kind: string, { count, first }: Told, what: string): Change[] =>
    count === 0 ? [] : [{ line: lineOf(first), kind, what: `${count} ${what}` }]
  return {
    raw,
    clean: visible.clean,
    changes: [
      ...repaired.changes,
      ...tell('composed', composed.told, 'decomposed letters composed (か + ゙ → が)'),
      ...tell('invisible', breaks.told, 'line-break letters inside a line became spaces'),
      ...tell(
        'garbled',
        lost.told,
        `lost letters (U+FFFD) became ${LOST_LETTER}; a person must mend them`,
      ),
      ...tell('invisible', visible.told, 'invisible letters left out'),
    ],
  }
}
