import { httpAddress } from '../schemas/fields.ts'

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

const QUOTES = /^(?:["'<“”«\s]|%22)+|(?:["'>“”»\s]|%22)+$/gi

/** An address as the registry takes it: no quotes, backslashes or spaces round or in it. */
export const cleanAddress = (destination: string): string => {
  const bare = unescaped(destination).replace(QUOTES, '')
  const [address = ''] = /^\S+\s+["'(]/.test(bare) ? bare.split(/\s/) : [bare]
  return address.replace(/[\s<>"`\\]/g, (letter) => encodeURIComponent(letter))
}

/** Whether an address may be linked: http or https, a host, no user name. */
export const isLinkable = (address: string): boolean => httpAddress.safeParse(address).success

/** A bare address in running text ends before Japanese punctuation and what only closes a sentence. */
export const BARE_ADDRESS =
  /https?:\/\/[^\s<>"'`「」『』（）［］【】、。，；！？…|\\\]]+(?:\\[_~#&*\-.=+%()[\]]?[^\s<>"'`「」『』（）［］【】、。，；！？…|\\\]]*)*/i

export const trimSentenceEnd = (address: string): string => {
  const trimmed = address.replace(/[.,;:!?*_~]+$/, '')
  const opens = (trimmed.match(/\(/g) ?? []).length
  const closes = (trimmed.match(/\)/g) ?? []).length
  return closes > opens ? trimmed.replace(/\)+$/, '') : trimmed
}
