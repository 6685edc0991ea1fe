import { SCENARIOS, type Scenario } from './contender.ts'
import type { Run } from './measure.ts'

/** One contender in one scenario at one size. */
export interface Result extends Run {
  contender: string
  scenario: Scenario
  count: number
  files: number
  pages: number
  bytes: number
  /** Bytes of the largest page. */
  largest: number
}

const row = (cells: readonly (string | number)[]): string => `| ${cells.join(' | ')} |`

const table = (head: readonly string[], rows: readonly (string | number)[][]): string[] => [
  row(head),
  row(head.map((_, index) => (index === 0 ? '---' : '---:'))),
  ...rows.map(row),
]

const timesTable = (results: readonly Result[]): string[] =>
  table(
    ['', 'wall s', 'CPU s', 'peak MB', 'files', 'pages', 'MB', 'largest page KB', 'ms a report'],
    results.map((r) => [
      `${r.contender}: ${SCENARIOS[r.scenario]}`,
      r.wall.toFixed(2),
      r.cpu.toFixed(2),
      Math.round(r.memory),
      r.files,
      r.pages,
      (r.bytes / 1e6).toFixed(1),
      Math.round(r.largest / 1024),
      ((r.wall * 1000) / r.count).toFixed(1),
    ]),
  )

const ratio = (ours: number, theirs: number): string => `1/${(theirs / ours).toFixed(1)}`

const ratioTable = (results: readonly Result[], own: string): string[] => {
  const peers = [...new Set(results.map((r) => r.contender))].filter((name) => name !== own)
  const find = (contender: string, scenario: Scenario): Result | undefined =>
    results.find((r) => r.contender === contender && r.scenario === scenario)
  const scenarios = (Object.keys(SCENARIOS) as Scenario[]).filter((s) =>
    peers.some((peer) => find(peer, s)),
  )
  return table(
    ['ratio of wall (of CPU)', ...peers],
    scenarios.map((scenario) => [
      SCENARIOS[scenario],
      ...peers.map((peer) => {
        const [ours, theirs] = [find(own, scenario), find(peer, scenario)]
        return ours && theirs
          ? `${ratio(ours.wall, theirs.wall)} (${ratio(ours.cpu, theirs.cpu)})`
          : ''
      }),
    ]),
  )
}

const PICTURES = 'pictures, beside the pages'

/** Seconds of each stage. Pictures are drawn in threads while pages are made, and are in no sum. */
const stagesOf = ({ wall, stages }: Run): [string, number][] => {
  const list = Object.entries(stages)
    .filter(([name]) => name.startsWith('page '))
    .sort((a, b) => b[1] - a[1])
  const rest = wall - list.reduce((total, [, seconds]) => total + seconds, 0)
  return [
    ...list,
    ['start, content, bundle, keys, wait for the last pictures, put in place', rest],
    [PICTURES, stages[PICTURES] ?? 0],
  ]
}

const stageTable = (results: readonly Result[]): string[] => {
  const scenarios = results.map((r) => ({ ...r, list: new Map(stagesOf(r)) }))
  const names = [...new Set(scenarios.flatMap(({ list }) => [...list.keys()]))]
  return table(
    ['stage, s (share)', ...scenarios.map((r) => SCENARIOS[r.scenario])],
    names.map((name) => [
      name,
      ...scenarios.map(({ list, wall }) => {
        const seconds = list.get(name)
        return seconds === undefined
          ? ''
          : `${seconds.toFixed(2)} (${Math.round((100 * seconds) / wall)} %)`
      }),
    ]),
  )
}

/** The results of one size as Markdown. */
export const sizeSection = (count: number, results: readonly Result[], own: string): string[] => {
  const ours = results.filter((r) => r.contender === own && Object.keys(r.stages).length > 0)
  return [
    `## ${count.toLocaleString('en')} ${count === 1 ? 'report' : 'reports'}`,
    '',
    ...timesTable(results),
    '',
    ...(results.length > ours.length && results.some((r) => r.contender !== own)
      ? [...ratioTable(results, own), '']
      : []),
    ...(ours.length > 0 ? [...stageTable(ours), ''] : []),
  ]
}
