import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { copyCheckout } from '../../bench/checkout.ts'
import { temporaryFolder, writeContent } from '../site/build-site.ts'
import { ownEnvironment, root } from '../site/run-build.ts'
import { launchBrowser } from './chromium.ts'

/** How long a busy machine may take to show an edit. */
const PATIENCE = 120_000
/** Astro writes its store half a second after the last change. */
const REST = 1500

const REPORT = `---
title: 見本電機の価格改定を読む
published: 2025-02-14
sources: [s1]
---

費用は三割です[@s1]。
`
const SOURCE = 'title: 見本の題\npublisher: 見本通信\nURL: https://news.example.com/1\n'

let checkout: string
let content: string
let server: ChildProcess
let browser: Browser
let page: Page

/** The project with packages of its own, links each: Vite keeps files in the folder that holds them. */
const ownCheckout = async (): Promise<string> => {
  const folder = join(await temporaryFolder(), 'checkout')
  copyCheckout(folder)
  const modules = join(folder, 'node_modules')
  rmSync(modules)
  mkdirSync(modules)
  for (const name of readdirSync(join(root, 'node_modules')))
    if (!name.startsWith('.')) symlinkSync(join(root, 'node_modules', name), join(modules, name))
  return folder
}

const freePort = async (): Promise<number> => {
  const probe = createServer().listen(0, '127.0.0.1')
  await once(probe, 'listening')
  const address = probe.address()
  probe.close()
  await once(probe, 'close')
  if (address === null || typeof address === 'string') throw new Error('No free port')
  return address.port
}

/** Starts `npm run dev` and waits until it serves. */
const startDev = async (origin: string): Promise<void> => {
  const { port } = new URL(origin)
  server = spawn('npm', ['run', 'dev', '--', '--port', port, '--host', '127.0.0.1'], {
    cwd: checkout,
    env: { ...ownEnvironment(), CONTENT_DIR: content, ASTRO_TELEMETRY_DISABLED: '1' },
    // A group of its own, so that what npm starts ends with it.
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let said = ''
  for (const stream of [server.stdout, server.stderr])
    stream?.on('data', (data) => {
      said += String(data)
    })
  const answers = (): Promise<boolean> =>
    fetch(origin).then(
      () => true,
      () => false,
    )
  while (!(await answers())) {
    if (server.exitCode !== null) throw new Error(said)
    await wait(100)
  }
}

/** Saves a file once the page is at rest, as a person does: a page that is about to load again hears of nothing. */
const save = async (file: string, text: string): Promise<void> => {
  await page.waitForLoadState('networkidle')
  await wait(REST)
  await page.waitForLoadState('networkidle')
  writeFileSync(file, text)
}

beforeAll(async () => {
  checkout = await ownCheckout()
  content = await writeContent({ 'reports/a.mdx': REPORT, 'sources/s1.yaml': SOURCE })
  const origin = `http://127.0.0.1:${await freePort()}`
  await startDev(origin)
  browser = await launchBrowser()
  page = await browser.newPage()
  page.setDefaultTimeout(PATIENCE)
  await page.goto(`${origin}/reports/a/`)
  await page.getByText('費用は三割です').waitFor()
})

afterAll(async () => {
  await browser?.close()
  if (server?.pid === undefined || server.exitCode !== null) return
  const ended = once(server, 'exit')
  process.kill(-server.pid, 'SIGTERM')
  await ended
})

test('a saved report changes the page that is open', async () => {
  await save(join(content, 'reports/a.mdx'), REPORT.replace('三割', '四割'))
  await page.getByText('費用は四割です').waitFor()
})

test('a fault shows in the overlay with file, line and column, and mending it heals the page', async () => {
  await save(join(content, 'reports/a.mdx'), REPORT.replace('@s1', '@nosuch'))
  const overlay = page.locator('vite-error-overlay')
  await overlay.getByText('Unexpected citation key `nosuch`').first().waitFor()
  const words = await overlay.evaluate((element) => element.shadowRoot?.textContent ?? '')
  expect(words).toContain(`${join(content, 'reports/a.mdx')}:7:9`)
  await save(join(content, 'reports/a.mdx'), REPORT.replace('三割', '五割'))
  await page.getByText('費用は五割です').waitFor()
  expect(await overlay.count()).toBe(0)
})

test("an edit of the registry reaches the report's page", async () => {
  await save(join(content, 'sources/s1.yaml'), SOURCE.replace('見本の題', '改めた題'))
  await page.locator('#source-1').getByText('改めた題').waitFor()
})

test('an edit of a stylesheet is in the page that is open', async () => {
  const file = join(checkout, 'src/components/styles/base.css')
  await save(file, `${readFileSync(file, 'utf8')}\n:root {\n  --of-the-test: 7;\n}\n`)
  await page.waitForFunction(
    () => getComputedStyle(document.documentElement).getPropertyValue('--of-the-test') === '7',
  )
})

test('a report that is new is served, and one that is gone is not', async () => {
  await save(join(content, 'reports/b.mdx'), REPORT.replace('見本電機', '新しい会社'))
  const address = page.url().replace('/a/', '/b/')
  await expect
    .poll(async () => (await page.goto(address))?.status(), { timeout: PATIENCE })
    .toBe(200)
  await page.getByText('新しい会社の価格改定を読む').first().waitFor()
  rmSync(join(content, 'reports/b.mdx'))
  await expect
    .poll(async () => (await page.goto(address))?.status(), { timeout: PATIENCE })
    .toBe(404)
})
