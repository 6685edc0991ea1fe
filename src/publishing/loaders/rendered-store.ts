import { mkdirSync, readdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import type { RenderedReport, ReportFacts, ReportText } from '../../markdown/rendered-report.ts'
import type { FileMessage } from '../../schemas/messages.ts'
import { readKept as readKeptFile, writeKept } from '../site/kept-file.ts'

/** What is known of a kept report, with the warnings to be said again. */
export interface KeptReport {
  facts: ReportFacts
  messages: FileMessage[]
}

const fileOf = (folder: string, digest: string): string => join(folder, `${digest}.json`)

// Only `write` makes such a file, and the file itself vouches for being as it was written.

/** Reads what is known of a kept report; undefined where there is none, or where the file is broken. */
export const readKept = (folder: string, digest: string): KeptReport | undefined =>
  readKeptFile(fileOf(folder, digest)) as KeptReport | undefined

/** Reads the text of a kept report; undefined where there is none, or where the file is broken. */
export const readKeptText = (folder: string, digest: string): ReportText | undefined =>
  readKeptFile(fileOf(folder, digest), 1) as ReportText | undefined

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
  /** Keeps a report; returns what is known of it. */
  write(digest: string, rendered: RenderedReport, messages: FileMessage[]): ReportFacts {
    const { html, blocks, markdown, paragraphs: _, ...facts } = rendered
    const text: ReportText = { html, blocks, markdown }
    writeKept(fileOf(this.#folder, digest), { facts, messages } satisfies KeptReport, text)
    return facts
  }
  /** Removes what no digest names. */
  prune(digests: ReadonlySet<string>): void {
    for (const name of readdirSync(this.#folder))
      if (!digests.has(name.replace(/\.json$/, '')))
        rmSync(join(this.#folder, name), { force: true })
  }
}
