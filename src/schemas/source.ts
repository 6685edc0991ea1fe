import { z } from 'astro/zod'
import { calendarDate, httpAddress, languageTag, lineOfText, partialDate } from './fields.ts'

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

const cslName = z.union(
  [
    z.strictObject({ family: lineOfText, given: lineOfText.optional() }),
    z.strictObject({ literal: lineOfText }),
  ],
  { error: 'a name as `family:` and `given:`, or as `literal:`' },
)

/**
 * One registry entry, content/sources/<key>.yaml. Names are CSL-JSON's; those that CSL lacks are
 * written in the same style: title-ja, archive-URL, archived, link-state, link-checked, verified,
 * title-basis.
 */
export const sourceSchema = z
  .strictObject({
    /** CSL item type. */
    type: cslType.default('webpage'),
    /** Title in the source's own language; leave it out where nobody knows it. */
    title: lineOfText.optional(),
    /** Japanese title, where the source's own is not Japanese. */
    'title-ja': lineOfText.optional(),
    /** Language of the source; it marks the title in the page. */
    language: languageTag.optional(),
    /** Authors in their order. */
    author: z.array(cslName).min(1, { error: 'a list of names' }).optional(),
    /** Newspaper, journal or site that carried it. */
    'container-title': lineOfText.optional(),
    /** Who published it. */
    publisher: lineOfText.optional(),
    'publisher-place': lineOfText.optional(),
    'collection-title': lineOfText.optional(),
    edition: lineOfText.optional(),
    volume: lineOfText.optional(),
    issue: lineOfText.optional(),
    page: lineOfText.optional(),
    number: lineOfText.optional(),
    /** Day, month or year of publication, as far as it is known. */
    issued: partialDate.optional(),
    /** The day on which somebody opened the source. */
    accessed: calendarDate.optional(),
    /** Address of the source. */
    URL: httpAddress.optional(),
    DOI: lineOfText.optional(),
    ISBN: lineOfText.optional(),
    ISSN: lineOfText.optional(),
    /** Address of an archived copy. */
    'archive-URL': httpAddress.optional(),
    /** The day of the archived copy. */
    archived: calendarDate.optional(),
    /** What the last check of the address found. */
    'link-state': z.enum(['live', 'moved', 'dead', 'blocked']).optional(),
    /** The day of that check. */
    'link-checked': calendarDate.optional(),
    /** The day on which somebody compared this entry with the source. Without it the page says 題名未確認. */
    verified: calendarDate.optional(),
    /** Where an unverified title comes from: read off the address, or named so in somebody's list. */
    'title-basis': z.enum(['address', 'list']).optional(),
    /** A note for readers. */
    note: lineOfText.optional(),
  })
  .refine((source) => source.title !== undefined || source.URL !== undefined, {
    error: 'a `title` or a `URL`',
  })

/** A registry entry as the pages get it; its key is its file's name. */
export type SourceData = z.infer<typeof sourceSchema>
