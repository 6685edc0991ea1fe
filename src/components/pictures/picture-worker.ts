import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { drawPicture, pictureOfKey } from './pictures.ts'

/** Draws pictures, each by its key, and writes them. Runs in a thread of src/publishing/site/picture-threads.ts. */
export default async (files: readonly { key: string; file: string }[]): Promise<void> => {
  for (const { key, file } of files) {
    const bytes = await drawPicture(pictureOfKey(key))
    mkdirSync(dirname(file), { recursive: true })
    writeFileSync(file, bytes)
  }
}
