import { existsSync, mkdirSync, realpathSync } from 'node:fs'
import { enableCompileCache } from 'node:module'
import { join, resolve } from 'node:path'
import { setFlagsFromString } from 'node:v8'
import { lock } from 'proper-lockfile'
import { buildSite } from '../publishing/site/build-site.ts'
import { outDirFault } from '../publishing/site/out-dir.ts'
import { dayInTokyo } from '../schemas/fields.ts'

const root = resolve(import.meta.dirname, '../..')

/** Astro keeps the list of images in one file a checkout, so builds of several contents take turns. */
const oneBuildAtATime = async (): Promise<() => Promise<void>> => {
  const folder = join(root, '.astro')
  mkdirSync(folder, { recursive: true })
  return lock(folder, {
    // A busy machine may keep a build from touching its lock for a while; that is no lost lock.
    stale: 120_000,
    onCompromised: (error) => process.stderr.write(`${error.message}; the build goes on\n`),
    retries: { retries: 3600, minTimeout: 250, maxTimeout: 250 },
  })
}

const fail = (message: string): never => {
  process.stderr.write(`${message}\n`)
  process.exit(1)
}

/** The settings are read here, so that a wrong one is told like every other fault. */
const build = async (contentDir: string, outDir: string): Promise<string> => {
  const { site } = await import('../site.config.ts')
  const today = process.env.NEWS_SITEMAP_UNTIL || dayInTokyo(new Date())
  return buildSite({ root, contentDir, outDir, settings: site, today })
}

/** Builds CONTENT_DIR into OUT_DIR; a failed build leaves the folder as it was. */
const main = async (): Promise<void> => {
  const contentDir = resolve(process.env.CONTENT_DIR ?? 'content')
  const asked = resolve(process.env.OUT_DIR ?? 'dist')
  // A link to a release's folder stays a link: the site goes where it leads.
  const outDir = existsSync(asked) ? realpathSync(asked) : asked
  if (!existsSync(contentDir))
    fail(`No content folder ${contentDir}; set CONTENT_DIR to one that exists`)
  const fault = outDirFault(outDir, contentDir, root)
  if (fault) fail(fault)
  const unlock = await oneBuildAtATime()
  const outcome = await build(contentDir, outDir).catch((error: unknown) => error)
  await unlock()
  if (typeof outcome !== 'string')
    fail(outcome instanceof Error ? outcome.message : String(outcome))
  process.stdout.write(`${outcome}\n`)
}

if (import.meta.main) {
  // Where much memory is free, V8 lets garbage pile up to several times of what is in use.
  setFlagsFromString('--heap-growing-percent=25')
  // What ended threads held is given back at once, not kept for the others for eight seconds.
  setFlagsFromString('--no-memory-pool-share-memory-on-teardown')
  // Node compiles what Astro and the pipeline load once, not in every build.
  enableCompileCache(join(root, '.astro', 'node'))
  await main()
}
