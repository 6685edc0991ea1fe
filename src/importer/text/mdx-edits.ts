import type { Html } from 'mdast'
import { citationsIn } from '../../citations/parse-citation.ts'
import { isLostLink } from '../../markdown/remark-lost-text.ts'
import { NUMBERS } from '../marks/numbers.ts'
import type { Layout, Placed } from '../read/layout.ts'
import { type Span, Spans, spanAround } from '../read/raw-markdown.ts'
import { type BodyEdit, excerpt, isEscaped } from './body-edit.ts'
import { writtenIds } from './heading-edits.ts'
import { isAddressTag, isBreakTag, isComment } from './html-tags.ts'

type IsText = (start: number, end: number) => boolean

/** `<` and `{` in text begin code in MDX. */
const signEdits = (text: string, isText: IsText): BodyEdit[] =>
  [...text.matchAll(/[<{]/g)].flatMap(({ index }): BodyEdit[] =>
    isText(index, index + 1) && !isEscaped(text, index)
      ? [
          {
            start: index,
            end: index,
            text: '\\',
            kind: 'escaped',
            what: excerpt(text.slice(index, index + 24), 24),
          },
        ]
      : [],
  )

/** A line that opens with import or export is code in MDX: its first letter is written as a reference. */
const lineEdits = (text: string, isText: IsText): BodyEdit[] =>
  [...text.matchAll(/^(?:im|ex)port(?=[ \t{*"'(])/gm)].flatMap(({ index }): BodyEdit[] => {
    if (!isText(index, index + 6)) return []
    const letter = `&#${text.charCodeAt(index)};`
    return [
      {
        start: index,
        end: index + 1,
        text: letter,
        kind: 'escaped',
        what: excerpt(text.slice(index, index + 40)),
      },
    ]
  })

const DEEP_MARKER =
  /^(?:[ \t>]*?)(?: {4}|\t)[ \t]*(?<marker>[-*+](?=[ \t]|$)|\d+(?=[.)][ \t])|#{1,6}(?=[ \t]|$)|>|`{3}|~{3}|(?:[-*_=][ \t]*){3,}$)/gm

/** A line that is text because it is set in deeply: MDX knows no depth and would make it a list or heading. */
const depthEdits = (text: string, layout: Layout): BodyEdit[] =>
  layout.paragraphs.flatMap(({ start, end }): BodyEdit[] => {
    const firstLine = text.indexOf('\n', start)
    if (firstLine === -1 || firstLine >= end) return []
    return [...text.slice(firstLine + 1, end).matchAll(DEEP_MARKER)].map((match): BodyEdit => {
      const marker = match.groups?.marker ?? ''
      const before = match[0].length - marker.length + (/^\d/.test(marker) ? marker.length : 0)
      const at = firstLine + 1 + match.index + before
      return { start: at, end: at, text: '\\', kind: 'escaped', what: excerpt(match[0]) }
    })
  })

const NUMBER_IN_BRACKETS = new RegExp(String.raw`\[\s*${NUMBERS}\s*[\]］】]|\[\^[^\]\s]+\]`, 'g')

/** Brackets that the site would take for citations or notes and that are none. */
const bracketEdits = (text: string, isText: IsText, layout: Layout): BodyEdit[] => {
  const links = new Set([...layout.links, ...layout.references].map(({ start }) => start))
  const found = [
    ...[...text.matchAll(NUMBER_IN_BRACKETS)].map((match) => ({
      start: match.index,
      end: match.index + match[0].length,
    })),
    ...citationsIn(text).map(({ start, end }) => ({ start, end })),
  ]
  return found
    .filter(({ start }) => isText(start, start + 1) && !isEscaped(text, start) && !links.has(start))
    .flatMap(({ start, end }): BodyEdit[] => {
      const inLink = spanAround(layout.linkTexts, { start, end }) !== undefined
      const close = end - 1
      return [
        {
          start,
          end: start,
          text: '\\',
          kind: 'escaped',
          what: excerpt(text.slice(start, end), 24),
        },
        ...(inLink ? [{ start: close, end: close, text: '\\' }] : []),
      ]
    })
}

/** 「［＠key］」 in full width stays text whatever the site makes of it; the account tells it as such. */
const wideKeyEdits = (text: string, isText: IsText): BodyEdit[] =>
  [...text.matchAll(/(?:［[@＠]|\[＠)(?=[A-Za-z])/g)]
    .filter(({ index }) => isText(index, index + 1) && !isEscaped(text, index))
    .map(({ index, 0: raw }) =>
      raw.startsWith('[')
        ? { start: index, end: index, text: '\\' }
        : { start: index, end: index + 1, text: '&#65339;' },
    )

/** `](https://…` that ends no link is refused by the site unless it is escaped. */
const lostLinkEdits = (text: string, isText: IsText): BodyEdit[] =>
  [...text.matchAll(/\]\(/g)].flatMap(({ index }): BodyEdit[] => {
    const what = excerpt(text.slice(index, index + 40), 24)
    return isText(index, index + 1) && isLostLink(text, index)
      ? [{ start: index, end: index, text: '\\', kind: 'escaped', what }]
      : []
  })

const UNSAFE_LINE = /^\s*(?:[-*+>#|=`~]|\d+[.)]|(?:im|ex)port\b|\[[^\]]*\]:|<br|$)/i

const breakEdit = (
  text: string,
  { start, end, inCell }: Placed<Html>,
  layout: Layout,
): BodyEdit => {
  const paragraph = spanAround(layout.paragraphs, { start, end })
  const edit = {
    start,
    end,
    kind: 'line-break',
    what: `<br> ${excerpt(text.slice(end, end + 20), 20)}`.trim(),
  }
  if (paragraph && text.slice(end, paragraph.end).trim() === '') return { ...edit, text: '' }
  const rest = /^[ \t]*/.exec(text.slice(end))?.[0].length ?? 0
  if (paragraph && text[end + rest] === '\n') return { ...edit, end: end + rest, text: '\\' }
  const column = paragraph ? paragraph.start - text.lastIndexOf('\n', paragraph.start - 1) - 1 : 1
  const simple = !inCell && column === 0 && !UNSAFE_LINE.test(text.slice(end, end + 40))
  return simple ? { ...edit, end: end + rest, text: '\\\n' } : { ...edit, text: '<Br />' }
}

const codeEdit = (text: string, layout: Layout, index: number): BodyEdit => {
  const { node, start, end } = layout.html[index] as Placed<Html>
  const [before, after] = [layout.html[index - 1], layout.html[index + 1]]
  const opens = !(before?.end === start && isAddressTag(before.node.value))
  const closes = !(after?.start === end && isAddressTag(after.node.value))
  return {
    start,
    end,
    text: `${opens ? '`' : ''}${text.slice(start, end)}${closes ? '`' : ''}`,
    kind: 'html',
    what: `shown as typed: ${excerpt(node.value)}`,
  }
}

const htmlEdits = (
  text: string,
  layout: Layout,
  marks: Spans,
  supTags: readonly Span[],
): BodyEdit[] => {
  const around = new Set(supTags.map(({ start }) => start))
  return layout.html.flatMap((placed, index): BodyEdit[] => {
    const { node, start, end } = placed
    if (marks.touching(start, end)) return []
    if (around.has(start))
      return [{ start, end, text: '', kind: 'html', what: `left out round a mark: ${node.value}` }]
    if (isBreakTag(node.value)) return [breakEdit(text, placed, layout)]
    if (isComment(node.value))
      return [{ start, end, text: '', kind: 'comment', what: `left out: ${excerpt(node.value)}` }]
    if (isAddressTag(node.value)) return [codeEdit(text, layout, index)]
    const shown = text.slice(start, end).replace(/[\\`*_{}[\]~<]/g, '\\$&')
    return [
      { start, end, text: shown, kind: 'html', what: `shown as typed: ${excerpt(node.value)}` },
    ]
  })
}

/** A note that nothing refers to would vanish: it becomes text. */
const noteEdits = (text: string, layout: Layout): BodyEdit[] => {
  const used = new Set(layout.noteMarks.map(({ node }) => node.identifier))
  return layout.notes
    .filter(({ node }) => !used.has(node.identifier))
    .map(({ start, end }) => ({
      start,
      end: start,
      // Right below another note it would become a line of that one.
      text: /\n[ \t]*\n[ \t]*$/.test(text.slice(Math.max(0, start - 40), start)) ? '\\' : '\n\\',
      kind: 'note',
      what: `no mark refers to this note; it stays as text: ${excerpt(text.slice(start, end))}`,
    }))
}

/** Everything that MDX or the site would read otherwise than it was typed. */
export const mdxEdits = (
  text: string,
  layout: Layout,
  marks: Spans,
  escapedSpans: readonly Span[],
  supTags: readonly Span[],
): BodyEdit[] => {
  const own = new Set(escapedSpans.map(({ start }) => start))
  const ids = new Spans()
  for (const span of writtenIds(text, layout.headings)) ids.add(span)
  const isText = (start: number, end: number) =>
    !layout.opaque.touching(start, end) &&
    !marks.touching(start, end) &&
    !ids.touching(start, end) &&
    !own.has(start)
  const links = new Set(layout.links.map(({ inner }) => inner?.end))
  const outsideLinks: IsText = (start, end) => isText(start, end) && !links.has(start)
  return [
    ...htmlEdits(text, layout, marks, supTags),
    ...signEdits(text, isText),
    ...lineEdits(text, isText),
    ...bracketEdits(text, isText, layout),
    ...wideKeyEdits(text, isText),
    ...lostLinkEdits(text, outsideLinks),
    ...depthEdits(text, layout),
    ...noteEdits(text, layout),
  ]
}
