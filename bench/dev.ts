import { type ChildProcess, spawn } from 'node:child_process'
import { appendFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { launchBrowser } from '../tests/browser/chromium.ts'
import { copyCheckout } from './checkout.ts'
import { editedReport, middleReport, withEditedSource } from './contender.ts'
import { makeCorpus, reportMdx, sourceYaml, writeContent } from './corpus.ts'

const SAVES = 20
const LIMIT = 120_000

/** Waits for the address that the dev server says. Throws where it ends before. */
const originOf = (server: ChildProcess): Promise<string> =>
  new Promise((found, failed) => {
    let said = ''
    const listen = (chunk: Buffer): void => {
      said += chunk.toString()
      // biome-ignore lint/suspicious/noControlCharactersInRegex: the address may stand in colour.
      const origin = /http:\/\/(?:localhost|127\.0\.0\.1):\d+/.exec(said.replace(/\x1b\[\d*m/g, ''))
      if (origin) found(origin[0])
    }
    server.stdout?.on('data', listen)
    server.stderr?.on('data', listen)
    server.on('exit', (code) => failed(new Error(`The dev server ended with ${code}: ${said}`)))
  })

const median = (times: readonly number[]): number =>
  times.toSorted((a, b) => a - b)[Math.floor((times.length - 1) / 2)] ?? 0

/** Milliseconds from a save to the change in the page, once for each save. */
const timesOf = async (
  page: Page,
  save: (run: number) => void,
  isShown: (run: number) => Promise<unknown>,
): Promise<number[]> => {
  const times: number[] = []
  for (let run = 1; run <= SAVES; run++) {
    const start = performance.now()
    save(run)
    await isShown(run)
    times.push(performance.now() - start)
    await page.waitForLoadState('networkidle')
  }
  return times
}

const textIs = (page: Page, text: string): Promise<unknown> =>
  page.waitForFunction((wanted) => document.body.textContent.includes(wanted), text, {
    timeout: LIMIT,
    polling: 20,
  })

const seconds = (ms: number): string => (ms / 1000).toFixed(2)

const measureSaves = async (count: number, scratch: string): Promise<string[]> => {
  const folder = join(scratch, `dev-${count}`)
  const [checkout, content] = [join(folder, 'checkout'), join(folder, 'content')]
  const corpus = makeCorpus(count)
  copyCheckout(checkout)
  writeContent(content, corpus)
  const report = middleReport(corpus)
  const key = report.sources[0]?.key ?? ''
  const server = spawn(
    process.execPath,
    ['--disable-warning=DEP0040', 'node_modules/astro/bin/astro.mjs', 'dev', '--port', '4399'],
    { cwd: checkout, env: { ...process.env, CONTENT_DIR: content }, stdio: 'pipe' },
  )
  const browser = await launchBrowser()
  try {
    const origin = await originOf(server)
    const page = await browser.newPage()
    await page.goto(`${origin}/reports/${report.slug}/`, {
      timeout: LIMIT,
      waitUntil: 'networkidle',
    })
    const kinds: Record<string, number[]> = {
      report: await timesOf(
        page,
        (run) =>
          writeFileSync(
            join(content, 'reports', `${report.slug}.mdx`),
            reportMdx(editedReport(report, run)),
          ),
        (run) => textIs(page, `計測の${run}回目`),
      ),
      source: await timesOf(
        page,
        (run) => {
          const edited = withEditedSource(corpus, key, run).sources.find((s) => s.key === key)
          if (edited) writeFileSync(join(content, 'sources', `${key}.yaml`), sourceYaml(edited))
        },
        (run) => textIs(page, `Retitled for run ${run}`),
      ),
      stylesheet: await timesOf(
        page,
        (run) =>
          appendFileSync(
            join(checkout, 'src/components/styles/base.css'),
            `\n:root {\n  --bench-run: ${run};\n}\n`,
          ),
        (run) =>
          page.waitForFunction(
            (wanted) =>
              getComputedStyle(document.documentElement).getPropertyValue('--bench-run') === wanted,
            `${run}`,
            { timeout: LIMIT, polling: 20 },
          ),
      ),
    }
    return Object.entries(kinds).map(
      ([kind, times]) =>
        `| ${count.toLocaleString('en')} reports, a ${kind} saved | ${seconds(median(times))} | ${seconds(Math.max(...times))} |`,
    )
  } finally {
    await browser.close()
    server.removeAllListeners('exit')
    server.kill()
  }
}

/** Seconds from saving a file to the change in a real browser under `npm run dev`, as Markdown. */
export const devSection = async (scratch: string, counts: readonly number[]): Promise<string[]> => {
  const rows: string[] = []
  for (const count of counts) rows.push(...(await measureSaves(count, scratch)))
  return [
    '## Under npm run dev',
    '',
    `| from the save to the change in the browser, of ${SAVES} | median s | worst s |`,
    '| --- | ---: | ---: |',
    ...rows,
    '',
  ]
}
