import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'astro/zod'
import { Refusal } from '../../read/refusal.ts'

const entrySchema = z.strictObject({
  /** The raw file, by its way from the content folder. */
  file: z.string(),
  /** SHA-256 of the raw file. */
  raw: z.string(),
  /** SHA-256 of the MDX that was written; another one means that somebody edited it. */
  written: z.string(),
})

/** What was imported, by slug: how the importer knows a raw file and an edited report again. */
export type ImportEntry = z.infer<typeof entrySchema>
const recordSchema = z.record(z.string(), entrySchema)

export const recordPath = (contentDir: string): string => join(contentDir, 'imports.json')

export const digestOf = (content: string | Uint8Array): string =>
  createHash('sha256').update(content).digest('hex')

/** The imports of a content folder; empty where there is none. */
export class ImportRecord {
  readonly #bySlug: Map<string, ImportEntry>
  readonly #byRaw = new Map<string, string>()
  readonly #byFile = new Map<string, Set<string>>()

  constructor(entries: Iterable<readonly [string, ImportEntry]>) {
    this.#bySlug = new Map()
    for (const [slug, entry] of entries) this.set(slug, entry)
  }

  get(slug: string): ImportEntry | undefined {
    return this.#bySlug.get(slug)
  }

  /** The slug of the report that a raw file with this digest became. */
  slugOfRaw(raw: string): string | undefined {
    return this.#byRaw.get(raw)
  }

  /** Slugs of the reports that a raw file of this name became. */
  slugsOfFile(file: string): readonly string[] {
    return [...(this.#byFile.get(file) ?? [])]
  }

  set(slug: string, entry: ImportEntry): void {
    const before = this.#bySlug.get(slug)
    if (before) {
      this.#byRaw.delete(before.raw)
      this.#byFile.get(before.file)?.delete(slug)
    }
    this.#bySlug.set(slug, entry)
    this.#byRaw.set(entry.raw, slug)
    const slugs = this.#byFile.get(entry.file)
    if (slugs) slugs.add(slug)
    else this.#byFile.set(entry.file, new Set([slug]))
  }

  /** One line a report, in order, so that two people's imports merge. */
  toText(): string {
    const lines = [...this.#bySlug]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(
        ([slug, { file, raw, written }]) =>
          `  ${JSON.stringify(slug)}: ${JSON.stringify({ file, raw, written })}`,
      )
    return lines.length === 0 ? '{}\n' : `{\n${lines.join(',\n')}\n}\n`
  }
}

const readText = (path: string): string | undefined => {
  try {
    return readFileSync(path, 'utf8')
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined
    throw error
  }
}

/** Reads the record of imports; a broken one stops the run, since without it edited reports would be overwritten. */
export const readImports = (contentDir: string): ImportRecord => {
  const path = recordPath(contentDir)
  const text = readText(path)
  if (text === undefined) return new ImportRecord([])
  let json: unknown
  try {
    json = JSON.parse(text)
  } catch (error) {
    throw new Refusal(
      `${path} is no JSON (${(error as Error).message}); restore it or take it away`,
    )
  }
  const parsed = recordSchema.safeParse(json)
  if (!parsed.success)
    throw new Refusal(`${path} is no record of imports; restore it or take it away`)
  return new ImportRecord(Object.entries(parsed.data))
}
