import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { inputsDigest } from '../../../src/publishing/site/input-digest.ts'

const digestOn = (frontmatter: string) => {
  const content = mkdtempSync(join(tmpdir(), 'tenkyo-digest-'))
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
