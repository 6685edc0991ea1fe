import { spawn } from 'node:child_process'
import { mkdirSync, readFileSync, rmSync } from 'node:fs'
import { delimiter, dirname, join, resolve } from 'node:path'
import { PassThrough } from 'node:stream'
import { text } from 'node:stream/consumers'
import { type CheckResult, countCommand, countVitest, summary } from './check-results.ts'

const root = resolve(import.meta.dirname, '../..')
const MINUTE = 60_000

/**
 * A check of `npm test`: a command, which must end with 0, or one Vitest project. It runs after the
 * check that it is `after`, and where it `needs` one only if that passed.
 */
type Check = { name: string; after?: string; needs?: string } & (
  | { command: string[] }
  | { vitest: string }
)

const CHECKS: readonly Check[] = [
  { name: 'types', command: ['astro', 'check', '--minimumFailingSeverity', 'warning'] },
  { name: 'biome', command: ['biome', 'ci', '--error-on-warnings'] },
  { name: 'dead code', command: ['knip'] },
  { name: 'content', command: ['npm', 'run', 'lint:content'] },
  { name: 'units', vitest: 'units' },
  // Astro's check loads the content into the folder that a build uses.
  { name: 'build', command: ['npm', 'run', 'build'], after: 'types' },
  { name: 'site', vitest: 'site', needs: 'build' },
  { name: 'browser', vitest: 'browser', needs: 'build' },
]

/** How many checks run side by side: each keeps about one processor busy. */
const LANES = 2

const environment = (): NodeJS.ProcessEnv => ({
  ...process.env,
  PATH: [join(root, 'node_modules/.bin'), process.env.PATH].join(delimiter),
  ASTRO_TELEMETRY_DISABLED: '1',
})

/** Runs a command, and says what it said in one piece when it has ended; null when it could not run or was stopped. */
const run = async ([program = '', ...args]: readonly string[]): Promise<number | null> => {
  const child = spawn(program, args, {
    cwd: root,
    env: environment(),
    stdio: ['ignore', 'pipe', 'pipe'],
    shell: process.platform === 'win32',
    timeout: 20 * MINUTE,
  })
  const ended = new Promise<number | null>((done) => {
    child.on('error', (error) => {
      process.stderr.write(`${program} could not run: ${error.message}. Run \`npm ci\` first\n`)
      done(null)
    })
    child.on('close', done)
  })
  // One stream for both, so that what is said keeps its order.
  const said = new PassThrough()
  for (const stream of [child.stdout, child.stderr]) stream.pipe(said, { end: false })
  void ended.then(() => said.end())
  const words = await text(said)
  process.stdout.write(`\n> ${[program, ...args].join(' ')}\n${words}`)
  return ended
}

const readJson = (file: string): unknown => {
  try {
    return JSON.parse(readFileSync(file, 'utf8'))
  } catch {
    return undefined
  }
}

const runVitest = async (project: string): Promise<ReturnType<typeof countVitest>> => {
  const file = join(root, `node_modules/.cache/tenkyo/vitest-${project}.json`)
  mkdirSync(dirname(file), { recursive: true })
  rmSync(file, { force: true })
  const exitCode = await run([
    ...['vitest', 'run', '--project', project, '--allowOnly=false'],
    ...['--reporter=default', '--reporter=json', `--outputFile.json=${file}`],
  ])
  return countVitest(readJson(file), exitCode)
}

const runCheck = async (check: Check, isBroken: boolean): Promise<CheckResult> => {
  const start = performance.now()
  process.stdout.write(`${check.name} …\n`)
  const result = isBroken
    ? { counts: countCommand(null), note: `could not run without ${check.needs}` }
    : 'vitest' in check
      ? await runVitest(check.vitest)
      : { counts: countCommand(await run(check.command)) }
  return { name: check.name, seconds: (performance.now() - start) / 1000, ...result }
}

/** Runs every check, whatever fails, and prints the summary last. */
const main = async (): Promise<void> => {
  const results = new Map<string, Promise<CheckResult>>()
  const left = CHECKS.values()
  /** Takes one check after the other, as long as there are any. */
  const lane = async (): Promise<void> => {
    for (const check of left) {
      await results.get(check.after ?? '')
      const needed = await results.get(check.needs ?? '')
      const result = runCheck(check, needed !== undefined && needed.counts.failed > 0)
      results.set(check.name, result)
      await result
    }
  }
  await Promise.all(Array.from({ length: LANES }, lane))
  const all = await Promise.all(CHECKS.flatMap(({ name }) => results.get(name) ?? []))
  process.stdout.write(`\n${summary(all)}\n`)
  process.exitCode = all.some(({ counts }) => counts.failed > 0) ? 1 : 0
}

await main()
