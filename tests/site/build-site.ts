import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { afterAll } from 'vitest'
import { type BuiltSite, cacheOf, root, runBuild } from './run-build.ts'

/** A content folder by path: `{ 'reports/x.mdx': '…', 'sources/a.yaml': '…' }`. */
type ContentFiles = Readonly<Record<string, string>>

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
  return runBuild(contentDir, target, environment, checkout)
}
