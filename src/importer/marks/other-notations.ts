import type { Layout } from '../read/layout.ts'
import type { Span, Spans } from '../read/raw-markdown.ts'
import type { Change } from '../write/account.ts'

/** Ways in which other programs cite; none of them says by itself which source of a list is meant. */
const NOTATIONS: [string, RegExp][] = [
  ["MediaWiki's", /\\?<ref\b[^>\n]*>|\{\{\s*(?:cite|citation|sfn|refn|harvnb|r\|)[^}\n]*\}\}/gi],
  ["Pandoc's", /\[(?:[^\]\n@]*[\s;])?-?@[A-Za-z0-9_][^\]\n]*\]/g],
  ["Pandoc's", /(?<![\w.@＠/[;-])@[A-Za-z_][\w:.-]*\d{2,4}[a-z]?(?![\w@])/g],
  ["Org mode's", /\[cite[^:\]\n]*:[^\]\n]*@[^\]\n]+\]/g],
  ["LaTeX's", /\\(?:[a-z]*cite[a-z]*)\*?(?:\[[^\]\n]*\])*\{[^}\n]+\}/gi],
  ["reStructuredText's", /\[[A-Za-z][\w-]*\d{2,4}[a-z]?\]_|:cite(?::\w+)?:`[^`\n]+`/g],
  ["AsciiDoc's", /<<[a-z][\w-]*\d{2,4}[a-z]?(?:,[^>\n]*)?>>|\bcite:\[[^\]\n]+\]/gi],
  ["an arrow's", /(?<=\S)[↑†‡]\d{1,3}(?![\d.,%％‰円位度倍])/g],
  ["a label's", /[[［]\d{1,3}[：:][ \t]?[^\d\s\]］][^\]］\n]{0,60}[\]］]/g],
  ["MultiMarkdown's", /\[#[A-Za-z][\w:-]*\d{2,4}[a-z]?\]/g],
]

const holds = (outer: Span, inner: Span): boolean =>
  outer.start <= inner.start &&
  inner.end <= outer.end &&
  outer.end - outer.start > inner.end - inner.start

const notesWithAddress = (text: string, layout: Layout, sourceNotes: ReadonlySet<string>) =>
  layout.notes
    .filter(
      ({ node, start, end }) =>
        !sourceNotes.has(node.identifier) && /https?:\/\//i.test(text.slice(start, end)),
    )
    .map(({ node, start }) => ({
      start,
      what: `note [^${node.label ?? node.identifier}] holds an address; it stays a note and is no source`,
    }))

/**
 * Tells of citations in notations that are not turned, each at its line: they stay in the text as
 * they were typed.
 * @param code stretches in which nothing is a citation
 */
export const otherNotations = (
  text: string,
  layout: Layout,
  sourceNotes: ReadonlySet<string>,
  isElsewhere: (start: number, end: number) => boolean,
  code: Spans,
): { start: number; change: Omit<Change, 'line'> }[] => {
  const found = NOTATIONS.flatMap(([whose, pattern]) =>
    [...text.matchAll(pattern)].map(({ index, 0: raw }) => ({
      start: index,
      end: index + raw.length,
      what: `${whose} way to cite stays as text: ${raw.slice(0, 60)}`,
    })),
  ).filter(({ start, end }) => !code.touching(start, end) && !isElsewhere(start, end))
  const whole = found.filter((one) => !found.some((other) => holds(other, one)))
  return [...whole, ...notesWithAddress(text, layout, sourceNotes)].map(({ start, what }) => ({
    start,
    change: { kind: 'notation', what },
  }))
}
