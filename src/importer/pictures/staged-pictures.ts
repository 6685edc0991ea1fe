import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** Bytes of pictures by their names in the folder of a report's pictures. */
export type PictureFiles = ReadonlyMap<string, Uint8Array>

/** A place where a report's pictures lie as they will in the content folder, until `end` is called. */
export const stagePictures = (slug: string, files: PictureFiles): { path: string; end(): void } => {
  const folder = mkdtempSync(join(tmpdir(), 'tenkyo-pictures-'))
  mkdirSync(join(folder, slug))
  for (const [name, bytes] of files) writeFileSync(join(folder, slug, name), bytes)
  return {
    path: join(folder, `${slug}.mdx`),
    end: () => rmSync(folder, { recursive: true, force: true }),
  }
}
