import { readFileSync } from 'node:fs'
import { availableParallelism, cpus, loadavg, platform, release, totalmem } from 'node:os'
import { join } from 'node:path'

const version = (name: string): string =>
  JSON.parse(
    readFileSync(join(import.meta.dirname, '../node_modules', name, 'package.json'), 'utf8'),
  ).version

/** The machine and the versions on which a result depends, as lines of Markdown. */
export const describeMachine = (): string[] => [
  `- ${availableParallelism()} × ${cpus()[0]?.model.trim() ?? 'unknown processor'}, ${Math.round(totalmem() / 2 ** 30)} GB, ${platform()} ${release()}`,
  `- Node ${process.versions.node}, astro ${version('astro')}, vite ${version('vite')}`,
  `- load when the run began: ${loadavg()
    .map((load) => load.toFixed(1))
    .join(', ')}`,
]
