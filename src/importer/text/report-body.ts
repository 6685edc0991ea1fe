import GithubSlugger from 'github-slugger'
import type { Mark } from '../marks/mark.ts'
import { keptMarkEdits, markEdits, signEdits } from '../marks/mark-edits.ts'
import { supTagsAround } from '../marks/sup-tags.ts'
import type { Pictures } from '../pictures/find-pictures.ts'
import { imageEdits } from '../pictures/image-edits.ts'
import { type Span, Spans, spanAround } from '../read/raw-markdown.ts'
import type { RawReport } from '../read/raw-report.ts'
import { Anchors } from '../registry/anchors.ts'
import type { Change } from '../write/account.ts'
import { blockEdits } from './block-edits.ts'
import type { BodyEdit } from './body-edit.ts'
import { allHeadingEdits } from './heading-edits.ts'
import { headingTitle } from './heading-text.ts'
import { linkEdits } from './link-edits.ts'
import { mdxEdits } from './mdx-edits.ts'
import { applyEdits, orderedEdits, trackedText } from './tracked-text.ts'

export interface ReportBody {
  mdx: string
  changes: Change[]
  /** The offset in the report's text, of an offset in `mdx`; undefined in a notice. */
  originOf: (offset: number) => number | undefined
}

const NOTICE = (marks: readonly Mark[]): string =>
  `<Callout type="warning" title="出典の一覧がない番号">\n\nこの報告の${marks
    .slice(0, 12)
    .map(({ raw }) => raw.replace(/[\\[\]<{*_`~]/g, '\\$&'))
    .join(
      '、',
    )}${marks.length > 12 ? 'など' : ''}は、もとの文書にあった番号です。どの資料を指すかは分かっていません。\n\n</Callout>\n\n`

const GONE = (count: number): string =>
  `<Callout type="warning" title="出典を示さない引用">\n\nもとの文書の引用のうち${count}件は、どの資料を指すか分からない記号だったため、除いてあります。\n\n</Callout>\n\n`

const ANCHOR = / \[#([a-z0-9-]+)\]$/

/** GitHub's own ids of the headings, for links within the report. */
const anchorsByHash = (
  report: RawReport,
  edits: readonly BodyEdit[],
): ReadonlyMap<string, string> => {
  const slugger = new GithubSlugger()
  const anchorIn = ({ start, end }: Span): string | undefined => {
    const label = edits.find(
      (edit) => edit.start >= start && edit.end <= end && ANCHOR.test(edit.text),
    )
    return ANCHOR.exec(label?.text ?? '')?.[1]
  }
  return new Map(
    report.layout.headings
      .filter(({ start, end }) => !report.removed.touching(start, end))
      .flatMap((heading): [string, string][] => {
        const anchor = anchorIn(heading)
        return anchor === undefined
          ? []
          : [[slugger.slug(headingTitle(report.text, heading.node)), anchor]]
      }),
  )
}

const decoded = (hash: string): string => {
  try {
    return decodeURIComponent(hash).toLowerCase()
  } catch {
    return hash
  }
}

/** What stays where a block is cut out: the blocks on both sides must not become one. */
const seam = (text: string, { start, end }: Span): string =>
  start > 1 && end < text.length && text[start - 1] === '\n' && text[start - 2] !== '\n' ? '\n' : ''

const tell = (report: RawReport, edits: readonly BodyEdit[]): Change[] =>
  edits.flatMap(({ start, kind, what }) =>
    kind === undefined || report.removed.touching(start, start + 1)
      ? []
      : [{ line: report.placeOf(start).line, kind, what: what ?? '' }],
  )

/**
 * Writes the report's text as MDX. The wording stays; only what MDX or the site reads otherwise is
 * changed, and told.
 * @param keyOf the citation key of a number of the list
 * @param kept anchors of an earlier import
 */
export const reportBody = (
  report: RawReport,
  keyOf: (number: number) => string,
  kept: ReadonlyMap<string, readonly string[]>,
  pictures: Pictures,
): ReportBody => {
  const { text, layout, removed, marks } = report
  const keptMarks = [...marks.left, ...marks.unresolved]
  const every = [...marks.resolved, ...keptMarks, ...marks.signs]
  const markSpans = new Spans()
  // Tags of a mark that stays are shown as typed like any other HTML.
  const withTags = keptMarks.filter(({ raw }) => raw.startsWith('<'))
  for (const mark of every.filter((each) => !withTags.includes(each)))
    markSpans.add({ start: mark.start, end: mark.end })
  const isInLink = (mark: Mark) => spanAround(layout.linkTexts, mark) !== undefined
  const isInImage = (mark: Mark) => spanAround(layout.images, mark) !== undefined
  const keptEdits = keptMarkEdits(
    text,
    keptMarks.filter((mark) => !isInImage(mark)),
    isInLink,
  )
  const headings = layout.headings.filter(({ start, end }) => !removed.touching(start, end))
  const headingEdits = allHeadingEdits(text, headings, every, new Anchors(kept))
  const hashes = anchorsByHash(report, headingEdits)
  const bodyEdits: BodyEdit[] = [
    ...markEdits(text, marks.resolved, keyOf),
    ...keptEdits,
    ...signEdits(marks.signs),
    ...headingEdits,
    ...linkEdits(text, layout, removed, [...marks.resolved, ...marks.signs], keptMarks, (hash) =>
      hashes.get(decoded(hash)),
    ),
    ...imageEdits(text, layout, pictures),
    ...blockEdits(text, layout),
    ...mdxEdits(text, layout, markSpans, keptEdits, supTagsAround(text, layout, marks.resolved)),
  ]
  const cuts = removed.all().map((span): BodyEdit => ({ ...span, text: seam(text, span) }))
  const inside = bodyEdits.filter(
    ({ start, end }) => !removed.touching(start, Math.max(end, start + 1)),
  )
  const ordered = orderedEdits([...cuts, ...inside]) as BodyEdit[]
  const edited = applyEdits(trackedText(text), ordered)
  const head = /^(?:\s*\n|(?:---|\*\*\*|___)[ \t]*\n)+/.exec(edited.text)?.[0].length ?? 0
  const body = edited.text.slice(head).replace(/(?:\s|\n(?:---|\*\*\*|___)[ \t]*(?=\n|$))+$/, '')
  const notice = marks.unresolved.length > 0 ? NOTICE(marks.unresolved) : ''
  const tokens = marks.signs.filter(({ isToken }) => isToken).length
  const gone = tokens > 0 ? GONE(tokens) : ''
  const before = gone.length + notice.length
  return {
    mdx: `${gone}${notice}${body}\n`,
    changes: tell(report, ordered),
    originOf: (offset) => (offset < before ? undefined : edited.originOf(offset - before + head)),
  }
}
