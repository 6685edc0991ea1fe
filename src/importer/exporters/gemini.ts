import type { Exporter } from './exporter.ts'

const LIST_ITEM =
  /^\d{1,3}\\?\. [^\n]{0,600}?(?:にアクセス、|, accessed [A-Z][a-z]+ \d|访问时间为|存取日期)/m
const FORMULA = /!\[\]\[image\d{1,3}\]/
const SIGN = /\[cite_start\]|\[cite: ?\d/

/**
 * Gemini's Deep Research, known by its lists with the day of access, its signs, its formulas as pictures. It
 * has no edits of its own: numbers without brackets, days of access and pictures are read alike from whomever
 * they come (`marks/bare-marks.ts`, `sources/dates/access-date.ts`, `text/link-edits.ts`), since texts copied
 * from it bear none of these signs.
 */
export const gemini: Exporter = {
  name: 'Gemini',
  wrote: (text) => LIST_ITEM.test(text) || FORMULA.test(text) || SIGN.test(text),
  edits: () => [],
}
