import { rmSync } from 'node:fs'
import { resolve } from 'node:path'

/** Removes what builds keep between them; the built site and the content stay. */
const root = resolve(import.meta.dirname, '../..')
for (const folder of ['.astro', 'node_modules/.vite', 'node_modules/.astro'])
  rmSync(resolve(root, folder), { recursive: true, force: true })
