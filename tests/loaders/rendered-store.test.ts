import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { type KeptReport, RenderedStore } from '../../src/loaders/rendered-store.ts'

let folder = ''
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'tenkyo-store-'))
})
afterEach(() => rmSync(folder, { recursive: true }))

const kept: KeptReport = {
  rendered: {
    html: '<p>文</p>',
    outline: [],
    citations: [],
    firstSentence: '文',
    characters: 1,
    paragraphs: [],
    leads: {},
    blocks: [],
    rich: false,
    markdown: '',
    imagePaths: [],
  },
  warnings: ['w'],
}

test('gives back what it keeps', () => {
  const store = new RenderedStore(folder)
  store.write('d1', kept)
  expect(store.read('d1')).toEqual(kept)
})

test.each(['', '{"rendered":', '{}', 'null', '[]'])('ignores a kept file that holds %j', (text) => {
  const store = new RenderedStore(folder)
  writeFileSync(join(folder, 'd1.json'), text)
  expect(store.read('d1')).toBe(undefined)
})

test('removes what no digest names, half-written files too', () => {
  const store = new RenderedStore(folder)
  store.write('d1', kept)
  store.write('d2', kept)
  writeFileSync(join(folder, 'd3.json.123'), '{')
  store.prune(new Set(['d1']))
  expect(readdirSync(folder)).toEqual(['d1.json'])
})
