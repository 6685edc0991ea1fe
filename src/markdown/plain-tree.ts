import type { Emphasis, FootnoteDefinition, FootnoteReference, Image, Nodes } from 'mdast'
import type { MdxJsxTextElement } from 'mdast-util-mdx'
import { toString } from 'mdast-util-to-string'
import { markdownText } from '../citations/markdown-text.ts'
import { ID_PREFIX_PLACEHOLDER, IMAGE_PLACEHOLDER } from '../citations/site-placeholder.ts'
import { entryId } from '../schemas/page-ids.ts'
import type { ReportContext } from './report-context.ts'

/** Markdown that is finished, and nobody escapes. */
const finished = (value: string): Nodes => ({ type: 'html', value })

/**
 * `[\[4, p. 3\]](#source-4)`: each mark is a link to the entry of its source. GFM's own notes would be
 * numbered anew, in the order of the text.
 */
const marks = (node: Emphasis, report: ReportContext): Nodes | undefined => {
  const cluster = report.clusters[Number(node.data?.hProperties?.dataCluster ?? Number.NaN)]
  return (
    cluster &&
    finished(
      cluster
        .map(({ key, prefix, locator }) => {
          const number = report.sources.find((source) => source.key === key)?.number
          const before = prefix === '' ? '' : `${markdownText(prefix)} `
          const behind = locator === '' ? '' : `, ${markdownText(locator)}`
          return `[\\[${before}${number}${behind}\\]](#${ID_PREFIX_PLACEHOLDER}${number === undefined ? '' : entryId(number)})`
        })
        .join(''),
    )
  )
}

const isPart = (node: Nodes, name: string): boolean =>
  node.type === 'emphasis' && node.data?.hName === name

/** 東京（とうきょう）, also where each letter has its own reading. */
const reading = ({ children }: Emphasis): Nodes => {
  const words = children.filter((child) => child.type === 'text')
  const readings = children.filter((child) => isPart(child, 'rt'))
  return {
    type: 'text',
    value: `${words.map((word) => toString(word)).join('')}（${readings.map((word) => toString(word)).join('')}）`,
  }
}

const decoded = (address: string): string => {
  try {
    return decodeURI(address)
  } catch {
    return address
  }
}

const figure = ({ url, alt }: Image): Nodes =>
  finished(`![${markdownText(alt ?? '')}](${IMAGE_PLACEHOLDER}${encodeURIComponent(decoded(url))})`)

/** A term with its explanation behind it. */
const explained = (node: MdxJsxTextElement): Nodes => {
  const note = node.data?.hProperties?.dataNote
  return typeof note === 'string'
    ? { ...node, children: [...node.children, { type: 'text', value: `（${note}）` }] }
    : node
}

/** A note, or the mark of one, under a name that can be told from other reports'. */
const named = (node: FootnoteReference | FootnoteDefinition): Nodes => ({
  ...node,
  label: `${ID_PREFIX_PLACEHOLDER}${node.label ?? node.identifier}`,
})

const replaced = (node: Nodes, report: ReportContext): Nodes => {
  if (node.type === 'image') return figure(node)
  if (node.type === 'mdxJsxTextElement') return explained(node)
  if (node.type === 'footnoteReference' || node.type === 'footnoteDefinition') return named(node)
  if (node.type !== 'emphasis') return node
  return isPart(node, 'ruby') ? reading(node) : (marks(node, report) ?? node)
}

/**
 * A copy of the text's tree in which nothing of the page is lost where there is no page: marks are
 * links to the list of sources, figures are images that wait for their addresses, readings and
 * explanations stand in brackets. Components stay.
 */
export const plainTree = <Node extends Nodes>(node: Node, report: ReportContext): Node => {
  const own = replaced(node, report)
  return (
    'children' in own
      ? { ...own, children: own.children.map((child) => plainTree(child, report)) }
      : own
  ) as Node // what replaces a node may stand where it stood
}
