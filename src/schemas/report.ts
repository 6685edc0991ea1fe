import { z } from 'astro/zod'
import { correctionSchema } from './correction.ts'
import { calendarDate, citationKey, httpAddress, languageTag, lineOfText } from './fields.ts'

/** 元記事: the article that a report was written about, kept apart from its sources. */
export const originSchema = z.strictObject({
  /** Title as it was read; leave it out where nobody knows it. */
  title: lineOfText.optional(),
  /** Who published the article. */
  publisher: lineOfText.optional(),
  /** Address of the article. */
  URL: httpAddress,
  /** Language of the title. */
  language: languageTag.optional(),
})

const SOURCE_EXPECTED =
  'a citation key in lowercase kebab-case, or `7: key` to fix its number where the list has a gap'

/** A source of the report's list: its key, or its key under a fixed number. */
const declaredSource = z.union(
  [
    citationKey,
    z
      .record(z.string().regex(/^[1-9]\d{0,2}$/), citationKey)
      .refine((pair) => Object.keys(pair).length === 1),
  ],
  { error: SOURCE_EXPECTED },
)

/** Frontmatter of content/reports/<slug>.mdx. */
export const reportSchema = z.strictObject({
  /** Title of the report. */
  title: lineOfText,
  /** One or two sentences for lists, cards and search engines; the first sentence of the text where left out. */
  description: lineOfText.optional(),
  /** What a hurried reader should take away, a sentence each. */
  keyPoints: z.array(lineOfText).default([]),
  /** The day of publication, a calendar date in Asia/Tokyo. */
  published: calendarDate,
  /** The day of the last change that readers should know of. */
  updated: calendarDate.optional(),
  /** Who wrote it. */
  author: lineOfText.optional(),
  /** Who publishes it; the site's publisher where left out. */
  publisher: lineOfText.optional(),
  /** Language of the text. */
  language: languageTag.default('ja'),
  /** Topics by their names; content/topics.yaml may give each a short address. */
  topics: z.array(lineOfText).default([]),
  /** Citation keys in number order; the first is [1], `7: key` fixes a number. Uncited keys stay listed. */
  sources: z.array(declaredSource).default([]),
  /** 元記事: the article that this report is about. */
  origin: originSchema.optional(),
  /** A draft is shown by `npm run dev` and left out of every build. */
  draft: z.boolean({ error: 'true or false' }).default(false),
  /** Changes since publication, oldest first. */
  corrections: z.array(correctionSchema).default([]),
})

/** A report's frontmatter as the pages get it. */
export type ReportData = z.infer<typeof reportSchema>
/** 元記事 as the pages get it. */
export type Origin = z.infer<typeof originSchema>
