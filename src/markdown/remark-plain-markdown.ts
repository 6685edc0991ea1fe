import { basename } from 'node:path'
import type { Emphasis, Link, Nodes, Root, Strong, Text } from 'mdast'
import { gfmToMarkdown } from 'mdast-util-gfm'
import { type Handle, type Options, toMarkdown } from 'mdast-util-to-markdown'
import type { VFile } from 'vfile'
import { ID_PREFIX_PLACEHOLDER, SITE_PLACEHOLDER } from '../citations/site-placeholder.ts'
import { plainTree } from './plain-tree.ts'
import { contextOf } from './report-context.ts'

/** An element of a component: a box becomes a quotation, a figure its image and words. */
const element: Handle = (node: Nodes, parent, state, info) => {
  if (node.data?.hName === 'br') return ' '
  const children = 'children' in node ? (node.children as Nodes[]) : []
  const inner = children
    .map((child) => state.handle(child, parent, state, info))
    .join(node.type === 'mdxJsxTextElement' ? '' : '\n\n')
  return node.data?.hName === 'aside' ? inner.replace(/^/gm, '> ') : inner
}

/** A link of the report's page as a text elsewhere needs it. */
const wholeLink = (url: string, slug: string): string =>
  new URL(url, `${SITE_PLACEHOLDER}reports/${slug}/`).href

/** Text in which nothing could be read as Markdown, wherever it stands: most of a Japanese report. */
const PLAIN = /^[^\p{ASCII}](?:[^\\`*_[\]<>&!#~|:@=+\s{}]*[^\p{ASCII}])?$/u

/** What GFM may read as the beginning of an address without a scheme. */
const BARE_ADDRESS = /w\./i

/** Text with escapes where Markdown needs them. To look for them is half the time of this plugin. */
export const plainText: Handle = (node: Text, _, state, info) =>
  PLAIN.test(node.value) && !BARE_ADDRESS.test(node.value)
    ? node.value
    : state.safe(node.value, info)

/** The room for a prefix takes none in a table. */
const width = (cell: string): number => cell.replaceAll(ID_PREFIX_PLACEHOLDER, '').length

const optionsFor = (slug: string): Options => ({
  bullet: '-',
  extensions: [gfmToMarkdown({ stringLength: width })],
  handlers: {
    text: plainText,
    // Plain marks: the default encodes letters beside them where CommonMark would not see them.
    strong: (node: Strong, _, state, info) => `**${state.containerPhrasing(node, info)}**`,
    // A date is an element, not stress.
    emphasis: (node: Emphasis, _, state, info) =>
      node.data?.hName === undefined
        ? `*${state.containerPhrasing(node, info)}*`
        : state.containerPhrasing(node, info),
    link: (node: Link, _, state, info) =>
      `[${state.containerPhrasing(node, info)}](${wholeLink(node.url, slug)})`,
    mdxJsxFlowElement: element,
    mdxJsxTextElement: element,
  } as Options['handlers'],
})

/** Keeps the text as Markdown for readers and machines: no anchor, no component, nothing of the page lost. */
export function remarkPlainMarkdown() {
  return (tree: Root, file: VFile): void => {
    const report = contextOf(file)
    if (report && !file.messages.some(({ fatal }) => fatal))
      report.markdown = toMarkdown(
        plainTree(tree, report),
        optionsFor(basename(file.path ?? '', '.mdx')),
      )
  }
}
