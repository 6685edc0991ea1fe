import { unified as astroUnified } from '@astrojs/markdown-remark'
import type { Root } from 'hast'
import { toHtml } from 'hast-util-to-html'
import remarkCjkFriendly from 'remark-cjk-friendly'
import remarkCjkFriendlyGfmStrikethrough from 'remark-cjk-friendly-gfm-strikethrough'
import remarkGfm from 'remark-gfm'
import remarkParse from 'remark-parse'
import remarkRehype from 'remark-rehype'
import { type PluggableList, type Processor, unified } from 'unified'
import { rehypeCitations } from './rehype-citations.ts'
import { rehypeCorrections } from './rehype-corrections.ts'
import { rehypeFacts } from './rehype-facts.ts'
import { rehypeFootnotes } from './rehype-footnotes.ts'
import { rehypeHeadingNames } from './rehype-heading-names.ts'
import { rehypeHeadings } from './rehype-headings.ts'
import { rehypeImages } from './rehype-images.ts'
import { rehypeLinkTargets } from './rehype-link-targets.ts'
import { rehypeNowrap } from './rehype-nowrap.ts'
import { rehypeOwnWords } from './rehype-own-words.ts'
import { rehypePrefixIds } from './rehype-prefix-ids.ts'
import { rehypeQuotations } from './rehype-quotations.ts'
import { rehypeSideSources } from './rehype-side-sources.ts'
import { rehypeTables } from './rehype-tables.ts'
import { rehypeTaskLists } from './rehype-task-lists.ts'
import { rehypeTerms } from './rehype-terms.ts'
import { remarkBareAddresses } from './remark-bare-addresses.ts'
import { remarkBareNumbers } from './remark-bare-numbers.ts'
import { remarkCardLetters } from './remark-card-letters.ts'
import { remarkCitations } from './remark-citations.ts'
import { remarkComponents } from './remark-components.ts'
import { remarkComposed } from './remark-composed.ts'
import { remarkFullWidth } from './remark-full-width.ts'
import { remarkHeadingAnchors } from './remark-heading-anchors.ts'
import { remarkJoinLines } from './remark-join-lines.ts'
import { remarkLinkAddresses } from './remark-link-addresses.ts'
import { remarkLinks } from './remark-links.ts'
import { remarkListNumbers } from './remark-list-numbers.ts'
import { remarkLostText } from './remark-lost-text.ts'
import { remarkMdxSafely } from './remark-mdx-safely.ts'
import { remarkNestedLinks } from './remark-nested-links.ts'
import { remarkPlainMarkdown } from './remark-plain-markdown.ts'
import { remarkRuby } from './remark-ruby.ts'
import { remarkStraySigns } from './remark-stray-signs.ts'
import { remarkTables } from './remark-tables.ts'

type Options = NonNullable<Parameters<typeof astroUnified>[0]>

const base = {
  gfm: false,
  smartypants: false,
  remarkPlugins: [
    [remarkGfm, { singleTilde: false }],
    remarkCjkFriendly,
    [remarkCjkFriendlyGfmStrikethrough, { singleTilde: false }],
    remarkBareAddresses,
    remarkHeadingAnchors,
    remarkCitations,
    remarkBareNumbers,
    remarkNestedLinks,
    remarkLostText,
    remarkListNumbers,
    remarkTables,
    remarkStraySigns,
    remarkFullWidth,
    remarkLinks,
    remarkLinkAddresses,
    remarkJoinLines,
    remarkCardLetters,
    remarkComposed,
    remarkPlainMarkdown,
  ],
  rehypePlugins: [
    rehypeCitations,
    rehypeHeadings,
    rehypeFacts,
    rehypeCorrections,
    rehypeHeadingNames,
    rehypeQuotations,
    rehypeNowrap,
    rehypeFootnotes,
    rehypeSideSources,
    rehypeTerms,
    rehypeTables,
    rehypeTaskLists,
    rehypeLinkTargets,
    rehypeOwnWords,
    rehypePrefixIds,
  ],
  remarkRehype: {
    clobberPrefix: 'note-',
    footnoteLabel: '脚注',
    footnoteLabelProperties: {},
    footnoteBackContent: '↩',
    footnoteBackLabel: (index: number, again: number) =>
      `本文の注${index + 1}へ戻る${again > 1 ? `（${again}か所目）` : ''}`,
  },
} satisfies Options

/** The one plugin list, for the owner's pages (.md and .mdx in src/pages). */
export const pageProcessor = astroUnified(base)

/** What is done to a report's tree of Markdown: the same behind MDX's grammar; code is refused, components become elements. */
const reportRemarkPlugins: PluggableList = [
  remarkRuby,
  remarkMdxSafely,
  remarkComponents,
  ...base.remarkPlugins,
]

function compileHtml(this: Processor): void {
  this.compiler = (tree) => toHtml(tree as Root)
}

/**
 * The pipeline of reports, from the text to the page's HTML. It is unified itself: Astro's renderer
 * around it would parse each finished tree once more for raw HTML, which a report can't hold, look
 * for headings' anchors, which each heading has, and for images, which the pipeline knows.
 */
export const reportPipeline = unified()
  .use(remarkParse)
  .use(reportRemarkPlugins)
  .use(remarkRehype, base.remarkRehype)
  .use(base.rehypePlugins)
  .use(rehypeImages)
  .use(compileHtml)
  .freeze()
