import type { Edit } from './tracked-text.ts'

/** An edit of the text with what is said of it; nothing is said where `kind` is missing. */
export interface BodyEdit extends Edit {
  kind?: string
  what?: string
}

/** A piece of text on one line, short enough for an account. */
export const excerpt = (text: string, length = 40): string => {
  const line = (text.trim().split('\n')[0] ?? '').replace(/\s+/g, ' ')
  return line.length > length ? `${line.slice(0, length)}…` : line
}

/** Whether an odd number of backslashes stands before a place, so that what follows is escaped. */
export const isEscaped = (text: string, at: number): boolean => {
  let count = 0
  while (text[at - 1 - count] === '\\') count += 1
  return count % 2 === 1
}

/** Nothing but white space and container signs stands before a place on its line. */
export const opensLine = (text: string, at: number): boolean =>
  /^[\s>]*(?:[-*+][ \t]+|\d{1,9}[.)][ \t]+)*[\s>]*$/.test(
    text.slice(text.lastIndexOf('\n', at - 1) + 1, at),
  )
