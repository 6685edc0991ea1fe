import type { Edit } from '../text/tracked-text.ts'

/** An edit that turns a program's own sign into the form that the importer reads. */
export interface ExportEdit extends Edit {
  /** What the account says; edits that say the same are told once, with their count. */
  what: string
}

/** A program whose exports are known by their signs. */
export interface Exporter {
  name: string
  /** Whether a text bears its signs. */
  wrote(text: string): boolean
  edits(text: string): ExportEdit[]
}

/** An edit for each match of a global pattern; `replace` gives undefined where a match stays. */
export const editsOf = (
  text: string,
  pattern: RegExp,
  what: string,
  replace: (match: RegExpExecArray) => string | undefined = () => '',
): ExportEdit[] =>
  [...text.matchAll(pattern)].flatMap((match) => {
    const written = replace(match)
    if (written === undefined || written === match[0]) return []
    return [{ start: match.index, end: match.index + match[0].length, text: written, what }]
  })
