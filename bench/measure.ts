import { spawn } from 'node:child_process'
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** What one run of a program took. */
export interface Run {
  /** Seconds from start to end. */
  wall: number
  /** Seconds of processor, all threads, user and system. */
  cpu: number
  /** Largest resident memory in MB. */
  memory: number
  /** Seconds by named stage, where the program says so. */
  stages: Record<string, number>
}

/** A program to run. */
export interface Command {
  /** A JavaScript file for this Node, and its arguments. */
  args: readonly string[]
  cwd: string
  env?: Record<string, string>
}

const RECORDER = join(import.meta.dirname, 'recorder.mjs')

interface Recorded {
  pid: number
  cpu: number
  memory: number
  stages: Record<string, number>
}

/** How often the memory of all processes together is looked at, in milliseconds. */
const SAMPLE = 100
const PAGE_MB = 4096 / 2 ** 20

const childrenOf = (pid: number): number[] =>
  readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').split(' ').filter(Boolean).map(Number)

/** Resident memory in MB of a process with those that it started; 0 where the system does not tell. */
const memoryOf = (pid: number): number => {
  try {
    const own = Number(readFileSync(`/proc/${pid}/statm`, 'utf8').split(' ')[1]) * PAGE_MB
    return childrenOf(pid).reduce((sum, child) => sum + memoryOf(child), own)
  } catch {
    return 0
  }
}

const readJson = <T>(file: string): T | undefined =>
  existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as T) : undefined

/** Astro writes its own timers where ASTRO_TIMER_PATH says. */
const astroStages = (file: string): Record<string, number> =>
  Object.fromEntries(
    Object.entries(readJson<Record<string, { elapsedTime: number }>>(file) ?? {}).map(
      ([name, { elapsedTime }]) => [name, elapsedTime],
    ),
  )

/**
 * Runs a program in a Node of its own and measures it. The recorder, loaded before the program,
 * writes down what the process used; it works wherever Node does. Throws where the program fails.
 */
export const measure = async ({ args, cwd, env }: Command): Promise<Run> => {
  const folder = mkdtempSync(join(tmpdir(), 'tenkyo-bench-'))
  const [record, timers] = [join(folder, 'record.json'), join(folder, 'timers.json')]
  const start = performance.now()
  const child = spawn(process.execPath, ['--import', RECORDER, ...args], {
    cwd,
    env: {
      ...process.env,
      ASTRO_TELEMETRY_DISABLED: '1',
      ASTRO_TIMER_PATH: timers,
      ...env,
      BENCH_RECORD: record,
    },
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  let together = 0
  const sampling = setInterval(() => {
    together = Math.max(together, memoryOf(child.pid ?? 0))
  }, SAMPLE)
  let stderr = ''
  child.stderr.on('data', (data: Buffer) => {
    stderr = (stderr + data.toString()).slice(-4000)
  })
  const code = await new Promise<number | null>((done) => child.on('close', done))
  const wall = (performance.now() - start) / 1000
  clearInterval(sampling)
  const records = readdirSync(folder)
    .filter((name) => name.startsWith('record.json.'))
    .flatMap((name) => readJson<Recorded>(join(folder, name)) ?? [])
  const cpu = records.reduce((sum, record) => sum + record.cpu, 0)
  const memory = Math.max(together, ...records.map((record) => record.memory))
  const stages = records.find(({ pid }) => pid === child.pid)?.stages ?? {}
  const milliseconds = { ...astroStages(timers), ...stages }
  rmSync(folder, { recursive: true, force: true })
  if (code !== 0) throw new Error(`${args.join(' ')} in ${cwd} ended with ${code}\n${stderr}`)
  return {
    wall,
    cpu,
    memory,
    stages: Object.fromEntries(Object.entries(milliseconds).map(([name, ms]) => [name, ms / 1000])),
  }
}

/** Number of files and of HTML pages in a folder, bytes of all files and of the largest page. */
export const sizeOf = (
  folder: string,
): { files: number; pages: number; bytes: number; largest: number } => {
  let files = 0
  let pages = 0
  let bytes = 0
  let largest = 0
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue
    const { size } = statSync(join(entry.parentPath, entry.name))
    files++
    bytes += size
    if (!entry.name.endsWith('.html')) continue
    pages++
    largest = Math.max(largest, size)
  }
  return { files, pages, bytes, largest }
}
