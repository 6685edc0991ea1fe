import { fork } from 'node:child_process'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import type { BundleSettings } from './kept-bundle.ts'

/** A bundle that is being made. */
export interface Bundling {
  /** Settings, as soon as they are known; undefined where Astro refused them. */
  settings: Promise<BundleSettings | undefined>
  /** Whether the bundle was made; says what Astro said then, and else nothing. */
  done: Promise<boolean>
  /** Ends it, and waits for its end. */
  stop: () => Promise<void>
}

/**
 * Has Astro bundle all pages in a process of its own (bundle-process.ts).
 *
 * @param root the project's folder
 * @param cache the folder of what builds of this content keep
 * @param code digest of everything but the content that goes into a site
 * @param folder where styles, scripts and public files go
 */
export const makeBundle = (root: string, cache: string, code: string, folder: string): Bundling => {
  const child = fork(join(import.meta.dirname, 'bundle-process.ts'), [root, cache, code, folder], {
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  })
  const said = Promise.all([child.stdout, child.stderr].map((stream) => stream && text(stream)))
  const ended = new Promise<number | null>((resolve) => child.on('close', resolve))
  const settings = new Promise<BundleSettings | undefined>((resolve) => {
    child.on('message', (message) => resolve(message as BundleSettings)) // only bundle-process.ts sends
    child.on('close', () => resolve(undefined))
  })
  const done = ended.then(async (code) => {
    const [out, errors] = await said
    if (code !== 0) return false
    process.stdout.write(out ?? '')
    process.stderr.write(errors ?? '')
    return true
  })
  return {
    settings,
    done,
    stop: async () => {
      child.kill()
      await ended
    },
  }
}
