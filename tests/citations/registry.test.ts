import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { readRegistry, readSource } from '../../src/citations/registry.ts'

let folder = ''
const write = (name: string, text: string) => writeFileSync(join(folder, 'sources', name), text)

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'tenkyo-registry-'))
  mkdirSync(join(folder, 'sources'))
})
afterEach(() => rmSync(folder, { recursive: true }))

const said = (text: string) =>
  readSource('a.yaml', text).file.messages.map(
    ({ line, column, reason }) => `${line}:${column} ${reason}`,
  )

test.each([
  [
    'an unknown field',
    'title: 題\nurl: https://a.example/',
    '2:1 Unexpected field `url`, expected one of type, title',
  ],
  [
    'an address that is no web address',
    'URL: javascript:alert(1)',
    '1:6 Unexpected `javascript:alert(1)` in field `URL`, expected an address',
  ],
  [
    'an impossible date',
    'title: 題\nissued: 2025-02-30',
    '2:9 Unexpected `2025-02-30` in field `issued`, expected a date as far as it is known',
  ],
  [
    'an empty field',
    'title: 題\nauthor: null',
    '2:9 Unexpected an empty value in field `author`, expected a person',
  ],
  [
    'an empty publisher',
    'title: 題\npublisher: ""',
    '2:12 Unexpected an empty value in field `publisher`, expected text',
  ],
  ['a field that stands twice', 'title: 題\ntitle: 題', '2:1 Unexpected YAML'],
  ['broken YAML', 'title: "題', '1:10 Unexpected YAML'],
  ['an empty file', '', '1:1 Unexpected content, expected a `title` or a `URL`'],
])('refuses %s at its place', (_, text, expected) => {
  expect(said(text).map((line) => line.slice(0, expected.length))).toEqual([expected])
})

test('names the nearest field', () => {
  expect(said('title: 題\npublishr: 社')[0]).toContain('nearest: `publisher`')
})

test('reads an entry again when its file has changed', () => {
  write('a1.yaml', 'title: 訂正前の題')
  expect(readRegistry(folder).entries.get('a1')?.data.title).toBe('訂正前の題')
  write('a1.yaml', 'title: 訂正後の題です')
  expect(readRegistry(folder).entries.get('a1')?.data.title).toBe('訂正後の題です')
})

test('refuses file names that are no keys, and takes the others', () => {
  write('Bad_Key.yaml', 'title: 題')
  write('notes.txt', 'x')
  write('good-key.yaml', 'title: 題')
  const registry = readRegistry(folder)
  expect([...registry.keys]).toEqual(['good-key'])
  expect(registry.faulty.flatMap((file) => file.messages.map(({ reason }) => reason))).toEqual([
    'Unexpected file name `Bad_Key.yaml`, expected a file name that is a citation key in lowercase kebab-case, such as fortune-investor-panic.yaml',
    'Unexpected file name `notes.txt`, expected a file named <key>.yaml',
  ])
})

test('a folder without sources has an empty registry', () => {
  expect(readRegistry(join(folder, 'nowhere')).keys.size).toBe(0)
})
