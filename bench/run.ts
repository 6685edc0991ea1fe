import { mkdirSync, writeFileSync } from 'node:fs'
import { homedir } from 'node:os'
import { join, relative, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { type Contender, SCENARIOS, type Scenario } from './contender.ts'
import { makeCorpus } from './corpus.ts'
import { devSection } from './dev.ts'
import { describeMachine } from './machine.ts'
import { measure, type Run, sizeOf } from './measure.ts'
import { pagesSection } from './pages.ts'
import { eleventy } from './peers/eleventy.ts'
import { peerContender } from './peers/peer.ts'
import { starlight, starlightLean } from './peers/starlight.ts'
import { type Result, sizeSection } from './table.ts'
import { tenkyo } from './tenkyo.ts'

const HELP = `npm run bench -- [options]
  --n 1,100,1000    numbers of reports (default 1,100,1000,5000; none for none)
  --large           10,000 reports as well
  --only cold,same  scenarios: ${Object.keys(SCENARIOS).join(', ')}
  --repeat 3        runs of each scenario; the median is taken (default 1)
  --no-peers        this project alone
  --dev 150,1200    also from a save to the change in a browser, at these numbers of reports
  --pages           also Lighthouse and first paint of a built site
  --site FOLDER     that site (default dist)
  --peers-at 1000   the size at which the others run (default 1000)
  --scratch FOLDER  where sites and peers are made (default: a folder in the user's cache)
  --result FILE     where the result goes (default bench/results/<date>.md)
`

const OWN = 'Tenkyo'
const { values } = parseArgs({
  allowNegative: true,
  options: {
    n: { type: 'string', default: '1,100,1000,5000' },
    large: { type: 'boolean', default: false },
    only: { type: 'string', default: Object.keys(SCENARIOS).join(',') },
    repeat: { type: 'string', default: '1' },
    peers: { type: 'boolean', default: true },
    dev: { type: 'string' },
    pages: { type: 'boolean', default: false },
    site: { type: 'string', default: 'dist' },
    'peers-at': { type: 'string', default: '1000' },
    scratch: { type: 'string', default: join(homedir(), '.cache/tenkyo-bench') },
    result: { type: 'string' },
    help: { type: 'boolean', default: false },
  },
})

const numbers = (list: string): number[] => list.split(',').map(Number)

const isScenario = (name: string): name is Scenario => name in SCENARIOS

const median = (runs: readonly Run[]): Run => {
  const sorted = runs.toSorted((a, b) => a.cpu - b.cpu)
  const middle = sorted[Math.floor((sorted.length - 1) / 2)]
  if (!middle) throw new Error('Unexpected number of runs 0, expected at least 1')
  return middle
}

let run = 0

const runScenario = async (
  contender: Contender,
  scenario: Scenario,
  count: number,
): Promise<Result> => {
  const runs: Run[] = []
  for (let i = 0; i < Number(values.repeat); i++) {
    run++
    contender.prepare(scenario, run)
    runs.push(await measure(contender.command))
    contender.check?.(scenario, run)
  }
  const result = { ...median(runs), ...sizeOf(contender.outDir) }
  const { wall, cpu, memory } = result
  process.stderr.write(
    `${count} ${contender.name}, ${SCENARIOS[scenario]}: ${wall.toFixed(2)} s, CPU ${cpu.toFixed(2)} s, ${Math.round(memory)} MB\n`,
  )
  return { ...result, contender: contender.name, scenario, count }
}

/** Every scenario that was asked for. The others begin from a cold build, which is made in any case. */
const runContender = async (contender: Contender, count: number): Promise<Result[]> => {
  const asked = values.only.split(',').filter(isScenario)
  const results: Result[] = []
  for (const scenario of contender.scenarios)
    if (scenario === 'cold' || asked.includes(scenario))
      results.push(await runScenario(contender, scenario, count))
  return results.filter(({ scenario }) => asked.includes(scenario))
}

const runSize = async (count: number, scratch: string): Promise<Result[]> => {
  const corpus = makeCorpus(count)
  const contenders = [tenkyo(join(scratch, `tenkyo-${count}`), corpus)]
  if (values.peers && numbers(values['peers-at']).includes(count))
    for (const peer of [starlight, starlightLean, eleventy])
      contenders.push(peerContender(peer, scratch, corpus))
  const results: Result[] = []
  for (const contender of contenders) results.push(...(await runContender(contender, count)))
  return results
}

const main = async (): Promise<void> => {
  const scratch = resolve(values.scratch)
  const date = new Date().toISOString().slice(0, 10)
  const file = resolve(values.result ?? join(import.meta.dirname, 'results', `${date}.md`))
  const lines = [`# Measured on ${date}`, '', ...describeMachine(), '']
  const counts = values.n === 'none' ? [] : numbers(values.n)
  for (const count of [...counts, ...(values.large ? [10_000] : [])])
    lines.push(...sizeSection(count, await runSize(count, scratch), OWN))
  if (values.dev) lines.push(...(await devSection(scratch, numbers(values.dev))))
  if (values.pages) lines.push(...(await pagesSection(scratch, values.site)))
  mkdirSync(join(file, '..'), { recursive: true })
  writeFileSync(file, `${lines.join('\n').trimEnd()}\n`)
  process.stdout.write(`${lines.join('\n')}\nSaved as ${relative(process.cwd(), file)}\n`)
}

if (values.help) process.stdout.write(HELP)
else await main()
