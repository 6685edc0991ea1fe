import type { Layout } from '../read/layout.ts'
import { type Span, type Spans, spanAround } from '../read/raw-markdown.ts'
import { bareMarks } from './bare-marks.ts'
import { type DecidedMarks, decideMarks, orderedMarks } from './decide-marks.ts'
import type { Mark } from './mark.ts'
import { type KnownSources, linkMarks, noteMarks, referenceMarks, supMarks } from './node-marks.ts'
import { NUMBERS, numbersIn } from './numbers.ts'
import { tableMarks } from './table-marks.ts'
import { textMarks } from './text-marks.ts'
import { unusualMarks } from './unusual-marks.ts'

const NUMBER_LINK = new RegExp(String.raw`^\\?\[?\s*\^?${NUMBERS}\^?\s*\\?\]?$`)

/** Links whose text is a number: what they are is told by where they lead. */
const numberLinks = (text: string, layout: Layout): Set<number> =>
  new Set(
    layout.links
      .filter(({ inner }) => inner && NUMBER_LINK.test(text.slice(inner.start, inner.end)))
      .map(({ start }) => start),
  )

const behindLinks = (marks: readonly Mark[], linkTexts: readonly Span[]): Mark[] =>
  marks.map((mark) => {
    const link = spanAround(linkTexts, mark)
    return link && link.start < mark.start && mark.end < link.end
      ? { ...mark, moveTo: link.end }
      : mark
  })

const ALONE_IN_CODE = new RegExp(String.raw`^\x60\s*\[\^?(${NUMBERS})\]\s*\x60$`)

const IN_IMAGE = 'stands in the text of an image, which carries no citations'

/** Marks in the text of an image. */
const imageMarks = (text: string, layout: Layout): Mark[] =>
  layout.images.flatMap(({ start, end }): Mark[] => {
    const close = text.slice(start, end).lastIndexOf('](')
    if (close === -1) return []
    return textMarks(text.slice(start + 2, start + close), () => true).map((mark) => ({
      ...mark,
      start: mark.start + start + 2,
      end: mark.end + start + 2,
      certainty: 'lost',
      why: IN_IMAGE,
    }))
  })

const IN_CODE = 'stands in code, which carries no citations'

/** `[1]` that stands alone in code. */
const codeMarks = (text: string, layout: Layout): Mark[] =>
  layout.codes.flatMap(({ start, end }): Mark[] => {
    const raw = text.slice(start, end)
    const match = ALONE_IN_CODE.exec(raw)
    if (!match) return []
    return [
      { start, end, raw, numbers: numbersIn(match[1] ?? ''), certainty: 'lost', why: IN_CODE },
    ]
  })

/**
 * Finds and judges all marks of a report.
 * @param removed what leaves the text: lists, the 元記事 line
 */
export const findMarks = (
  text: string,
  layout: Layout,
  removed: Spans,
  sources: KnownSources & { sourceNotes: ReadonlySet<string> },
): DecidedMarks => {
  const isText = (start: number, end: number) =>
    !layout.opaque.touching(start, end) && !removed.touching(start, end)
  const inText = ({ start, end }: Span) => !removed.touching(start, end)
  const numbered = numberLinks(text, layout)
  const sup = supMarks(text, layout, sources)
  const referring = new Set(layout.references.map(({ start }) => start))
  const inOneBlock = (mark: Mark) =>
    !mark.raw.includes('\n') || spanAround(layout.paragraphs, mark) !== undefined
  const plain = textMarks(text, isText)
    .filter(inOneBlock)
    .filter(
      ({ start, numbers }) =>
        ![start, start - 1].some((place) => numbered.has(place)) &&
        // `[2025]` over a definition is a link, which no number of a source can be.
        !(numbers.length === 0 && referring.has(start)),
    )
  const numbers = new Set(sources.addresses.keys())
  const found = orderedMarks([
    ...[
      ...linkMarks(text, layout, sources),
      ...referenceMarks(text, layout, isText),
      ...sup.marks,
      ...noteMarks(text, layout, sources.sourceNotes),
      ...imageMarks(text, layout),
      ...codeMarks(text, layout),
    ].filter(inText),
    ...plain,
  ])
  const decide = (marks: readonly Mark[]) =>
    decideMarks(behindLinks(orderedMarks(marks), layout.linkTexts), numbers, text, isText)
  const decided = decide(found)
  if (numbers.size === 0) return decided
  const bare = bareMarks(text, isText, numbers)
  const unusual = unusualMarks(text, isText, numbers)
  const sure = [...found, ...tableMarks(text, layout, sources.addresses).filter(inText)]
  if (decided.resolved.length > 0 || decided.unresolved.length > 0)
    return decide([...sure, ...besideOthers(hasSome(bare) ? bare : unusual, decided)])
  if (!hasSome(bare)) return decide([...sure, ...bare, ...unusual])
  const alone = decide([...sure, ...bare])
  return decide([...sure, ...bare, ...besideOthers(unusual, alone)])
}

const hasSome = (marks: readonly Mark[]): boolean =>
  marks.some(({ certainty }) => certainty !== 'lost')

const BESIDE = 'stands without brackets or in a form of its own, beside other marks'

/** Numbers without brackets, or in odd forms, in a text of other marks: told where they are more than these. */
const besideOthers = (bare: readonly Mark[], { resolved }: DecidedMarks): Mark[] => {
  const likely = bare.filter(({ certainty }) => certainty !== 'lost')
  return likely.length >= 10 && likely.length > resolved.length
    ? likely.map((mark) => ({ ...mark, certainty: 'lost', why: BESIDE }))
    : []
}
