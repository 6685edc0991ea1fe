import type { Span } from '../read/raw-markdown.ts'

/** A mark found in the text. */
export interface Mark extends Span {
  /** As it stands in the text. */
  raw: string
  /** The numbers that it shows, in its order; empty where it shows none. */
  numbers: number[]
  /**
   * sure: it can only be a citation; a number that the list lacks is a fault.
   * likely: a citation where the list has the number, else ordinary text.
   * lost: it shows no number, or can't be told from text; it stays as typed.
   */
  certainty: 'sure' | 'likely' | 'lost'
  /** Why it is not taken, where it is not. */
  why?: string
  /** Put behind this place, since a link can't hold it. */
  moveTo?: number
  /** Whether it is a program's own token, which names neither number nor address. */
  isToken?: boolean
}
