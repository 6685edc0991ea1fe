import { mkdirSync, readdirSync, rmSync } from 'node:fs'
import { readFile, rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { RenderedReport } from '../markdown/rendered-report.ts'

/** A rendered report as kept between builds, with the warnings to be said again. */
export interface KeptReport {
  rendered: RenderedReport
  warnings: string[]
}

const fileOf = (folder: string, digest: string): string => join(folder, `${digest}.json`)

const isKeptReport = (value: unknown): value is KeptReport =>
  typeof value === 'object' &&
  value !== null &&
  'rendered' in value &&
  'warnings' in value &&
  Array.isArray(value.warnings)

/** Reads a kept report; undefined where there is none, or where the file is broken. */
export const readKept = async (folder: string, digest: string): Promise<KeptReport | undefined> => {
  try {
    const value: unknown = JSON.parse(await readFile(fileOf(folder, digest), 'utf8'))
    return isKeptReport(value) ? value : undefined
  } catch {
    return undefined
  }
}

/**
 * The rendered reports, one file a digest, outside Astro's data store so that Vite never bundles
 * them. A file is written under another name and renamed, so it is whole or not there.
 */
export class RenderedStore {
  readonly #folder: string
  constructor(folder: string) {
    this.#folder = folder
    mkdirSync(folder, { recursive: true })
  }
  read(digest: string): Promise<KeptReport | undefined> {
    return readKept(this.#folder, digest)
  }
  async write(digest: string, kept: KeptReport): Promise<void> {
    const target = fileOf(this.#folder, digest)
    const draft = `${target}.${process.pid}`
    await writeFile(draft, JSON.stringify(kept))
    await rename(draft, target)
  }
  /** Removes what no digest names. */
  prune(digests: ReadonlySet<string>): void {
    for (const name of readdirSync(this.#folder))
      if (!digests.has(name.replace(/\.json$/, '')))
        rmSync(join(this.#folder, name), { force: true })
  }
}
