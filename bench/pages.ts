import { execFileSync } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { gzipSync } from 'node:zlib'
import type { Browser } from 'playwright-core'
import { launchBrowser } from '../tests/browser/chromium.ts'

const LIGHTHOUSE = '12.2.3'
const RUNS = 7
const BARE = '/bare.html'
const TYPES: Record<string, string> = {
  css: 'text/css',
  html: 'text/html; charset=utf-8',
  js: 'text/javascript',
  json: 'application/json',
  png: 'image/png',
  svg: 'image/svg+xml',
  txt: 'text/plain',
  xml: 'application/xml',
}

/** The text of a page alone: no styles, no scripts, no classes, nothing in the head but its title. */
const bareOf = (html: string): string => {
  const title = /<title>[\s\S]*?<\/title>/.exec(html)?.[0] ?? ''
  const body = /<main[\s\S]*<\/main>/.exec(html)?.[0] ?? ''
  const text = body
    .replace(/<(script|style|svg)[\s\S]*?<\/\1>/g, '')
    .replace(/ (?:class|style|popover[a-z]*)="[^"]*"/g, '')
  return `<!doctype html><html lang="ja"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">${title}</head><body>${text}</body></html>`
}

/** Serves a site gzipped, as hosts do, with the bare form of one of its pages. */
const serve = async (
  folder: string,
  barePath: string,
): Promise<{ origin: string; close: () => void }> => {
  const bare = bareOf(readFileSync(join(folder, barePath, 'index.html'), 'utf8'))
  const server = createServer((request, response) => {
    const path = decodeURI(new URL(request.url ?? '/', 'http://site.test').pathname)
    const name = path.endsWith('/') ? `${path}index.html` : path
    const file = join(folder, name)
    const content = path === BARE ? bare : existsSync(file) ? readFileSync(file) : undefined
    response.writeHead(content === undefined ? 404 : 200, {
      'Content-Type': TYPES[name.split('.').at(-1) ?? ''] ?? 'application/octet-stream',
      'Content-Encoding': 'gzip',
      'Cache-Control': 'max-age=31536000',
    })
    response.end(gzipSync(content ?? 'Not found'))
  })
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  const { port } = server.address() as AddressInfo // a TCP server's address is never a string
  return { origin: `http://127.0.0.1:${port}`, close: () => server.close() }
}

/** First contentful paint (ms) and layout shift of a cold visit on slow 4G with a 4× slower CPU. */
const visit = async (
  browser: Browser,
  address: string,
): Promise<{ paint: number; shift: number }> => {
  const context = await browser.newContext({ viewport: { width: 412, height: 823 } })
  const page = await context.newPage()
  const session = await context.newCDPSession(page)
  await session.send('Network.enable')
  await session.send('Network.emulateNetworkConditions', {
    offline: false,
    latency: 562.5,
    downloadThroughput: (1.6 * 0.9 * 1024 * 1024) / 8,
    uploadThroughput: (0.75 * 0.9 * 1024 * 1024) / 8,
  })
  await session.send('Emulation.setCPUThrottlingRate', { rate: 4 })
  await page.goto(address, { waitUntil: 'load' })
  const seen = await page.evaluate(
    () =>
      new Promise<{ paint: number; shift: number }>((done) => {
        let shift = 0
        new PerformanceObserver((list) => {
          for (const entry of list.getEntries())
            shift += (entry as PerformanceEntry & { value: number }).value
        }).observe({ type: 'layout-shift', buffered: true })
        setTimeout(() => {
          const [paint] = performance.getEntriesByName('first-contentful-paint')
          done({ paint: paint?.startTime ?? Number.NaN, shift })
        }, 500)
      }),
  )
  await context.close()
  return seen
}

const medianOf = (values: readonly number[]): number =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN

const paints = async (origin: string, path: string): Promise<string[]> => {
  const browser = await launchBrowser()
  const ours: { paint: number; shift: number }[] = []
  const bare: number[] = []
  for (let i = 0; i < RUNS; i++) {
    ours.push(await visit(browser, origin + path))
    bare.push((await visit(browser, origin + BARE)).paint)
  }
  await browser.close()
  const [our, their] = [medianOf(ours.map(({ paint }) => paint)), medianOf(bare)]
  const shift = Math.max(...ours.map((seen) => seen.shift))
  return [
    `- first contentful paint of ${path}, slow 4G, 4× slower CPU, median of ${RUNS}: ${Math.round(our)} ms; the same text as a bare page without styles: ${Math.round(their)} ms; ratio ${(our / their).toFixed(2)}`,
    `- layout shift, the largest of ${RUNS}: ${shift.toFixed(4)}`,
  ]
}

interface LighthouseResult {
  lhr: {
    categories: Record<string, { title: string; score: number | null }>
    audits: Record<string, { score: number | null; title: string; scoreDisplayMode: string }>
  }
}
type Lighthouse = (url: string, options: object) => Promise<LighthouseResult | undefined>

/** Lighthouse from npm, installed beside the peers so that the project does not carry it. */
const loadLighthouse = async (scratch: string): Promise<Lighthouse> => {
  const folder = join(scratch, 'lighthouse')
  const entry = join(folder, 'node_modules/lighthouse/core/index.js')
  if (!existsSync(entry)) {
    mkdirSync(folder, { recursive: true })
    writeFileSync(join(folder, 'package.json'), '{ "private": true }\n')
    execFileSync('npm', ['install', '-E', '--no-audit', '--no-fund', `lighthouse@${LIGHTHOUSE}`], {
      cwd: folder,
      stdio: ['ignore', 'ignore', 'inherit'],
      shell: process.platform === 'win32',
    })
  }
  const module: { default: Lighthouse } = await import(pathToFileURL(entry).href)
  return module.default
}

const DEBUG_PORT = 9333

const lighthouseTable = async (
  scratch: string,
  origin: string,
  paths: readonly string[],
): Promise<string[]> => {
  const lighthouse = await loadLighthouse(scratch)
  const browser = await launchBrowser([`--remote-debugging-port=${DEBUG_PORT}`])
  const lines: string[] = []
  for (const path of paths) {
    const result = await lighthouse(origin + path, {
      port: DEBUG_PORT,
      logLevel: 'silent',
      onlyCategories: ['performance', 'accessibility', 'best-practices', 'seo'],
    })
    const { categories = {}, audits = {} } = result?.lhr ?? {}
    const scores = Object.values(categories).map(({ score }) => Math.round((score ?? 0) * 100))
    if (lines.length === 0)
      lines.push(
        `| Lighthouse ${LIGHTHOUSE} | ${Object.values(categories)
          .map(({ title }) => title)
          .join(' | ')} | below 1 |`,
        `| --- |${scores.map(() => ' ---: |').join('')} --- |`,
      )
    const below = Object.entries(audits)
      .filter(([, audit]) => audit.scoreDisplayMode === 'binary' && audit.score === 0)
      .map(([id]) => id)
    lines.push(`| ${path} | ${scores.join(' | ')} | ${below.join(', ')} |`)
  }
  await browser.close()
  return lines
}

/**
 * Measures the pages of a built site as readers meet them: a section of Markdown with Lighthouse's
 * scores and the first paint against the same text on a bare page.
 */
export const pagesSection = async (scratch: string, outDir: string): Promise<string[]> => {
  const folder = resolve(outDir)
  const { origin, close } = await serve(folder, '/reports/deepseek-nvidia/')
  const paths = ['/reports/deepseek-nvidia/', '/', '/sources/fortune-investor-panic/']
  const painted = await paints(origin, paths[0] ?? '/')
  const table = await lighthouseTable(scratch, origin, paths)
  close()
  return ['## Pages', '', ...table, '', ...painted, '']
}
