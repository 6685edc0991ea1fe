import {
  appendFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { copyCheckout } from './checkout.ts'
import {
  type Contender,
  editedReport,
  middleReport,
  type Scenario,
  sharedSource,
  withEditedSource,
} from './contender.ts'
import { type Corpus, reportMdx, sourceYaml, writeContent } from './corpus.ts'

const pagesWith = (folder: string, text: string): number =>
  readdirSync(folder, { recursive: true, withFileTypes: true }).filter(
    (entry) =>
      entry.name.endsWith('.html') &&
      readFileSync(join(entry.parentPath, entry.name), 'utf8').includes(text),
  ).length

/** Moves a folder out of the way: ext4 is slow to make files for a minute after thousands were deleted. */
const putAway = (path: string, place: string): void => {
  if (!existsSync(path)) return
  mkdirSync(dirname(place), { recursive: true })
  renameSync(path, place)
}

/** This project, built in a copy of the checkout. */
export const tenkyo = (folder: string, corpus: Corpus): Contender => {
  const checkout = join(folder, 'checkout')
  const contentDir = join(folder, 'content')
  const outDir = join(folder, 'site')
  copyCheckout(checkout)
  writeContent(contentDir, corpus)
  const report = middleReport(corpus)
  const key = sharedSource(corpus)
  const listing = corpus.reports.filter(({ sources }) => sources.some((s) => s.key === key)).length

  const prepare = (scenario: Scenario, run: number): void => {
    if (scenario === 'cold')
      for (const path of [outDir, join(checkout, '.astro')])
        putAway(path, join(folder, 'old', `${run}-${basename(path)}`))
    if (scenario === 'same') rmSync(join(folder, 'old'), { recursive: true, force: true })
    if (scenario === 'report')
      writeFileSync(
        join(contentDir, 'reports', `${report.slug}.mdx`),
        reportMdx(editedReport(report, run)),
      )
    if (scenario === 'source') {
      const edited = withEditedSource(corpus, key, run).sources.find((s) => s.key === key)
      if (edited) writeFileSync(join(contentDir, 'sources', `${key}.yaml`), sourceYaml(edited))
    }
    if (scenario === 'style')
      appendFileSync(
        join(checkout, 'src/components/styles/base.css'),
        `\n.bench-${run} {\n  order: ${run};\n}\n`,
      )
  }

  /** An edited source is on its own page and on that of every report that lists it, and nowhere as it was. */
  const check = (scenario: Scenario, run: number): void => {
    if (scenario !== 'source') return
    const now = pagesWith(outDir, `Retitled for run ${run}`)
    const before = run > 1 ? pagesWith(outDir, `Retitled for run ${run - 1}`) : 0
    if (now < listing + 1 || before > 0)
      throw new Error(
        `Unexpected pages after an edit of ${key}: ${now} new and ${before} old, expected at least ${listing + 1} and none`,
      )
  }

  return {
    name: 'Tenkyo',
    scenarios: ['cold', 'same', 'report', 'source', 'style'],
    command: {
      args: ['--disable-warning=DEP0040', 'src/cli/build.ts'],
      cwd: checkout,
      env: { CONTENT_DIR: contentDir, OUT_DIR: outDir, TENKYO_TIMES: '1' },
    },
    outDir,
    prepare,
    check,
  }
}
