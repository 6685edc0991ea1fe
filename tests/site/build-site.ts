import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { text } from 'node:stream/consumers'
import { afterAll } from 'vitest'

const root = resolve(import.meta.dirname, '../..')

/** A content folder by path: `{ 'reports/x.mdx': '…', 'sources/a.yaml': '…' }`. */
type ContentFiles = Readonly<Record<string, string>>

/** How a build ended; `outDir` exists only where it went well. */
interface BuiltSite {
  exitCode: number | null
  stdout: string
  stderr: string
  outDir: string
}

const leftovers = new Set<string>()

afterAll(async () => {
  for (const folder of leftovers) await rm(folder, { recursive: true, force: true })
})

/** A new folder that goes when the test file has run. */
export const temporaryFolder = async (): Promise<string> => {
  const folder = await mkdtemp(join(tmpdir(), 'tenkyo-test-'))
  leftovers.add(folder)
  return folder
}

/** The cache that a build keeps of such a content folder, under the name that astro.config.mjs gives it. */
const cacheOf = (contentDir: string): string => {
  const hash = createHash('sha256').update(contentDir).digest('hex').slice(0, 12)
  return join(root, '.astro', `content-${hash}`)
}

/** Writes a content folder of its own into the temp folder; it goes when the test file has run. */
export const writeContent = async (files: ContentFiles): Promise<string> => {
  const folder = join(await temporaryFolder(), 'content')
  await mkdir(folder)
  for (const [path, content] of Object.entries(files)) {
    await mkdir(dirname(join(folder, path)), { recursive: true })
    await writeFile(join(folder, path), content)
  }
  return folder
}

// Vitest sets these for its own process; a build that inherits them is no production build.
const OF_VITEST = /^(VITEST.*|TEST|NODE_ENV|MODE|DEV|PROD|SSR|BASE_URL)$/

const ownEnvironment = (): NodeJS.ProcessEnv =>
  Object.fromEntries(Object.entries(process.env).filter(([name]) => !OF_VITEST.test(name)))

/**
 * Builds a content folder (the project's own where none is given) with src/cli/build.ts as a
 * process of its own, into a temp folder or into `outDir`, where an earlier build may stand.
 * The temp folders and caches go when the test file has run.
 * @param checkout the project's folder, or that of a copy
 */
export const buildSite = async (
  contentDir = join(root, 'content'),
  outDir?: string,
  environment: Readonly<Record<string, string>> = {},
  checkout = root,
): Promise<BuiltSite> => {
  const target = outDir ?? join(await temporaryFolder(), 'site')
  if (checkout === root) leftovers.add(cacheOf(resolve(contentDir)))
  const build = spawn(process.execPath, ['--disable-warning=DEP0040', 'src/cli/build.ts'], {
    cwd: checkout,
    env: {
      ...ownEnvironment(),
      CONTENT_DIR: contentDir,
      OUT_DIR: target,
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
  return { exitCode, stdout, stderr, outDir: target }
}
