import type { Heading } from 'mdast'
import type { Mark } from '../marks/mark.ts'
import { isCommonHeading } from '../registry/anchors.ts'
import { ownTitleFault } from '../sources/placeholders.ts'
import { headingTitle, marksIn } from '../text/heading-text.ts'
import type { Placed } from './layout.ts'
import { Refusal } from './refusal.ts'

/** A report's title, where it is from, and the heading that leaves the text with it. */
export interface ReportTitle {
  title: string
  /** For the account. */
  what: string
  heading?: Placed<Heading>
}

/** A first heading that stands above all others is the title and leaves the text; one of several stays. */
const standsAbove = (first: Placed<Heading>, headings: readonly Placed<Heading>[]): boolean =>
  headings.every((other) => other === first || other.node.depth > first.node.depth)

/**
 * Chooses the title: the frontmatter's, the first h1, the first heading that says something, the
 * original article's title.
 */
export const reportTitle = (
  text: string,
  headings: readonly Placed<Heading>[],
  marks: readonly Mark[],
  frontmatter: string | undefined,
  originTitle: string | undefined,
  lineOf: (offset: number) => number = () => 1,
): ReportTitle => {
  const titled = headings.map((heading) => ({
    heading,
    title: headingTitle(text, heading.node, marksIn(heading, marks)),
  }))
  const [top] = titled
  if (
    frontmatter === undefined &&
    top &&
    ownTitleFault(top.title) === 'an error text' &&
    standsAbove(top.heading, headings)
  )
    throw new Refusal(
      `The file tells of a program's error, no report: its title is 「${top.title.slice(0, 60)}」 (line ${lineOf(top.heading.start)}); take it out of the folder, or put the report's own title there`,
    )
  const good = titled.filter(({ title }) => title !== '' && ownTitleFault(title) === undefined)
  const h1 = good.find(({ heading }) => heading.node.depth === 1)
  if (frontmatter !== undefined && ownTitleFault(frontmatter) === undefined)
    return {
      title: frontmatter,
      what: "the frontmatter's title",
      ...(h1?.title === frontmatter ? { heading: h1.heading } : {}),
    }
  if (h1) return { title: h1.title, what: 'the first h1', heading: h1.heading }
  const first = good.find(({ title }) => !isCommonHeading(title))
  if (first && (first.heading === headings[0] || originTitle === undefined)) {
    const leaves = first.heading === headings[0] && standsAbove(first.heading, headings)
    return {
      title: first.title,
      what: 'no h1: the first heading',
      ...(leaves ? { heading: first.heading } : {}),
    }
  }
  if (originTitle !== undefined)
    return { title: originTitle, what: "no h1: the original article's title" }
  const any = good[0]
  if (any) return { title: any.title, what: 'no h1: the first heading' }
  throw new Refusal(
    'The file has no title: no heading and no 元記事 title (line 1); put a line `# 題名` first',
  )
}
