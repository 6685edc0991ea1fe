import { z } from 'astro/zod'
import { anchor, calendarDate, lineOfText } from './fields.ts'

/** One change made after publication; the whole record is kept in the report's frontmatter. */
export const correctionSchema = z.strictObject({
  /** The day of the change, in Asia/Tokyo. */
  date: calendarDate,
  /** correction: something was wrong; clarification: it could be misread; update: something new. */
  kind: z.enum(['correction', 'clarification', 'update']),
  /** What was changed, in one sentence for readers. */
  summary: lineOfText,
  /** The heading anchor of the section that it belongs to. */
  anchor: anchor.optional(),
  /** The words that stood there before. */
  before: lineOfText.optional(),
  /** The words that stand there now. */
  after: lineOfText.optional(),
})

/** A correction record as the pages get it. */
export type Correction = z.infer<typeof correctionSchema>
