import { readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { gzipSync } from 'node:zlib'
import { beforeAll, expect, test } from 'vitest'
import { all, pageAt } from './pages.ts'

const outDir = resolve(process.env.OUT_DIR ?? 'dist')
let scripts: string[]
beforeAll(() => {
  scripts = all(pageAt(outDir, '/reports/deepseek-nvidia/'), 'script[src]').map(({ properties }) =>
    readFileSync(join(outDir, String(properties.src)), 'utf8'),
  )
})

const weightOf = (words: string): number[] =>
  scripts.filter((script) => script.includes(words)).map((script) => gzipSync(script).length)

test('the card at a mark weighs at most 3 KB', () => {
  const [weight = 0, ...others] = weightOf('preview-foot')
  expect(others).toEqual([])
  expect(weight).toBeGreaterThan(500)
  expect(weight).toBeLessThanOrEqual(3 * 1024)
})

test('what every page loads for the search, before it is opened, weighs at most 1.5 KB', () => {
  const [weight = 0, ...others] = weightOf('data-search-here')
  expect(others).toEqual([])
  expect(weight).toBeGreaterThan(100)
  expect(weight).toBeLessThanOrEqual(1536)
})
