import { plainWords } from '../registry/words.ts'
import { isLinkable, readDestination, typedAddress } from '../sources/addresses.ts'
import type { Span } from './raw-markdown.ts'

/** The line that names the article a report was written about. */
export interface OriginLine extends Span {
  title: string
  /** What stands as its address; it may be a placeholder. */
  destination: string
  address?: string
}

const NAME = `(?:元(?:の|ネタの?)?記事|原文記事|原記事|(?:original|source) article)(?:へのリンク|のリンク|リンク|のURL|URL|のタイトル)?`
const ORIGIN = new RegExp(
  String.raw`^[ \t>]*(?:[-*+][ \t]+)?(?:\*\*|__)?[ \t]*${NAME}[ \t]*(?:(?:\*\*|__)[ \t]*[:：]|[:：][ \t]*(?:\*\*|__)?)[ \t]*`,
  'gim',
)

const LINK_OPENS = /\]\([ \t]*/g

/** The link that follows: its title may hold line breaks, bars and brackets. */
const readLink = (
  text: string,
): { title: string; destination: string; length: number } | undefined => {
  const lead = /^\s*\[/.exec(text)
  if (!lead) return undefined
  const stop = /\n#{1,6} |\n(?:\*\*)?元記事/.exec(text)?.index ?? text.length
  let best: { title: string; destination: string; length: number } | undefined
  for (const match of text.slice(0, stop).matchAll(LINK_OPENS)) {
    const open = match.index + match[0].length
    const { destination, length } = readDestination(text.slice(open, stop))
    best = { title: text.slice(lead[0].length, match.index), destination, length: open + length }
    if (
      /^["'<]*https?:/i.test(destination) ||
      !/\]\(\s*["'<]*https?:/i.test(text.slice(open, stop))
    )
      break
  }
  return best
}

const readPlain = (
  text: string,
): { title: string; destination: string; length: number } | undefined => {
  const line = /^[^\n]*/.exec(text)?.[0] ?? ''
  const address = /https?:\/\/\S+/.exec(line)
  if (!address) return undefined
  return { title: line.slice(0, address.index), destination: address[0], length: line.length }
}

const tidy = (title: string): string =>
  plainWords(title.replace(/\n[ \t>]*/g, ' '))
    .replace(/\s+/g, ' ')
    .replace(/^[\s(（「[]+$/, '')
    .trim()

/**
 * Finds the 元記事 line, the last of them.
 * @param isText whether an offset lies in running text and not in code
 */
export const findOrigin = (
  text: string,
  isText: (offset: number) => boolean,
): OriginLine | undefined => {
  const lines = [...text.matchAll(ORIGIN)].filter((match) => isText(match.index))
  for (const match of lines.reverse()) {
    const after = text.slice(match.index + match[0].length)
    const found = readLink(after) ?? readPlain(after)
    if (!found) continue
    const address = typedAddress(found.destination)
    return {
      start: match.index,
      end: match.index + match[0].length + found.length,
      title: tidy(found.title),
      destination: found.destination.trim(),
      ...(isLinkable(address) ? { address } : {}),
    }
  }
  return undefined
}
