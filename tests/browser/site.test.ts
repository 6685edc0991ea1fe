import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type ServedSite, serveSite } from './site.ts'

let folder: string
let site: ServedSite

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tenkyo-serve-'))
  await writeFile(join(folder, 'index.html'), '<title>典拠</title>')
  await writeFile(join(folder, '404.html'), '<title>ありません</title>')
  site = await serveSite(folder)
})

afterAll(async () => {
  await site?.close()
  await rm(folder, { recursive: true, force: true })
})

test('serves pages as UTF-8', async () => {
  const response = await fetch(`${site.origin}/`)
  expect(response.status).toBe(200)
  expect(response.headers.get('content-type')).toMatch(/^text\/html;\s*charset=utf-8$/i)
  expect(await response.text()).toBe('<title>典拠</title>')
})

test('answers with the 404 page and its status where nothing is', async () => {
  const response = await fetch(`${site.origin}/reports/none/`)
  expect(response.status).toBe(404)
  expect(await response.text()).toBe('<title>ありません</title>')
})

test('refuses a folder without a site, and says what to do', async () => {
  await expect(serveSite(join(folder, 'none'))).rejects.toThrow('run `npm run build` first')
})
