import { execFileSync } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import {
  type Contender,
  editedReport,
  middleReport,
  type Scenario,
  sharedSource,
  withEditedSource,
} from '../contender.ts'
import type { BenchReport, Corpus } from '../corpus.ts'

/** Another way to publish the same texts. */
export interface Peer {
  name: string
  /** The folder of its installation. */
  id: string
  /** Exact versions from npm. */
  dependencies: Record<string, string>
  /** The project's files by path. */
  project: Record<string, string>
  /** A report's files by path; an edit of the report or of its sources writes them anew. */
  reportFiles(report: BenchReport): Record<string, string | Uint8Array>
  /** The build as a JavaScript file with arguments, within the project. */
  args: readonly string[]
  /** Folders of reports, emptied before others are written. */
  content: readonly string[]
  /** Folders that a cold build must not find. */
  caches: readonly string[]
}

const writeFiles = (folder: string, files: Record<string, string | Uint8Array>): void => {
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true })
    writeFileSync(join(folder, path), content)
  }
}

const remove = (folder: string, paths: readonly string[]): void => {
  for (const path of paths) rmSync(join(folder, path), { recursive: true, force: true })
}

/** Installs a peer; an installation of the same versions is kept. */
const install = (peer: Peer, folder: string): void => {
  const manifest = JSON.stringify(
    { name: 'bench-peer', private: true, type: 'module', dependencies: peer.dependencies },
    null,
    2,
  )
  const file = join(folder, 'package.json')
  const isInstalled =
    existsSync(join(folder, 'node_modules')) &&
    existsSync(file) &&
    readFileSync(file, 'utf8') === manifest
  if (isInstalled) return
  writeFiles(folder, { 'package.json': manifest })
  execFileSync('npm', ['install', '--no-audit', '--no-fund', '--loglevel=error'], {
    cwd: folder,
    stdio: 'inherit',
    shell: process.platform === 'win32',
  })
}

/** A peer with the corpus in it, ready to be built. */
export const peerContender = (peer: Peer, scratch: string, corpus: Corpus): Contender => {
  const folder = join(scratch, peer.id)
  install(peer, folder)
  remove(folder, peer.content)
  writeFiles(folder, peer.project)
  for (const report of corpus.reports) writeFiles(folder, peer.reportFiles(report))
  const report = middleReport(corpus)
  const key = sharedSource(corpus)

  const prepare = (scenario: Scenario, run: number): void => {
    if (scenario === 'cold') remove(folder, peer.caches)
    if (scenario === 'report') writeFiles(folder, peer.reportFiles(editedReport(report, run)))
    if (scenario === 'source')
      for (const edited of withEditedSource(corpus, key, run).reports)
        if (edited.sources.some((source) => source.key === key))
          writeFiles(folder, peer.reportFiles(edited))
  }
  return {
    name: peer.name,
    scenarios: ['cold', 'same', 'report', 'source'],
    command: { args: peer.args, cwd: folder },
    outDir: join(folder, 'dist'),
    prepare,
  }
}
