import { relative } from 'node:path'
import { VFileMessage } from 'vfile-message'
import type { RuleId } from './rule-ids.ts'

/** A message with its file and place, as plain data: a thread can hand it over and a cache can keep it. */
export interface FileMessage {
  path: string
  line: number
  column: number
  reason: string
  ruleId: string
  /** Whether a build stops for it. */
  fatal: boolean
}

/** A fatal message of ours: what the build and the lint stop for. */
export const fatal = (
  reason: string,
  place: { line: number; column: number } | undefined,
  ruleId: RuleId,
): VFileMessage => {
  const message = new VFileMessage(reason, {
    ...(place ? { place } : {}),
    source: 'tenkyo',
    ruleId,
  })
  message.fatal = true
  return message
}

/** A warning of ours: said, and nothing stops. */
export const warning = (
  reason: string,
  place: { line: number; column: number } | undefined,
  ruleId: RuleId,
): VFileMessage => {
  const message = fatal(reason, place, ruleId)
  message.fatal = false
  return message
}

/** A file's text as LF without a byte order mark; lines keep their numbers. */
export const plainText = (raw: string): string => raw.replace(/^\uFEFF/, '').replace(/\r\n?/g, '\n')

/**
 * Letters that no text holds: what stands where a byte was no UTF-8, control characters, and signs that
 * part lines or turn the direction of what follows.
 */
const BROKEN = /[^\t\u0020-\u2027\u202F-\u2065\u206A-\uD7FF\uE000-\uFFFC\u{10000}-\u{10FFFF}]/u

/** The first broken letter of a text. */
export const brokenLetter = (text: string): string | undefined =>
  BROKEN.exec(text.replaceAll('\n', ' '))?.[0]

/**
 * Letters that nobody sees, and that part words for a search. The joiners (U+200C, U+200D) belong to
 * emoji and to scripts of the Middle East and of India.
 */
const INVISIBLE =
  /[\u00AD\u200B\u2060\uFEFF]|(?<![\p{M}\p{Extended_Pictographic}\p{Emoji_Modifier}\p{sc=Arab}\p{sc=Syrc}\p{sc=Mong}\p{sc=Deva}\p{sc=Beng}\p{sc=Guru}\p{sc=Gujr}\p{sc=Orya}\p{sc=Taml}\p{sc=Telu}\p{sc=Knda}\p{sc=Mlym}\p{sc=Sinh}\p{sc=Khmr}\p{sc=Mymr}\p{sc=Tibt}])[\u200C\u200D]/gu

const nameOf = (letter: string): string =>
  `U+${(letter.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`

/** A fatal message for each line that holds a broken letter; feeds and pages could not show it. */
export const brokenLetters = (text: string): VFileMessage[] =>
  text.split('\n').flatMap((line, index) => {
    const match = BROKEN.exec(line)
    if (!match) return []
    const name = nameOf(match[0])
    const expected = name === 'U+FFFD' ? 'text in UTF-8' : 'text without control characters'
    return [
      fatal(
        `Unexpected character ${name}, expected ${expected}`,
        { line: index + 1, column: match.index + 1 },
        'broken-letter',
      ),
    ]
  })

/** A warning for each letter that nobody sees. */
export const invisibleLetters = (text: string): VFileMessage[] =>
  text
    .split('\n')
    .flatMap((line, index) =>
      [...line.matchAll(INVISIBLE)].map((match) =>
        warning(
          `Unexpected letter ${nameOf(match[0])} that nobody sees, expected text without it`,
          { line: index + 1, column: match.index + 1 },
          'invisible-letter',
        ),
      ),
    )

/** A path as an editor would type it: from the working folder where it lies inside, else absolute. */
const shownPath = (path: string): string => {
  const inside = relative(process.cwd(), path)
  return inside === '' || inside.startsWith('..') ? path : inside.replaceAll('\\', '/')
}

/** A file's messages as plain data. */
export const inFile = (path: string, messages: readonly VFileMessage[]): FileMessage[] =>
  messages.map(({ line = 1, column = 1, reason, ruleId = '', fatal }) => ({
    path,
    line,
    column,
    reason,
    ruleId,
    fatal: fatal === true,
  }))

/** A fault as plain data, at its place in a file. */
export const faultIn = (
  path: string,
  reason: string,
  { line, column }: { line: number; column: number },
  ruleId: RuleId,
): FileMessage => ({ path, line, column, reason, ruleId, fatal: true })

/** One line for a message: `content/reports/a.mdx:7:11 Unexpected …`, its severity before the reason if asked for. */
export const messageLine = ({ path, line, column, reason }: FileMessage, severity = ''): string =>
  `${shownPath(path)}:${line}:${column} ${severity === '' ? '' : `${severity} `}${reason}`

/** The lines of the messages for which a build stops. */
export const faultLines = (messages: readonly FileMessage[]): string[] =>
  messages.filter(({ fatal }) => fatal).map((message) => messageLine(message))
