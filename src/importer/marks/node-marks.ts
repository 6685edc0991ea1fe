import { articleAddress } from '../../citations/article-address.ts'
import type { Layout } from '../read/layout.ts'
import type { Span } from '../read/raw-markdown.ts'
import { cleanAddress, isLinkable } from '../sources/addresses.ts'
import { isSupClosing, isSupOpening } from '../text/html-tags.ts'
import type { Mark } from './mark.ts'
import { DIGITS, NUMBERS, numbersIn, plainDigits } from './numbers.ts'

/** What the marks may point to. */
export interface KnownSources {
  /** The address of a source by its number; null where the source has none. */
  addresses: ReadonlyMap<number, string | null>
}

const LINK_TEXT = new RegExp(String.raw`^\\?\[?\s*\^?(${NUMBERS})\^?\s*\\?\]?$`)
const DOUBLE = /^\\?\[/

/** `[5](address)`, `[[1]](address)`, `[3](#ref-3)`: a link whose text is a number. */
export const linkMarks = (text: string, layout: Layout, sources: KnownSources): Mark[] =>
  layout.links.flatMap(({ start, end, inner, node }): Mark[] => {
    const shown = inner && text.slice(inner.start, inner.end)
    const match = shown === undefined ? null : LINK_TEXT.exec(shown)
    if (!match || !inner || shown === undefined) return []
    const numbers = numbersIn(match[1] ?? '')
    const address = cleanAddress(node.url)
    const whole = { start, end, raw: text.slice(start, end), numbers }
    if (node.url.startsWith('#')) return [{ ...whole, certainty: 'likely' }]
    if (!isLinkable(address)) return []
    if (DOUBLE.test(shown)) return [{ ...whole, certainty: 'sure' }]
    const [number = 0] = numbers
    const listed = sources.addresses.get(number)
    if (listed && numbers.length === 1 && articleAddress(listed) === articleAddress(address))
      return [{ ...whole, certainty: 'sure' }]
    if (!sources.addresses.has(number)) return []
    return [
      {
        ...whole,
        certainty: 'lost',
        why: `links to another address than source ${number}; it stays a link`,
      },
    ]
  })

const DOUBLE_LINK = new RegExp(
  String.raw`\[\[\s*(${NUMBERS})\s*\]\]\(\s*<?(https?:[^\s()<>]*)>?\s*\)`,
  'gi',
)

/** `[[1]](address)` beside `[1]: address`: to the parser no link, but a reference in brackets. */
export const referenceMarks = (
  text: string,
  layout: Layout,
  isText: (start: number, end: number) => boolean,
): Mark[] =>
  layout.definitions.length === 0
    ? []
    : [...text.matchAll(DOUBLE_LINK)].flatMap((match): Mark[] => {
        const [raw, shown = '', address = ''] = match
        const start = match.index
        if (!isText(start, start + 2) || !isLinkable(cleanAddress(address))) return []
        return [
          { start, end: start + raw.length, raw, numbers: numbersIn(shown), certainty: 'sure' },
        ]
      })

const SUP_CONTENT = new RegExp(
  String.raw`^\s*(?:(?:\\?\[|[（(])?\s*${NUMBERS}\s*(?:\\?\]|[)）])?(?:\([^)]*\))?\s*[,、]?\s*)+$`,
)

/** `<sup>1</sup>`, `<sup>[1, 2]</sup>`, `<sup><a href="#r1">1</a></sup>`. */
export const supMarks = (
  text: string,
  layout: Layout,
  { addresses }: KnownSources,
): { marks: Mark[]; exponents: Span[] } => {
  // Beside a list a raised number can only be a citation.
  const certainty = addresses.size > 0 ? 'sure' : 'likely'
  const marks: Mark[] = []
  const exponents: Span[] = []
  let opening: { start: number; end: number } | undefined
  for (const { node, start, end } of layout.html) {
    if (isSupOpening(node.value)) opening = { start, end }
    else if (isSupClosing(node.value) && opening) {
      const content = plainDigits(
        text
          .slice(opening.end, start)
          .replace(/<\/?a(?:\s[^>]*)?>/gi, '')
          .replace(/\]\([^)]*\)/g, ']'),
      )
      if (SUP_CONTENT.test(content) && content.length < 80) {
        const span = { start: opening.start, end }
        const numbers = [...content.matchAll(new RegExp(NUMBERS, 'g'))].flatMap(([found]) =>
          numbersIn(found),
        )
        if (/[A-Za-z0-9０-９]/.test(text[opening.start - 1] ?? '') && !content.includes('['))
          exponents.push(span)
        else marks.push({ ...span, raw: text.slice(opening.start, end), numbers, certainty })
      }
      opening = undefined
    }
  }
  return { marks, exponents }
}

/** `[^4]` whose note is a source, and `[1]`, `[1][2]` that the parser took for links by reference. */
export const noteMarks = (text: string, layout: Layout, sourceNotes: ReadonlySet<string>): Mark[] =>
  layout.noteMarks.flatMap(({ node, start, end }): Mark[] =>
    sourceNotes.has(node.identifier) && new RegExp(`^${DIGITS}$`).test(node.identifier)
      ? [
          {
            start,
            end,
            raw: text.slice(start, end),
            numbers: numbersIn(node.identifier),
            certainty: 'sure',
          },
        ]
      : [],
  )
