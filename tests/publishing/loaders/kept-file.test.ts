import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import {
  readAllKept,
  readKept,
  writeAllKept,
  writeKept,
} from '../../../src/publishing/site/kept-file.ts'
import {
  filesOf,
  readRecord,
  stampsOf,
  writeRecord,
} from '../../../src/publishing/site/site-record.ts'

let folder = ''
let file = ''
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'tenkyo-kept-'))
  file = join(folder, 'deep/kept.json')
})
afterEach(() => rmSync(folder, { recursive: true }))

test('gives back each value, and all of them, and leaves no draft', () => {
  const values = [{ 題: '一\n二' }, ['b'], null]
  writeKept(file, ...values)
  expect(readAllKept(file)).toEqual(values)
  expect([0, 1, 2, 3].map((index) => readKept(file, index))).toEqual([...values, undefined])
  expect(readdirSync(join(folder, 'deep'))).toEqual(['kept.json'])
})

test('keeps no value without a JSON form, and then leaves what was kept before', () => {
  writeKept(file, 'before')
  expect(() => writeKept(file, 1n)).toThrow('BigInt')
  expect(readAllKept(file)).toEqual(['before'])
  expect(readdirSync(join(folder, 'deep'))).toEqual(['kept.json'])
})

test.each<[string, (text: string) => string]>([
  ['whose first line is another', (text) => text.replace(/^./, 'x')],
  ['with a changed value', (text) => text.replace('"a"', '"b"')],
  ['that was cut off', (text) => text.slice(0, -1)],
  ['with a value more', (text) => `${text}"c"\n`],
  ['that is empty', () => ''],
  ['with one line', (text) => text.split('\n')[0] ?? ''],
])('ignores a kept file %s', (_, change) => {
  writeKept(file, 'a')
  writeFileSync(file, change(readFileSync(file, 'utf8')))
  expect(readKept(file)).toBe(undefined)
  expect(readAllKept(file)).toBe(undefined)
})

test('asks for a value when those before it are written', () => {
  const asked: number[] = []
  const values = function* () {
    for (const value of [1, 2]) {
      asked.push(value)
      yield value
    }
    throw new Error('no third')
  }
  expect(() => writeAllKept(file, values())).toThrow('no third')
  expect(asked).toEqual([1, 2])
  expect(readdirSync(join(folder, 'deep'))).toEqual([])
})

test('ignores a record of another form', () => {
  writeKept(file, { inputs: 'i' }, { 'index.html': '1 2 3' })
  expect(readRecord(file)).toBe(undefined)
})

test('a record of many files is read as it was written', () => {
  expect(readRecord(file)).toBe(undefined)
  const facts = { inputs: 'i', images: false, assets: ['a.css'], published: 'p' }
  const names = Array.from({ length: 2500 }, (_, index) => `p${index}.html`)
  for (const name of names) writeFileSync(join(folder, name), name)
  const known = new Map([['p7.html', 'as it was']])
  writeRecord(file, facts, folder, names, known, new Map([['p2499.html', 'k']]))
  const record = readRecord(file)
  const { files = {}, ...others } = record ?? {}
  expect(others).toEqual({ ...facts, pages: { 'p2499.html': 'k' } })
  rmSync(join(folder, 'deep'), { recursive: true })
  expect(files).toEqual({ ...stampsOf(folder, filesOf(folder)), 'p7.html': 'as it was' })
})
