import { constants, deflateRawSync } from 'node:zlib'

const MODULUS = 65_521
/** So many words can be summed before the sums pass what a small integer holds. */
const STRIDE = 300
/** Fewer empty rows than this between two inked ones are packed with them. */
const GAP = 6
/** zlib's header: deflate, a window of 32 kB, the fastest level. */
const HEADER = Buffer.from([0x78, 0x01])
/** An empty last block: every other part ends on a byte and is not the last. */
const LAST_BLOCK = Buffer.from([0x03, 0x00])

/** What bytes add to the checksum of zlib (Adler-32, RFC 1950), wherever they stand. */
interface Sums {
  count: number
  plain: number
  weighted: number
}

/** Four bytes at a time, since most are empty. The bytes begin at an even address. */
const sumsOf = ({ buffer, byteOffset, length }: Buffer): Sums => {
  const words = new Uint32Array(buffer, byteOffset, length >> 2)
  const rest = new Uint8Array(buffer, byteOffset + words.length * 4, length & 3)
  let plain = 0
  let weighted = 0
  for (let from = 0; from < words.length; from += STRIDE) {
    const to = Math.min(from + STRIDE, words.length)
    for (let i = from; i < to; i++) {
      const word = words[i] as number
      weighted += plain << 2
      if (word === 0) continue
      const [one, two, three, four] = [
        word & 255,
        (word >> 8) & 255,
        (word >> 16) & 255,
        word >>> 24,
      ]
      plain += one + two + three + four
      weighted += (one << 2) + three + three + two + two + two + four
    }
    plain %= MODULUS
    weighted %= MODULUS
  }
  for (const byte of rest) {
    plain += byte
    weighted += plain
  }
  return { count: length, plain: plain % MODULUS, weighted: weighted % MODULUS }
}

/** The checksum of parts that follow each other. */
const checksum = (parts: readonly Sums[]): Buffer => {
  let a = 1
  let b = 0
  for (const { count, plain, weighted } of parts) {
    b = (b + (count % MODULUS) * a + weighted) % MODULUS
    a = (a + plain) % MODULUS
  }
  const bytes = Buffer.alloc(4)
  bytes.writeUInt32BE(b * 65_536 + a)
  return bytes
}

/** Runs are all that is packed: fast, and the same bytes on any machine. */
const packPart = (bytes: Uint8Array): Buffer =>
  deflateRawSync(bytes, {
    strategy: constants.Z_RLE,
    level: 1,
    memLevel: 9,
    finishFlush: constants.Z_SYNC_FLUSH,
  })

interface Band {
  from: number
  to: number
  inked: boolean
}

/** Parts rows into bands with and without ink. */
const bandsOf = (inked: Uint8Array): Band[] => {
  const bands: Band[] = []
  for (let row = 0; row < inked.length; row++) {
    const band = bands.at(-1)
    if (inked[row] === 1) {
      const before = bands.at(-2)
      if (band?.inked) band.to = row + 1
      else if (before && band && band.to - band.from < GAP) {
        bands.pop()
        before.to = row + 1
      } else bands.push({ from: row, to: row + 1, inked: true })
    } else if (band && !band.inked) band.to = row + 1
    else bands.push({ from: row, to: row + 1, inked: false })
  }
  return bands
}

/** A band as it is packed. */
interface PackedBand extends Sums {
  packed: Buffer
}

/**
 * Packs pictures that are mostly paper into zlib streams. Bands of rows are packed by themselves:
 * those without ink once for each height, those that the picture before had too not again.
 */
export class RowPacker {
  readonly #row: number
  readonly #empty = new Map<number, PackedBand>()
  /** The bands of the last picture by their first row. */
  #last = new Map<number, PackedBand & { bytes: Buffer }>()

  /** @param row bytes a row */
  constructor(row: number) {
    this.#row = row
  }

  #packEmpty(rows: number): PackedBand {
    const known = this.#empty.get(rows)
    if (known) return known
    const count = rows * this.#row
    const band = { count, plain: 0, weighted: 0, packed: packPart(new Uint8Array(count)) }
    this.#empty.set(rows, band)
    return band
  }

  /** @param inked 1 for each row that has other bytes than zero */
  pack(rows: Buffer, inked: Uint8Array): Buffer {
    const fresh = new Map<number, PackedBand & { bytes: Buffer }>()
    const bands = bandsOf(inked).map(({ from, to, inked: isInked }): PackedBand => {
      if (!isInked) return this.#packEmpty(to - from)
      const view = rows.subarray(from * this.#row, to * this.#row)
      const last = this.#last.get(from)
      const bytes = last?.bytes.equals(view) ? last.bytes : Buffer.from(new Uint8Array(view))
      const band =
        last?.bytes === bytes ? last : { ...sumsOf(bytes), bytes, packed: packPart(bytes) }
      fresh.set(from, band)
      return band
    })
    this.#last = fresh
    const packed = bands.map((band) => band.packed)
    return Buffer.concat([HEADER, ...packed, LAST_BLOCK, checksum(bands)])
  }
}
