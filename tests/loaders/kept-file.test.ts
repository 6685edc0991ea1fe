import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { readAllKept, readKept, writeKept } from '../../src/build/kept-file.ts'
import { readRecord, type SiteRecord, writeRecord } from '../../src/build/site-record.ts'

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

test('a record is read as it was written', () => {
  const record: SiteRecord = {
    inputs: 'i',
    files: { 'index.html': '1 2 3' },
    pages: { 'index.html': 'k' },
    images: false,
    assets: [],
    published: 'p',
  }
  expect(readRecord(file)).toBe(undefined)
  writeRecord(file, record)
  expect(readRecord(file)).toEqual(record)
})
