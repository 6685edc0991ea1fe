import { decodeString } from 'micromark-util-decode-string'
import { ADDRESS_RUN, type BareAddress, bareAddress } from '../../citations/bare-address.ts'
import { httpAddress } from '../../schemas/fields.ts'

/** Where a link's destination ends, and what stands in it; `text` begins behind the opening bracket. */
export const readDestination = (text: string): { destination: string; length: number } => {
  let depth = 0
  let at = 0
  for (; at < text.length; at++) {
    const letter = text[at]
    if (letter === '\\') at += 1
    else if (letter === '(') depth += 1
    else if (letter === ')' && depth-- === 0) break
    else if (letter === '\n' && text[at + 1] === '\n') break
  }
  return { destination: text.slice(0, at), length: Math.min(at + 1, text.length) }
}

const unescaped = (text: string): string => text.replace(/\\([!-/:-@[-`{-~])/g, '$1')

/** Quotes before an address, as a list's `("address)`. */
const OPENING = /^(?:["'<“”«\s]|%22)+/i

const hasOddQuotes = (address: string): boolean => (address.match(/%22/g) ?? []).length % 2 === 1

/**
 * An address without the quotes round it. `'` and `%22` at its end are its own letters, unless the same
 * sign opened the quote.
 */
const withoutQuotes = (typed: string): string => {
  const opening = OPENING.exec(typed)?.[0] ?? ''
  const address = typed.slice(opening.length).replace(/[">“”»\s]+$/, '')
  if (opening.includes("'")) return address.replace(/'+$/, '')
  const isQuoted = /["“”]|%22/.test(opening)
  return isQuoted && hasOddQuotes(address) ? address.replace(/%22$/, '') : address
}

/** An address that Markdown has read, as the registry takes it: no quotes, backslashes or spaces round or in it. */
export const cleanAddress = (destination: string): string => {
  const bare = withoutQuotes(unescaped(destination))
  const [address = ''] = /^\S+\s+["'(]/.test(bare) ? bare.split(/\s/) : [bare]
  return address.replace(/[\s<>"`\\]/g, (letter) => encodeURIComponent(letter))
}

/** An address as it is typed in Markdown, where `&amp;` is `&`. */
export const typedAddress = (destination: string): string => cleanAddress(decodeString(destination))

/** A text of a format without Markdown with its references to letters read once: `&amp;` is `&`. */
export const withoutReferences = (text: string): string =>
  text.replace(/&(?:#\d{1,7}|#x[\da-f]{1,6}|[a-z]\w{1,31});/gi, (reference) =>
    decodeString(reference),
  )

/** What somebody typed as an address, without quotes round it and a title behind it. */
export const shownAddress = (destination: string): string =>
  withoutQuotes(
    unescaped(decodeString(destination))
      .trim()
      .split(/\s+["'(]/, 1)[0] ?? '',
  )

/** Words as somebody would type them in Markdown to have them read so. */
export const asTyped = (words: string): string => words.replace(/[\\&]/g, '\\$&')

/** Whether an address may be linked: http or https, a host, no user name. */
export const isLinkable = (address: string): boolean => httpAddress.safeParse(address).success

const SIGN = /\\[!-/:-@[-`{-~]|[\s\S]/g

/** A bare address in typed text: where it stands, and what `bareAddress` says of it. */
export interface FoundAddress extends BareAddress {
  start: number
  end: number
}

/** The first bare address of a typed text, in which a backslash may stand before any sign. */
export const findBareAddress = (text: string): FoundAddress | undefined => {
  const start = text.search(/https?:\/\//i)
  if (start === -1) return undefined
  const signs = /^\S*/.exec(text.slice(start))?.[0].match(SIGN) ?? []
  const plain = signs.map((sign) => (sign.length === 2 ? sign.slice(1) : sign)).join('')
  const [run] = plain.match(ADDRESS_RUN) ?? []
  if (run === undefined || !plain.startsWith(run)) return undefined
  const found = bareAddress(run)
  const typed = signs.slice(0, found.address.length).join('')
  return { ...found, start, end: start + typed.length }
}
