/** A source of numbers that are the same on every machine for the same seed (mulberry32). */
export interface Random {
  /** From 0 up to and without `below`. */
  integer(below: number): number
  pick<T>(list: readonly T[]): T
}

/** Makes one from a seed; FNV-1a spreads the letters of a text over 32 bits. */
export const randomFrom = (seed: string): Random => {
  let state = 0x811c9dc5
  for (const sign of seed) state = Math.imul(state ^ (sign.codePointAt(0) ?? 0), 0x01000193)
  const next = (): number => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
  const integer = (below: number): number => Math.floor(next() * below)
  return {
    integer,
    pick: (list) => {
      const item = list[integer(list.length)]
      if (item === undefined) throw new Error('Unexpected empty list, expected something to pick')
      return item
    },
  }
}
