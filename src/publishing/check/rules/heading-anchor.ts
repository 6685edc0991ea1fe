import { type FileMessage, faultIn } from '../../../schemas/messages.ts'
import type { FreshReport } from '../check-report.ts'

/**
 * A published report's headings each have an anchor, `## 見出し [#anchor]`: an address made of the
 * heading's words would die when they are rewritten.
 */
export const headingAnchors = ({ path, fields, unanchored }: FreshReport): FileMessage[] =>
  fields.draft === true
    ? []
    : unanchored.map(({ text, ...place }) =>
        faultIn(
          path,
          `Missing anchor of the heading 「${text}」, expected \`[#ascii-anchor]\` behind it, so that its address outlives the wording`,
          place,
          'heading-anchor',
        ),
      )
