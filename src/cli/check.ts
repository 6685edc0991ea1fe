import { spawn } from 'node:child_process'
import { mkdirSync, readFileSync, rmSync } from 'node:fs'
import { delimiter, dirname, join, resolve } from 'node:path'
import { type CheckResult, countCommand, countVitest, summary } from './check-results.ts'

const root = resolve(import.meta.dirname, '../..')
const MINUTE = 60_000

/** A check of `npm test`: a command, which must end with 0, or one Vitest project. */
type Check = { name: string; needs?: string } & ({ command: string[] } | { vitest: string })

const CHECKS: readonly Check[] = [
  { name: 'biome', command: ['biome', 'ci', '--error-on-warnings'] },
  { name: 'types', command: ['astro', 'check', '--minimumFailingSeverity', 'warning'] },
  { name: 'dead code', command: ['knip'] },
  { name: 'content', command: ['npm', 'run', 'lint:content'] },
  { name: 'units', vitest: 'units' },
  { name: 'build', command: ['npm', 'run', 'build'] },
  { name: 'site', vitest: 'site', needs: 'build' },
  { name: 'browser', vitest: 'browser', needs: 'build' },
]

const environment = (): NodeJS.ProcessEnv => ({
  ...process.env,
  PATH: [join(root, 'node_modules/.bin'), process.env.PATH].join(delimiter),
  ASTRO_TELEMETRY_DISABLED: '1',
})

/** Runs a command and lets it speak to the terminal; null when it could not run or was stopped. */
const run = ([program = '', ...args]: readonly string[]): Promise<number | null> =>
  new Promise((done) => {
    process.stdout.write(`\n> ${[program, ...args].join(' ')}\n`)
    const child = spawn(program, args, {
      cwd: root,
      env: environment(),
      stdio: ['ignore', 'inherit', 'inherit'],
      shell: process.platform === 'win32',
      timeout: 20 * MINUTE,
    })
    child.on('error', (error) => {
      process.stderr.write(`${program} could not run: ${error.message}. Run \`npm ci\` first\n`)
      done(null)
    })
    child.on('close', done)
  })

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

const runCheck = async (check: Check, before: readonly CheckResult[]): Promise<CheckResult> => {
  const start = performance.now()
  const broken = before.some(({ name, counts }) => name === check.needs && counts.failed > 0)
  const result = broken
    ? { counts: countCommand(null), note: `could not run without ${check.needs}` }
    : 'vitest' in check
      ? await runVitest(check.vitest)
      : { counts: countCommand(await run(check.command)) }
  return { name: check.name, seconds: (performance.now() - start) / 1000, ...result }
}

/** Runs every check, whatever fails, and prints the summary last. */
const main = async (): Promise<void> => {
  const results: CheckResult[] = []
  for (const check of CHECKS) results.push(await runCheck(check, results))
  process.stdout.write(`\n${summary(results)}\n`)
  process.exitCode = results.some(({ counts }) => counts.failed > 0) ? 1 : 0
}

await main()
