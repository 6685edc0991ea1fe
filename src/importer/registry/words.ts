import { decodeString } from 'micromark-util-decode-string'

/** Words as a reader of the Markdown sees them: no bold, no tags of emphasis, references read once. */
export const plainWords = (text: string): string =>
  decodeString(
    text
      .replace(/\\(?:([\\&])|([!-/:-@[-`{-~]))/g, (typed: string, _: unknown, sign?: string) =>
        sign === undefined ? typed : sign,
      )
      .replace(/\*\*|<\/?(?:b|strong|em|i|u|br)\s*\/?>|<\/?a\b[^>]*>/gi, ' '),
  )

/** A title's or note's words: no Markdown, no separators at its ends. */
export const cleanWords = (text: string): string =>
  plainWords(text.replaceAll('__', ' '))
    .replace(/\s+/g, ' ')
    .replace(/^[\s、，,;；:：|・\-–—]+(?=\S)|[\s、，,;；:：|\-–—]+$/g, '')
    .replace(/^\*(.+)\*$/, '$1')
    .replace(/[\s、，,(（]*(?:URL|リンク|link|available at|from)\s*[:：]?\s*[)）]?$/i, '')
    .replace(/^(?:URL|リンク|link)\s*[:：]\s*/i, '')
    .replace(/\(\s*\)|（\s*）|\[\s*\]|<\s*>/g, '')
    .replace(/\s+/g, ' ')
    .replace(/[\s、，,;；:：|\-–—]+$/g, '')
    .trim()
