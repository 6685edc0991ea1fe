import { type BodyEdit, opensLine } from '../text/body-edit.ts'
import type { Mark } from './mark.ts'

/** `[@a]`, `[@a; @b]`; a number that a mark names twice gets brackets of its own. */
const citation = (numbers: readonly number[], keyOf: (number: number) => string): string => {
  const once = new Set(numbers).size === numbers.length
  return once
    ? `[${numbers.map((number) => `@${keyOf(number)}`).join('; ')}]`
    : numbers.map((number) => `[@${keyOf(number)}]`).join('')
}

/** `[@a](…)` would be a link and `[@a]:` a definition to Markdown: the sign behind gets a backslash. */
const guardBehind = (text: string, mark: Mark): BodyEdit[] => {
  const next = text[mark.end]
  const isGuarded = next === '(' || (next === ':' && opensLine(text, mark.start))
  return isGuarded ? [{ start: mark.end, end: mark.end, text: '\\' }] : []
}

/** Puts citations where the marks stood. */
export const markEdits = (
  text: string,
  marks: readonly Mark[],
  keyOf: (number: number) => string,
): BodyEdit[] =>
  marks.flatMap((mark): BodyEdit[] => {
    const cited = citation(mark.numbers, keyOf)
    const { start, end, moveTo } = mark
    if (moveTo === undefined) return [{ start, end, text: cited }, ...guardBehind(text, mark)]
    const behind = { ...mark, start: moveTo, end: moveTo }
    return [
      {
        start,
        end,
        text: '',
        kind: 'moved',
        what: `${mark.raw} stood inside a link and stands behind it now`,
      },
      { start: moveTo, end: moveTo, text: cited },
      ...guardBehind(text, behind),
    ]
  })

/** A year in brackets, which the site takes for text. */
const YEAR = /^[[［]\s*[0-9０-９]{4}\s*[\]］]$/

/** Full-width brackets round numbers, which the site refuses but where they number what they open. */
const WIDE = /^[［【]\s*[0-9０-９]{1,3}(?![0-9０-９])/
const OPENS_BLOCK = /^[\s>]*(?:[-*+][ \t]+|\d{1,9}[.)][ \t]+)*(?:#{1,6}[ \t]+)?$/

/** The first bracket as a reference, since no backslash escapes it. */
const wideEdits = (text: string, marks: readonly Mark[]): BodyEdit[] =>
  marks
    .filter(
      ({ raw, start }) =>
        WIDE.test(raw) &&
        !OPENS_BLOCK.test(text.slice(text.lastIndexOf('\n', start - 1) + 1, start)),
    )
    .map(({ raw, start }) => ({ start, end: start + 1, text: `&#${raw.codePointAt(0)};` }))

/**
 * Marks that stay as typed: their brackets are escaped, since a bare number is refused by the site.
 * @param isInLink whether a mark stands in a link's text, where a bracket without its other half ends the link
 */
export const keptMarkEdits = (
  text: string,
  marks: readonly Mark[],
  isInLink: (mark: Mark) => boolean,
): BodyEdit[] => [
  ...wideEdits(text, marks),
  ...marks
    .filter(
      ({ raw }) =>
        !raw.startsWith('<') &&
        !YEAR.test(raw) &&
        /\[[^\]]*[\d０-９^]/.test(raw) &&
        !/\]\(/.test(raw),
    )
    .flatMap((mark): BodyEdit[] => {
      const { start, end, raw } = mark
      const escaped = raw.replace(isInLink(mark) ? /(?<!\\)[[\]]/g : /(?<!\\)\[/g, '\\$&')
      // `[\[4]:` would be a definition.
      const colon = text[end] === ':' ? [{ start: end, end, text: '\\' }] : []
      return [{ start, end, text: escaped }, ...colon]
    }),
]

/** Signs such as `[cite_start]` that a program left in the text. */
export const signEdits = (marks: readonly Mark[]): BodyEdit[] =>
  marks.map(({ start, end, raw }) => ({
    start,
    end,
    text: '',
    kind: 'sign',
    what: `${raw} left out`,
  }))
