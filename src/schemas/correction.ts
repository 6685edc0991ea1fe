import { z } from 'astro/zod'
import { anchor, calendarDate, lineOfText, optionalLine } from './fields.ts'

/** One change made after publication; the whole record is kept in the report's frontmatter. */
export const correctionSchema = z.strictObject({
  date: calendarDate.describe('The day of the change, in Asia/Tokyo.'),
  kind: z
    .enum(['correction', 'clarification', 'update'])
    .describe(
      'correction: something was wrong; clarification: it could be misread; update: something new.',
    ),
  summary: lineOfText.describe('What was changed, in one sentence for readers.'),
  anchor: anchor.optional().describe('The heading anchor of the section that it belongs to.'),
  before: optionalLine.optional().describe('The words that stood there before.'),
  after: optionalLine.optional().describe('The words that stand there now.'),
})

/** A correction record as the pages get it. */
export type Correction = z.infer<typeof correctionSchema>
