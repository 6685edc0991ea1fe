import { cpSync, mkdirSync, readdirSync, rmSync, symlinkSync } from 'node:fs'
import { join, resolve } from 'node:path'

const root = resolve(import.meta.dirname, '..')

/** What a build reads of the project, beside the packages. */
const PARTS = [
  'src',
  'public',
  'astro.config.mjs',
  'package.json',
  'package-lock.json',
  'tsconfig.json',
]

/**
 * Copies the project into a folder, so that it can be edited and built there; the packages are the
 * project's own. Nothing of an earlier copy is left.
 * @param from the project, or a copy that was edited
 */
export const copyCheckout = (folder: string, from = root): void => {
  rmSync(folder, { recursive: true, force: true })
  mkdirSync(folder, { recursive: true })
  for (const part of PARTS) cpSync(join(from, part), join(folder, part), { recursive: true })
  for (const name of readdirSync(from).filter((entry) => entry.startsWith('.env')))
    cpSync(join(from, name), join(folder, name))
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'), 'junction')
}
