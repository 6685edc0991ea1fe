import { existsSync, mkdirSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs'
import { basename, dirname, join, resolve } from 'node:path'
import { build } from 'astro'
import { lock } from 'proper-lockfile'

const root = resolve(import.meta.dirname, '../..')

/** Why a folder can't be replaced by the built site, or undefined. */
export const outDirFault = (outDir: string, contentDir: string): string | undefined => {
  const holds = (inner: string): boolean => `${inner}/`.startsWith(`${outDir}/`)
  if (holds(root) || holds(contentDir))
    return `Unexpected OUT_DIR ${outDir}, expected a folder that does not hold the project or the content`
  if (!existsSync(outDir)) return undefined
  if (!statSync(outDir).isDirectory()) return `Unexpected OUT_DIR ${outDir}, expected a folder`
  const names = readdirSync(outDir)
  return names.length > 0 && !names.includes('index.html')
    ? `Unexpected OUT_DIR ${outDir}, expected an empty folder or an earlier site (it has files but no index.html)`
    : undefined
}

/** Puts a whole new folder in the place of an old one. The old one is back if that fails. */
const replaceFolder = (fresh: string, target: string): void => {
  const old = `${fresh}.old`
  rmSync(old, { recursive: true, force: true })
  if (existsSync(target)) renameSync(target, old)
  try {
    renameSync(fresh, target)
  } catch (error) {
    if (existsSync(old)) renameSync(old, target)
    throw error
  }
  rmSync(old, { recursive: true, force: true })
}

/** Astro keeps the list of images in one file a checkout, so builds of several contents take turns. */
const oneBuildAtATime = async (): Promise<() => Promise<void>> => {
  const folder = join(root, '.astro')
  mkdirSync(folder, { recursive: true })
  return lock(folder, {
    stale: 15_000,
    retries: { retries: 3600, minTimeout: 250, maxTimeout: 250 },
  })
}

const fail = (message: string): never => {
  process.stderr.write(`${message}\n`)
  process.exit(1)
}

/** Builds CONTENT_DIR into OUT_DIR; a failed build leaves the folder as it was. */
const main = async (): Promise<void> => {
  const contentDir = resolve(process.env.CONTENT_DIR ?? 'content')
  const outDir = resolve(process.env.OUT_DIR ?? 'dist')
  if (!existsSync(contentDir))
    fail(`No content folder ${contentDir}; set CONTENT_DIR to one that exists`)
  const fault = outDirFault(outDir, contentDir)
  if (fault) fail(fault)
  const unlock = await oneBuildAtATime()
  const fresh = join(dirname(outDir), `.${basename(outDir)}.building`)
  rmSync(fresh, { recursive: true, force: true })
  mkdirSync(dirname(outDir), { recursive: true })
  try {
    await build({ root, outDir: fresh, logLevel: 'warn' })
  } catch (error) {
    rmSync(fresh, { recursive: true, force: true })
    await unlock()
    fail(error instanceof Error ? error.message : String(error))
  }
  replaceFolder(fresh, outDir)
  await unlock()
  process.stdout.write(`Built ${outDir}\n`)
}

if (import.meta.main) await main()
