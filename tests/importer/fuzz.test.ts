import fc from 'fast-check'
import { expect, test } from 'vitest'
import { importText } from './import-text.ts'

const BASE = `# 見本電機の報告

## 1. はじめに

**費用**は下がりました[2]。規制は守られました[1][3]。値は<5万円、{社名}です。

| 項目 | 値 |
|---|---|
| 一[1] | 二<br>三 |

- 箇条[^2]
- \`code[1]\`

\`\`\`js
rows[1]
\`\`\`

## 結論

まとめです[1-3]。

#### 参照記事
- [[1]:https://news.example.com/rules](https://news.example.com/rules)
- [2:https://lab.example.org/supply](https://lab.example.org/supply)
- [3:https://blog.example.net/experts]("https://blog.example.net/experts")

**元記事:** [見本|の [記事]
 題](https://news.example.com/origin)`

const PIECES = [
  '[',
  ']',
  '[[',
  '](',
  '(',
  ')',
  '【1】',
  '［２］',
  '[^1]',
  '[^x]: 注',
  '<',
  '>',
  '<br>',
  '<!--',
  '-->',
  '```',
  '`',
  '{',
  '}',
  '\\',
  '**',
  '~~',
  '|',
  '\n---\n',
  '\n===\n',
  '    ',
  '> ',
  '- ',
  '1. ',
  '# ',
  'import x',
  '[1]: ',
  '[9]',
  '[1–3]',
  '[cite: 2]',
  '※1',
  '（注2）',
  '¹²',
  '<sup>1</sup>',
  '<script>',
  '<div>',
  '![a](b.png)',
  '[a](javascript:alert(1))',
  '[b](#結論)',
  'https://a.example.com[1]',
  '&lt;',
  '\u0000',
  '\u200b',
  '\ud800',
  '\u3099',
  '@key',
  '[@a; @b]',
  '\r\n',
  '#### 出典\n',
  '**元記事:** [x](y)',
  '<Callout>',
  '{#id}',
]

const mutation = fc.record({
  action: fc.constantFrom('drop', 'double', 'swap', 'insert', 'insert', 'insert', 'cut'),
  line: fc.nat(40),
  other: fc.nat(40),
  column: fc.nat(60),
  piece: fc.oneof(fc.constantFrom(...PIECES), fc.string({ unit: 'binary', maxLength: 6 })),
})
type Mutation = typeof mutation extends fc.Arbitrary<infer Value> ? Value : never

const mutate = (text: string, mutations: readonly Mutation[]): string => {
  const lines = text.split('\n')
  for (const { action, line, other, column, piece } of mutations) {
    const at = line % Math.max(1, lines.length)
    const found = lines[at] ?? ''
    if (action === 'drop') lines.splice(at, 1)
    if (action === 'double') lines.splice(at, 0, found)
    if (action === 'swap') {
      lines[at] = lines[other % lines.length] ?? ''
      lines[other % lines.length] = found
    }
    if (action === 'insert') lines[at] = found.slice(0, column) + piece + found.slice(column)
    if (action === 'cut') lines[at] = found.slice(0, column)
  }
  return lines.join('\n')
}

test('no mutated report crashes, hangs or loses a mark without a word', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(mutation, { minLength: 1, maxLength: 8 }),
      fc.boolean(),
      async (mutations, keepUnresolved) => {
        const { account, body } = await importText(mutate(BASE, mutations), {
          keepUnresolved,
          name: 'x_1739549501.md',
        })
        expect(account.reason ?? '').not.toContain('The importer failed')
        const { found, resolved, left } = account.marks
        expect(found).toBe(resolved + left.length)
        if (account.status === 'imported') expect(body).not.toBe('')
      },
    ),
    { seed: 20250214, numRuns: 400 },
  )
})

test('no random text crashes it', async () => {
  await fc.assert(
    fc.asyncProperty(fc.string({ unit: 'binary', maxLength: 400 }), async (text) => {
      const { account } = await importText(text, { name: 'x_1739549501.md' })
      expect(account.reason ?? '').not.toContain('The importer failed')
    }),
    { seed: 20250214, numRuns: 150 },
  )
})
