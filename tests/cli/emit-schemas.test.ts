import { expect, test } from 'vitest'
import { jsonSchemas, schemasAreCurrent } from '../../src/cli/emit-schemas.ts'

test('the JSON Schemas for editors are those that `npm run schemas` writes', () => {
  expect(schemasAreCurrent()).toBe(true)
})

test('an unknown field is a fault in the editor too, and each field says what it is', () => {
  const { additionalProperties, properties } = JSON.parse(
    jsonSchemas()['report.schema.json'] ?? '{}',
  )
  expect(additionalProperties).toBe(false)
  expect(properties.published.description).toBe(
    'The day of publication, a calendar date in Asia/Tokyo.',
  )
})
