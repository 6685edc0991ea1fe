import { hash } from 'node:crypto'
import { readKept, writeKept } from '../site/kept-file.ts'

interface KeptFile<T> {
  maker: string
  values: [digest: string, value: T][]
}

/**
 * Values that were made of texts, kept in one file between builds, each under the digest of its text.
 * All are forgotten when what makes them has changed; those that a build did not ask for go.
 */
export class KeptValues<T> {
  readonly #file: string
  readonly #maker: string
  readonly #known: ReadonlyMap<string, T>
  readonly #used = new Map<string, T>()

  /** @param maker digest of the code that makes the values */
  constructor(file: string, maker: string) {
    // Only `save` makes such a file, and the file itself vouches for being as it was written.
    const kept = readKept(file) as KeptFile<T> | undefined
    this.#file = file
    this.#maker = maker
    this.#known = new Map(kept?.maker === maker ? kept.values : [])
  }

  /** The value of a text, or undefined where none is kept. */
  get(text: string): T | undefined {
    const digest = hash('sha256', text)
    const value = this.#used.get(digest) ?? this.#known.get(digest)
    if (value !== undefined) this.#used.set(digest, value)
    return value
  }

  set(text: string, value: T): void {
    this.#used.set(hash('sha256', text), value)
  }

  save(): void {
    const isSame =
      this.#used.size === this.#known.size &&
      [...this.#used.keys()].every((digest) => this.#known.has(digest))
    if (!isSame) writeKept(this.#file, { maker: this.#maker, values: [...this.#used] })
  }
}
