import { join } from 'node:path'

/** A path in the tests' own cache folder, which `npm ci` empties together with node_modules. */
export const cacheFolder = (...parts: string[]): string =>
  join(import.meta.dirname, '../../node_modules/.cache/tenkyo', ...parts)
