import { z } from 'astro/zod'
import { calendarDate, citationKey, optionalLine } from './fields.ts'

const ADDRESS_EXPECTED =
  'a published address such as `reports/deepseek-nvidia/`, `reports/deepseek-nvidia/#conclusion`, `sources/fortune/`, `topics/ai/` or `publishers/fortune/`'

/** An address under the site's base: a page, or a page with an anchor. */
export const ledgerAddress = z
  .string()
  .regex(/^(?:reports\/[^/#\s]+\/(?:#[^\s#]+)?|(?:sources|topics|publishers)\/[^/#\s]+\/)$/, {
    error: ADDRESS_EXPECTED,
  })

/** What the ledger knows of one published address. */
export const ledgerEntry = z
  .strictObject({
    title: optionalLine
      .optional()
      .describe('Of a page or section: its title when it was recorded.'),
    section: z.string().optional().describe('Of a paragraph: the anchor of its section.'),
    sketch: z
      .string()
      .regex(/^[\w.-]{16}$/, { error: 'the sketch of 16 signs that publish:ledger writes' })
      .optional()
      .describe('Of a paragraph: what an edited text is known by.'),
    source: citationKey
      .optional()
      .describe('Of a number in the reference list: the source that it was published for.'),
    first: ledgerAddress
      .optional()
      .describe('Of a renamed report: its first address, by which feeds know it.'),
    moved: ledgerAddress.optional().describe('The address where it leads now.'),
    retired: calendarDate.optional().describe('The day on which it was taken down.'),
    reason: optionalLine.optional().describe('Why it was taken down; readers see it.'),
  })
  .refine((entry) => (entry.retired === undefined) === (entry.reason === undefined), {
    error: 'both `retired` and `reason`, or neither',
  })
  .refine((entry) => entry.retired === undefined || entry.moved === undefined, {
    error: '`moved` or `retired`, not both',
  })

/** What the ledger knows of one published address. */
export type LedgerEntry = z.infer<typeof ledgerEntry>
