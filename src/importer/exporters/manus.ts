import type { Exporter } from './exporter.ts'

const AUTHOR =
  /^[ \t>*_-]{0,8}(?:author|prepared by|written by|by|作成者|作成|著者|執筆者?|作者)[ \t*_]{0,4}[:：][ \t*_]{0,4}Manus(?: AI)?[ \t*_]{0,8}$/im

/** Manus: it signs as the author. Its marks and lists are those that everybody writes. */
export const manus: Exporter = {
  name: 'Manus',
  wrote: (text) => AUTHOR.test(text.slice(0, 4000)) || AUTHOR.test(text.slice(-2000)),
  edits: () => [],
}
