import { expect, test } from 'vitest'
import { hasCard } from '../../src/data/sections.ts'

test('a section under an h2 has a picture of its own where the settings ask for it, one under an h3 never', () => {
  expect(hasCard({ depth: 2 }, true)).toBe(true)
  expect(hasCard({ depth: 3 }, true)).toBe(false)
  expect(hasCard({ depth: 2 }, false)).toBe(false)
})
