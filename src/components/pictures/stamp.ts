/**
 * Something that is put on a card often: a box of bytes of two pixels each, as a card holds them, for
 * a left edge at an even and at an odd pixel. Offsets are from where it is put.
 */
export interface Stamp {
  left: number
  top: number
  /** Bytes a row. */
  width: number
  height: number
  even: Uint8Array
  odd: Uint8Array
}

/**
 * Makes a stamp of a square of pixels, without its empty edges.
 *
 * @param side pixels of the square
 * @param origin the pixel of the square that is put where the stamp is put
 * @param colourOf the colour's number of a pixel of the square
 */
export const makeStamp = (
  side: number,
  origin: { x: number; y: number },
  colourOf: (x: number, y: number) => number,
): Stamp => {
  const colours = new Uint8Array(side * side)
  let [left, right, top, bottom] = [side, -1, side, -1]
  for (let y = 0; y < side; y++)
    for (let x = 0; x < side; x++) {
      const colour = colourOf(x, y)
      if (colour === 0) continue
      colours[y * side + x] = colour
      if (x < left) left = x
      if (x > right) right = x
      if (y < top) top = y
      bottom = y
    }
  const width = Math.max(0, Math.ceil((right - left + 2) / 2))
  const height = Math.max(0, bottom - top + 1)
  const even = new Uint8Array(width * height)
  const odd = new Uint8Array(width * height)
  for (let y = 0; y < height; y++)
    for (let x = left; x <= right; x++) {
      const colour = colours[(top + y) * side + x] as number
      const across = x - left
      put(even, y * width, across, colour)
      put(odd, y * width, across + 1, colour)
    }
  return { left: left - origin.x, top: top - origin.y, width, height, even, odd }
}

const put = (bytes: Uint8Array, row: number, x: number, colour: number): void => {
  const at = row + (x >> 1)
  bytes[at] = (bytes[at] as number) | (x & 1 ? colour : colour << 4)
}

/** The value of a key in a map, made where there is none. */
export const inMap = <K, V>(map: Map<K, V>, key: K, make: () => V): V => {
  const known = map.get(key)
  if (known !== undefined) return known
  const made = make()
  map.set(key, made)
  return made
}
