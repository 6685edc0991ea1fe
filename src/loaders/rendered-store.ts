import { mkdirSync, readdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { readKept as readKeptFile, writeKept } from '../build/kept-file.ts'
import type { RenderedReport } from '../markdown/rendered-report.ts'

/** A rendered report as kept between builds, with the warnings to be said again. */
export interface KeptReport {
  rendered: RenderedReport
  warnings: string[]
}

const fileOf = (folder: string, digest: string): string => join(folder, `${digest}.json`)

/** Reads a kept report; undefined where there is none, or where the file is broken. */
export const readKept = (folder: string, digest: string): KeptReport | undefined =>
  // Only `write` makes such a file, and the file itself vouches for being as it was written.
  readKeptFile(fileOf(folder, digest)) as KeptReport | undefined

/**
 * The rendered reports, one file a digest, outside Astro's data store so that Vite never bundles
 * them.
 */
export class RenderedStore {
  readonly #folder: string
  constructor(folder: string) {
    this.#folder = folder
    mkdirSync(folder, { recursive: true })
  }
  read(digest: string): KeptReport | undefined {
    return readKept(this.#folder, digest)
  }
  write(digest: string, kept: KeptReport): void {
    writeKept(fileOf(this.#folder, digest), kept)
  }
  /** Removes what no digest names. */
  prune(digests: ReadonlySet<string>): void {
    for (const name of readdirSync(this.#folder))
      if (!digests.has(name.replace(/\.json$/, '')))
        rmSync(join(this.#folder, name), { force: true })
  }
}
