import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { checkContent } from '../../src/publishing/check/check-content.ts'
import { contentFolder, importText } from './import-text.ts'

const raw = (title: string, topics: string): string =>
  `---\ntitle: ${title}\ntags: [${topics}]\n---\n\n## 節\n\n文です。\n`

const told = async (folder: string, name: string, topics: string) => {
  const { account, data } = await importText(raw(`${name}の見本`, topics), { folder, name })
  return {
    topics: data.topics,
    told: account.changes.flatMap(({ line, kind, what }) =>
      kind === 'topic' ? { line, what } : [],
    ),
  }
}

test('gives a topic the name that it has in the folder, whatever its case and width', async () => {
  const folder = contentFolder()
  expect(await told(folder, '甲', 'AI, 半導体')).toEqual({ topics: ['AI', '半導体'], told: [] })
  expect(await told(folder, '乙', 'ai, ＡＩ, 半導体')).toEqual({
    topics: ['AI', '半導体'],
    told: [
      { line: 3, what: '`ai` is `AI`, as this topic is named already' },
      { line: 3, what: '`ＡＩ` is `AI`, as this topic is named already' },
    ],
  })
  const { messages } = await checkContent(folder)
  expect(messages.filter(({ fatal }) => fatal)).toEqual([])
})

test('takes the name that topics.yaml has', async () => {
  const folder = contentFolder()
  writeFileSync(join(folder, 'topics.yaml'), 'AI: artificial-intelligence\n')
  expect((await told(folder, '甲', 'ai')).topics).toEqual(['AI'])
})

test('takes the first name of one file', async () => {
  expect((await told(contentFolder(), '甲', 'Chip, chip')).topics).toEqual(['Chip'])
})

test('leaves out a topic whose address is that of another one, and says the way out', async () => {
  const folder = contentFolder()
  await told(folder, '甲', 'C')
  expect(await told(folder, '乙', 'C++, 半導体')).toEqual({
    topics: ['半導体'],
    told: [
      {
        line: 3,
        what: "`C++` left out: topics/c/ is the address of `C`; give one an address of its own in topics.yaml, then write it into the report's `topics`",
      },
    ],
  })
})

const ALIASED =
  '---\ntitle: 丙の見本\npublished: 2026-01-01\naliases: [mihon]\n---\n\n## 節 [#a]\n\n文です。\n'

const aliased = (): string => {
  const folder = contentFolder()
  mkdirSync(join(folder, 'reports'))
  writeFileSync(join(folder, 'reports', 'c.mdx'), ALIASED)
  return folder
}

test('gives no report the earlier slug of another one', async () => {
  const folder = aliased()
  const { account } = await importText('# 見本\n\n文です。\n', { folder })
  expect(account.slug).toBe('mihon-2')
  const { messages } = await checkContent(folder)
  expect(messages.filter(({ fatal }) => fatal)).toEqual([])
})

test('refuses such a slug that was asked for', async () => {
  const { account } = await importText('# 見本\n\n文です。\n', { folder: aliased(), slug: 'mihon' })
  expect(account.reason).toBe(
    'reports/mihon/ leads to reports/c.mdx, which names it among its `aliases`; choose another --slug',
  )
})
