import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { join, resolve } from 'node:path'
import { text } from 'node:stream/consumers'

/** The project's folder. */
export const root = resolve(import.meta.dirname, '../..')

/** How a build ended; `outDir` exists only where it went well. */
export interface BuiltSite {
  exitCode: number | null
  stdout: string
  stderr: string
  outDir: string
}

/** The cache that a build keeps of such a content folder, under the name that astro.config.mjs gives it. */
export const cacheOf = (contentDir: string): string => {
  const hash = createHash('sha256').update(contentDir).digest('hex').slice(0, 12)
  return join(root, '.astro', `content-${hash}`)
}

// Vitest sets these for its own process; a build that inherits them is no production build.
const OF_VITEST = /^(VITEST.*|TEST|NODE_ENV|MODE|DEV|PROD|SSR|BASE_URL)$/

/** The environment of this process without what Vitest sets. */
export const ownEnvironment = (): NodeJS.ProcessEnv =>
  Object.fromEntries(Object.entries(process.env).filter(([name]) => !OF_VITEST.test(name)))

/** Builds a content folder with src/cli/build.ts as a process of its own. */
export const runBuild = async (
  contentDir: string,
  outDir: string,
  environment: Readonly<Record<string, string>> = {},
  checkout = root,
): Promise<BuiltSite> => {
  const build = spawn(process.execPath, ['--disable-warning=DEP0040', 'src/cli/build.ts'], {
    cwd: checkout,
    env: {
      ...ownEnvironment(),
      CONTENT_DIR: contentDir,
      OUT_DIR: outDir,
      ASTRO_TELEMETRY_DISABLED: '1',
      ...environment,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const exit = new Promise<number | null>((done) => build.on('close', done))
  const [stdout, stderr, exitCode] = await Promise.all([
    text(build.stdout),
    text(build.stderr),
    exit,
  ])
  return { exitCode, stdout, stderr, outDir }
}
