import { z } from 'astro/zod'
import {
  calendarDate,
  httpAddress,
  languageTag,
  lineOfText,
  optionalLine,
  partialDate,
} from './fields.ts'
import { authorList } from './name.ts'

/** Item types of CSL 1.0.2. */
const cslType = z.enum([
  'article',
  'article-journal',
  'article-magazine',
  'article-newspaper',
  'bill',
  'book',
  'broadcast',
  'chapter',
  'classic',
  'collection',
  'dataset',
  'document',
  'entry',
  'entry-dictionary',
  'entry-encyclopedia',
  'event',
  'figure',
  'graphic',
  'hearing',
  'interview',
  'legal_case',
  'legislation',
  'manuscript',
  'map',
  'motion_picture',
  'musical_score',
  'pamphlet',
  'paper-conference',
  'patent',
  'performance',
  'periodical',
  'personal_communication',
  'post',
  'post-weblog',
  'regulation',
  'report',
  'review',
  'review-book',
  'software',
  'song',
  'speech',
  'standard',
  'thesis',
  'treaty',
  'webpage',
])

/**
 * One registry entry, content/sources/<key>.yaml. Names are CSL-JSON's; those that CSL lacks are
 * written in the same style: title-ja, archive-URL, archived, link-state, link-checked, verified,
 * title-basis.
 */
export const sourceSchema = z
  .strictObject({
    type: cslType.default('webpage').describe('CSL item type.'),
    title: optionalLine
      .optional()
      .describe("Title in the source's own language; leave it out where nobody knows it."),
    'title-ja': optionalLine
      .optional()
      .describe("Japanese title, where the source's own is not Japanese."),
    language: languageTag
      .optional()
      .describe('Language of the source; it marks the title in the page.'),
    author: authorList.optional().describe('Authors in their order.'),
    'container-title': optionalLine
      .optional()
      .describe('Newspaper, journal or site that carried it.'),
    publisher: optionalLine.optional().describe('Who published it.'),
    'publisher-place': optionalLine.optional(),
    'collection-title': optionalLine.optional(),
    edition: optionalLine.optional(),
    volume: optionalLine.optional(),
    issue: optionalLine.optional(),
    page: optionalLine.optional(),
    number: optionalLine.optional(),
    issued: partialDate
      .optional()
      .describe('Day, month or year of publication, as far as it is known.'),
    accessed: calendarDate.optional().describe('The day on which somebody opened the source.'),
    URL: httpAddress.optional().describe('Address of the source.'),
    DOI: z
      .string()
      .regex(/^10\.\d{4,9}\/[^\s<>"]+$/, { error: 'a DOI such as 10.1000/182' })
      .optional(),
    ISBN: optionalLine.optional(),
    ISSN: optionalLine.optional(),
    'archive-URL': httpAddress.optional().describe('Address of an archived copy.'),
    archived: calendarDate.optional().describe('The day of the archived copy.'),
    'link-state': z
      .enum(['live', 'moved', 'dead', 'blocked'])
      .optional()
      .describe('What the last check of the address found.'),
    'link-checked': calendarDate.optional().describe('The day of that check.'),
    verified: calendarDate
      .optional()
      .describe(
        'The day on which somebody compared this entry with the source. Without it the page says 題名未確認.',
      ),
    'title-basis': z
      .enum(['address', 'list'])
      .optional()
      .describe(
        "Where an unverified title comes from: read off the address, or named so in somebody's list.",
      ),
    quotes: z
      .array(
        z.strictObject({
          text: lineOfText.describe("The source's own words."),
          locator: optionalLine
            .optional()
            .describe('Where they stand; they then belong to the citations with this locator.'),
        }),
      )
      .optional()
      .describe('Words of the source that support what is cited from it.'),
    note: optionalLine.optional().describe('A note for readers.'),
  })
  .refine((source) => source.title !== undefined || source.URL !== undefined, {
    error: 'a `title` or a `URL`',
  })

/** A registry entry as the pages get it; its key is its file's name. */
export type SourceData = z.infer<typeof sourceSchema>
