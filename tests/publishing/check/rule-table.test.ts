import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { ruleIds } from '../../../src/schemas/rule-ids.ts'

const root = join(import.meta.dirname, '../../..')
const OWN = join('src', 'schemas', 'rule-ids.ts')

test("the handbook's table of rules holds every id, and no other", () => {
  const handbook = readFileSync(join(root, 'docs/editors.md'), 'utf8')
  const [, table = ''] =
    /\n\| rule \| what it finds \|\n\|---\|---\|\n((?:\|.*\n)+)/.exec(handbook) ?? []
  const rows = table
    .split('\n')
    .flatMap((row) => row.split('|')[1]?.match(/(?<=`)[a-z-]+(?=`)/g) ?? [])
  expect(rows.toSorted()).toEqual([...ruleIds])
})

test('every id is one that the code says', () => {
  const code = globSync('src/**/*.ts', { cwd: root })
    .filter((name) => name !== OWN)
    .map((name) => readFileSync(join(root, name), 'utf8'))
    .join('\n')
  expect(ruleIds.filter((id) => !code.includes(`'${id}'`))).toEqual([])
})
