/** A source under its public number in one report. */
export interface NumberedKey {
  number: number
  key: string
}

/** An item of the frontmatter list: a key, or a key under a number that the editor fixes. */
export type DeclaredSource = string | Readonly<Record<string, string>>

/**
 * The only numbering rule: a key takes the number after the one before it, the first is 1, and
 * `7: key` sets the number, so that a list with gaps keeps the numbers it was published with.
 */
export const numberSources = (declared: readonly DeclaredSource[]): NumberedKey[] => {
  let last = 0
  return declared.flatMap((item) => {
    const pairs =
      typeof item === 'string' ? [[String(last + 1), item] as const] : Object.entries(item)
    return pairs.map(([number, key]) => {
      last = Number(number)
      return { number: last, key }
    })
  })
}
