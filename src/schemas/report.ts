import { z } from 'astro/zod'
import { correctionSchema } from './correction.ts'
import {
  calendarDate,
  citationKey,
  httpAddress,
  languageTag,
  lineOfText,
  optionalLine,
} from './fields.ts'
import { authorList } from './name.ts'

/** 元記事: the article that a report was written about, kept apart from its sources. */
const originSchema = z.strictObject({
  title: optionalLine
    .optional()
    .describe('Title as it was read; leave it out where nobody knows it.'),
  publisher: optionalLine.optional().describe('Who published the article.'),
  URL: httpAddress.describe('Address of the article.'),
  language: languageTag.optional().describe('Language of the title.'),
})

const SOURCE_EXPECTED =
  'a citation key in lowercase kebab-case, `7: key` to fix its number where the list has a gap, or `withdrawn: key` with a `reason` to take it back and keep its number'

/** A source of the report's list: its key, its key under a fixed number, or a withdrawn source. */
const declaredSource = z.union(
  [
    citationKey,
    z.strictObject({
      withdrawn: citationKey,
      reason: lineOfText,
      number: z.number().int().min(1).max(999).optional(),
    }),
    z
      .record(z.string().regex(/^[1-9]\d{0,2}$/), citationKey)
      .refine((pair) => Object.keys(pair).length === 1),
  ],
  { error: SOURCE_EXPECTED },
)

const ALIAS_EXPECTED =
  "an earlier slug of this report, or `old-anchor: anchor` for a section's earlier anchor"

/** An earlier address: a slug that the report had, or an anchor that a section had and its anchor now. */
const alias = z.union(
  [
    z.string().regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/, { error: ALIAS_EXPECTED }),
    z
      .record(z.string().regex(/^[^\s#/]+$/), z.string().regex(/^[^\s#/]+$/))
      .refine((pair) => Object.keys(pair).length === 1),
  ],
  { error: ALIAS_EXPECTED },
)

/** Frontmatter of content/reports/<slug>.mdx. */
export const reportSchema = z.strictObject({
  title: lineOfText.describe('Title of the report.'),
  description: optionalLine
    .optional()
    .describe(
      'One or two sentences for lists, cards and search engines; the first sentence of the text where left out.',
    ),
  keyPoints: z
    .array(lineOfText)
    .default([])
    .describe('What a hurried reader should take away, a sentence each.'),
  published: calendarDate.describe('The day of publication, a calendar date in Asia/Tokyo.'),
  updated: calendarDate
    .optional()
    .describe('The day of the last change that readers should know of.'),
  author: authorList.optional().describe('Who wrote it: names in their order.'),
  publisher: optionalLine
    .optional()
    .describe("Who publishes it; the site's publisher where left out."),
  language: languageTag.default('ja').describe('Language of the text.'),
  topics: z
    .array(lineOfText)
    .default([])
    .describe('Topics by their names; content/topics.yaml may give each a short address.'),
  sources: z
    .array(declaredSource)
    .default([])
    .describe(
      'Citation keys in number order; the first is [1], `7: key` fixes a number, `withdrawn: key` with a `reason` keeps that of a source which no longer stands. Uncited keys stay listed.',
    ),
  aliases: z
    .array(alias)
    .default([])
    .describe(
      "Addresses under which it was published before: an earlier slug, or `old-anchor: anchor` for a section's.",
    ),
  origin: originSchema.optional().describe('元記事: the article that this report is about.'),
  draft: z
    .boolean({ error: 'true or false' })
    .default(false)
    .describe('A draft is shown by `npm run dev` and left out of every build.'),
  corrections: z
    .array(correctionSchema)
    .default([])
    .describe('Changes since publication, oldest first.'),
})

/** A report's frontmatter as an editor writes it. */
export type Frontmatter = z.infer<typeof reportSchema>

/** A source under its public number in one report. */
const numberedSource = z.object({
  number: z.number(),
  key: z.string(),
  /** Why it was withdrawn from the list; absent for a source that stands. */
  withdrawn: z.string().optional(),
})

/** A report's frontmatter as it was read: each source of the list has its number. */
export const numberedReportSchema = reportSchema.extend({ sources: z.array(numberedSource) })

export type NumberedKey = z.infer<typeof numberedSource>
/** A report's frontmatter as the pages get it. */
export type ReportData = z.infer<typeof numberedReportSchema>
/** 元記事 as the pages get it. */
export type Origin = z.infer<typeof originSchema>
