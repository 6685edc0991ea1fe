import type { Exporter } from './exporter.ts'

const LIST_ITEM =
  /^\d{1,3}\\?\. [^\n]{0,600}?(?:にアクセス、|, accessed [A-Z][a-z]+ \d|访问时间为|存取日期)/m
const FORMULA = /!\[\]\[image\d{1,3}\]/
const SIGN = /\[cite_start\]|\[cite: ?\d/

/** Gemini's Deep Research: numbers without brackets, lists with the day of access, formulas as pictures. */
export const gemini: Exporter = {
  name: 'Gemini',
  wrote: (text) => LIST_ITEM.test(text) || FORMULA.test(text) || SIGN.test(text),
  edits: () => [],
}
