import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TestProject } from 'vitest/node'
import { cacheOf, runBuild } from '../site/run-build.ts'

/** The content folders of tests/fixtures of which several files open the site. */
const FIXTURES = ['pages', 'passages'] as const

declare module 'vitest' {
  interface ProvidedContext {
    /** The sites of the fixtures, by folder. */
    fixtures: Record<string, string>
  }
}

/** Builds the fixtures once for all files of the browser tests. */
export default async (project: TestProject): Promise<() => void> => {
  const folder = mkdtempSync(join(tmpdir(), 'tenkyo-fixtures-'))
  const leftovers = [folder]
  const fixtures: Record<string, string> = {}
  for (const name of FIXTURES) {
    const content = join(import.meta.dirname, '../fixtures', name)
    leftovers.push(cacheOf(content))
    const { exitCode, stderr, outDir } = await runBuild(content, join(folder, name))
    if (exitCode !== 0) throw new Error(stderr)
    fixtures[name] = outDir
  }
  project.provide('fixtures', fixtures)
  return () => {
    for (const path of leftovers) rmSync(path, { recursive: true, force: true })
  }
}
