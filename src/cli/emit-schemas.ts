import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { z } from 'astro/zod'
import { reportSchema } from '../schemas/report.ts'
import { sourceSchema } from '../schemas/source.ts'
import { topicsSchema } from '../schemas/topics.ts'

const folder = resolve(import.meta.dirname, '../../.vscode')

const emitted = {
  'report.schema.json': reportSchema,
  'source.schema.json': sourceSchema,
  'topics.schema.json': topicsSchema,
}

const asText = (schema: z.ZodType): string =>
  `${JSON.stringify(z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }), null, 2)}\n`

/** The JSON Schemas that editors complete and check by, by file name. */
export const jsonSchemas = (): Record<string, string> =>
  Object.fromEntries(Object.entries(emitted).map(([name, schema]) => [name, asText(schema)]))

/** Whether the files in .vscode are those that the schemas give. */
export const schemasAreCurrent = (): boolean =>
  Object.entries(jsonSchemas()).every(([name, text]) => {
    try {
      return readFileSync(join(folder, name), 'utf8') === text
    } catch {
      return false
    }
  })

if (import.meta.main) {
  mkdirSync(folder, { recursive: true })
  for (const [name, text] of Object.entries(jsonSchemas())) writeFileSync(join(folder, name), text)
}
