import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import ts from 'typescript'
import { expect, test } from 'vitest'

const root = join(import.meta.dirname, '../../..')

/** The importer tells what it did in an account of its own. */
const names = globSync('src/**/*.ts', { cwd: root }).filter(
  (name) => !name.startsWith(join('src', 'importer')),
)

const files = names.map((name) =>
  ts.createSourceFile(name, readFileSync(join(root, name), 'utf8'), ts.ScriptTarget.Latest, true),
)

const nodesOf = (node: ts.Node): ts.Node[] => {
  const nodes: ts.Node[] = [node]
  node.forEachChild((child) => void nodes.push(...nodesOf(child)))
  return nodes
}

const all = files.flatMap(nodesOf)

/** Where a name means what it is declared as: everywhere where it is exported, else in its own file. */
const scopeOf = (node: ts.VariableDeclaration): string =>
  /^export /.test(node.parent.parent.getText()) ? '' : node.getSourceFile().fileName

/** The functions that take a rule's id, with the place of that parameter. */
const sayers = new Map(
  all.filter(ts.isVariableDeclaration).flatMap((node): [string, number][] => {
    const { name, initializer } = node
    if (!initializer || !ts.isArrowFunction(initializer)) return []
    const at = initializer.parameters.findIndex((one) => one.name.getText() === 'ruleId')
    return at === -1 ? [] : [[`${scopeOf(node)} ${name.getText()}`, at]]
  }),
)

const calls = all.filter(ts.isCallExpression)

const saidIds = calls.flatMap((call) => {
  const name = call.expression.getText()
  const at = sayers.get(`${call.getSourceFile().fileName} ${name}`) ?? sayers.get(` ${name}`)
  const id = at === undefined ? undefined : call.arguments[at]
  return id === undefined ? [] : [id]
})

/** unified-lint-rule names a rule `tenkyo:id`. */
const lintRuleIds = calls
  .filter((call) => call.expression.getText() === 'lintRule')
  .flatMap((call) => call.arguments.slice(0, 1))

const literals = (nodes: readonly ts.Node[]): string[] =>
  nodes.filter(ts.isStringLiteral).map(({ text }) => text.replace('tenkyo:', ''))

test('the id of every message is a literal, or handed on', () => {
  const others = saidIds.filter((id) => !ts.isStringLiteral(id)).map((id) => id.getText())
  expect([...new Set(others)]).toEqual(['ruleId'])
})

test("the handbook's table of rules holds every id that the code can say, and no other", () => {
  const handbook = readFileSync(join(root, 'docs/editors.md'), 'utf8')
  const [, table = ''] =
    /\n\| rule \| what it finds \|\n\|---\|---\|\n((?:\|.*\n)+)/.exec(handbook) ?? []
  const rows = table
    .split('\n')
    .flatMap((row) => row.split('|')[1]?.match(/(?<=`)[a-z-]+(?=`)/g) ?? [])
  const ids = literals([...saidIds, ...lintRuleIds])
  expect(rows.toSorted()).toEqual([...new Set(ids)].sort())
})
