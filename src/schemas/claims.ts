import { z } from 'astro/zod'

/** Raised where a field goes or means something else; a new field raises nothing. */
export const CLAIMS_VERSION = 1

const address = z.string().describe('A whole address.')
const day = z.string().describe('A day, or a month or year where no more is known: 2025-02-14.')

const author = z.object({
  name: z.string().describe('As readers see it.'),
  type: z.enum(['person', 'organization']),
  family: z.string().nullable(),
  given: z.string().nullable(),
  suffix: z.string().nullable(),
  url: address.nullable(),
})

const citation = z.object({
  number: z.int().describe("The source's number in this report."),
  key: z.string(),
  prefix: z.string().nullable().describe('Words before the number: 参照.'),
  locator: z.string().nullable().describe('Where in the source: p. 3.'),
  mark: address.describe('The mark in the text.'),
})

const quote = z.object({
  text: z.string().describe("The source's own words."),
  marks: z.array(address).describe('The marks that they support.'),
})

const source = z.object({
  number: z.int(),
  key: z.string(),
  title: z.string().nullable(),
  titleChecked: day.nullable().describe('When somebody compared the title with the source.'),
  medium: z.string().nullable(),
  author: z.string().nullable().describe('All authors as readers see them.'),
  authors: z.array(author),
  issued: day.nullable(),
  accessed: day.nullable(),
  url: address.nullable(),
  archive: address.nullable().describe('An archived copy.'),
  archived: day.nullable(),
  quotes: z.array(quote),
  cited: z.int().describe('How often the text cites it.'),
  withdrawn: z.string().nullable().describe('Why it was withdrawn; null for a source that stands.'),
  entry: address.describe("Its entry in the report's list."),
  record: address.describe('Its own page.'),
})

/** A report as data for fact-checkers, reports/<slug>.json: what it states, where, and on which sources. */
export const claimsSchema = z.object({
  $schema: address,
  version: z.literal(CLAIMS_VERSION),
  url: address,
  title: z.string(),
  description: z.string(),
  language: z.string().describe('A language tag.'),
  published: day,
  modified: day,
  author: z.string().nullable().describe('All authors as readers see them.'),
  authors: z.array(author),
  publisher: z.string(),
  topics: z.array(z.string()),
  origin: z
    .object({ title: z.string().nullable(), url: address })
    .nullable()
    .describe('The article that the report is about.'),
  sections: z.array(
    z.object({ anchor: z.string(), title: z.string(), depth: z.int(), url: address }),
  ),
  sources: z.array(source).describe('In number order.'),
  passages: z
    .array(
      z.object({
        text: z.string().describe('The sentence that carries the marks.'),
        section: z.string().nullable().describe('Anchor of its section.'),
        url: address,
        sources: z.array(citation).describe('In the order of the marks.'),
      }),
    )
    .describe('Each cited passage.'),
  corrections: z.array(
    z.object({
      date: day,
      kind: z.enum(['correction', 'clarification', 'update']),
      summary: z.string(),
      url: address,
    }),
  ),
  references: z
    .array(z.looseObject({ id: z.string(), type: z.string() }))
    .describe('The sources as CSL-JSON, in number order; the number is `citation-number`.'),
})

/** What a report states, as its data file has it. */
export type Claims = z.infer<typeof claimsSchema>
export type ClaimsAuthor = z.infer<typeof author>
