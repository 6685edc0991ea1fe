/** Windows-1252's letters for the bytes 0x80 to 0x9F, which Latin-1 reads as control characters. */
const WINDOWS_1252 = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008DŽ\u008F\u0090‘’“”•–—˜™š›œ\u009DžŸ'

const BYTE_OF = new Map([...WINDOWS_1252].map((letter, index) => [letter, 0x80 + index]))

const byteOf = (letter: string): number => BYTE_OF.get(letter) ?? letter.charCodeAt(0)

const RUN = new RegExp(`[\\u0080-\\u00FF${WINDOWS_1252.replace(/[\u0080-\u009F]/g, '')}]+`, 'g')

const lengthOfSequence = (byte: number): number =>
  byte >= 0xf0 && byte <= 0xf4 ? 4 : byte >= 0xe0 ? (byte < 0xf0 ? 3 : 0) : byte >= 0xc2 ? 2 : 0

const READABLE = /^[\p{L}\p{M}\p{N}\p{P}\p{S}\p{Zs}]$/u
const decoder = new TextDecoder('utf-8', { fatal: true })

const decodeSequence = (bytes: readonly number[], at: number): string | undefined => {
  const length = lengthOfSequence(bytes[at] ?? 0)
  if (length === 0 || at + length > bytes.length) return undefined
  try {
    const letter = decoder.decode(Uint8Array.from(bytes.slice(at, at + length)))
    return READABLE.test(letter) ? letter : undefined
  } catch {
    return undefined
  }
}

/** A run of letters read back as UTF-8: the text, how many letters it gave, how many bytes were left. */
interface ReadBack {
  text: string
  two: number
  more: number
  unread: number
}

const readBack = (run: string): ReadBack => {
  const letters = [...run]
  const bytes = letters.map(byteOf)
  const result: ReadBack = { text: '', two: 0, more: 0, unread: 0 }
  for (let at = 0; at < bytes.length; ) {
    const letter = decodeSequence(bytes, at)
    if (letter === undefined) {
      result.text += letters[at]
      result.unread += 1
      at += 1
      continue
    }
    const length = lengthOfSequence(bytes[at] ?? 0)
    if (length === 2) result.two += 1
    else result.more += 1
    result.text += letter
    at += length
  }
  return result
}

export interface Repair {
  text: string
  /** Letters that could not be read back and stay as they are. */
  unread: number
}

/**
 * Reads UTF-8 that somebody took for Latin-1 or Windows-1252 back, where it is certain: at least two
 * letters of three bytes or three of two bytes in one line. Gives undefined where nothing is certain.
 */
export const repairGarbled = (line: string): Repair | undefined => {
  let certain = { two: 0, more: 0, unread: 0 }
  const text = line.replace(RUN, (run) => {
    if (run.length < 2) return run
    const back = readBack(run)
    if (back.two + back.more === 0) return run
    certain = {
      two: certain.two + back.two,
      more: certain.more + back.more,
      unread: certain.unread + back.unread,
    }
    return back.text
  })
  if (certain.more < 2 && certain.two < 3) return undefined
  return { text, unread: certain.unread }
}

/** Stands where a letter was lost, as printers set it. */
export const LOST_LETTER = '〓'

const SIGNS = [
  /ï¿½/g,
  /[\u0080-\u009F]/g,
  /[ÃÂ][\u00A0-\u00BF€-™]/g,
  /[ãåæçèéäïðÐÑ][\u0080-\u00BF‚-™][\u0080-\u00BF‚-™]?/g,
  /[縺繧繝邵郢][\u3400-\u9FFF\uFF61-\uFF9F]/g,
  /[ƒ‚][\w\u0080-\u00BF]/g,
]

/** Whether a text is unreadable: a lost letter, or two signs of letters read in a wrong encoding. */
export const isGarbled = (text: string): boolean =>
  /[\uFFFD〓]/.test(text) ||
  SIGNS.reduce((count, sign) => count + (text.match(sign)?.length ?? 0), 0) >= 2
