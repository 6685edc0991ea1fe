import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { codeDigests, inputsDigest } from '../../../src/publishing/site/input-digest.ts'

const ownFolder = (): string => {
  const folder = mkdtempSync(join(tmpdir(), 'tenkyo-digest-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  return folder
}

const digestOn = (frontmatter: string) => {
  const content = ownFolder()
  writeFileSync(join(content, 'a.mdx'), `---\n${frontmatter}\n---\n\n2099-01-01\n`)
  return (today: string): string => inputsDigest(content, content, 'code', today)
}

test('the day makes no difference to a site whose days are all reached', () => {
  const on = digestOn('published: 2025-02-14\nupdated: 2025-03-01')
  expect(on('2025-03-01')).toBe(on('2026-01-01'))
})

test.each([
  'published: 2025-02-14',
  "published: '2025-02-14'",
  'published: 2025-02-01\nupdated: 2025-02-14',
  'published: 2025-02-01\ncorrections:\n  - date: 2025-02-14',
  'published: 2025-02-01\ncorrections:\n  - { date: 2025-02-14, kind: update }',
])('a day ahead in %j lets a site be built anew each day until it is reached', (frontmatter) => {
  const on = digestOn(frontmatter)
  expect(on('2025-02-12')).not.toBe(on('2025-02-13'))
  expect(on('2025-02-13')).not.toBe(on('2025-02-14'))
  expect(on('2025-02-14')).toBe(on('2025-02-15'))
})

const CODE = {
  'src/pages/index.astro': '<p>1</p>',
  'src/data/view.ts': 'export const view = 1',
  'src/styles/base.css': 'body { order: 1 }',
  'astro.config.mjs': 'export default {}',
  'package.json': '{}',
  'package-lock.json': '{ "version": "1" }',
  'tsconfig.json': '{}',
  '.env': 'SITE=https://a.example',
}

const writeCode = (root: string, files: Record<string, string>): void => {
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, name)), { recursive: true })
    writeFileSync(join(root, name), text)
  }
}

test.each(Object.keys(CODE))('a change of %s alone makes every page new', (name) => {
  const root = ownFolder()
  writeCode(root, CODE)
  const before = codeDigests(root, {})
  expect(codeDigests(root, {})).toEqual(before)
  writeCode(root, { [name]: `${CODE[name as keyof typeof CODE]} ` })
  const after = codeDigests(root, {})
  expect(after.pages).not.toBe(before.pages)
  // No picture, feed or export shows a style.
  expect(after.endpoints === before.endpoints).toBe(name.endsWith('.css'))
})

test('a setting makes every page new', () => {
  const root = ownFolder()
  writeCode(root, CODE)
  expect(codeDigests(root, { name: '甲' })).not.toEqual(codeDigests(root, { name: '乙' }))
})
