import type { Nodes, PhrasingContent, Root, Text } from 'mdast'
import { SKIP, visitParents } from 'unist-util-visit-parents'
import type { VFile } from 'vfile'
import { type CitationCluster, type CitedKey, citationsIn } from '../citations/parse-citation.ts'
import { nearest } from '../schemas/explain.ts'
import { findPiece, partOf, refuse } from './refuse.ts'
import { contextOf, type ReportContext } from './report-context.ts'

const unknownEntry = (key: string, report: ReportContext): string | undefined => {
  if (report.registryKeys.has(key)) return undefined
  const near = nearest(key, report.registryKeys)
  return `Unexpected citation key \`${key}\`, expected a file sources/${key}.yaml${near ? `; nearest: \`${near}\`` : ''}`
}

const keyFault = (key: string, report: ReportContext): string | undefined => {
  if (!report.isListRead) return unknownEntry(key, report)
  const listed = report.sources.map((source) => source.key)
  if (listed.includes(key)) return undefined
  if (report.registryKeys.has(key))
    return `Unexpected citation key \`${key}\`, expected one of this report's ${listed.length} sources; it is in the registry: add it to the list \`sources\``
  const near = nearest(key, listed)
  return `Unexpected citation key \`${key}\`, expected one of this report's ${listed.length} sources${near ? `; nearest: \`${near}\`` : ''}`
}

/** The good items of a cluster; each fault is said at its place. */
const checkCluster = (
  cluster: CitationCluster,
  node: Text,
  file: VFile,
  report: ReportContext,
  from: number,
): CitedKey[] => {
  for (const { found, expected } of cluster.faults)
    refuse(
      file,
      `Unexpected citation \`${found}\`, expected ${expected}`,
      findPiece(file, node, found, from).place,
      'citation-form',
    )
  return cluster.items.filter(({ key }) => {
    const withdrawn = report.sources.find((source) => source.key === key)?.withdrawn
    const fault = keyFault(key, report)
    const place = () => findPiece(file, node, `@${key}`, from).place
    if (fault) refuse(file, fault, place(), 'unknown-citation')
    if (withdrawn !== undefined)
      refuse(
        file,
        `Unexpected citation of \`${key}\`, expected a source that stands; the list withdraws it: ${withdrawn}`,
        place(),
        'withdrawn-source',
      )
    return fault === undefined && report.isListRead
  })
}

const BARE_KEY = /(?<![\w@./[［【〔-])@([a-z][a-z0-9]*(?:-[a-z0-9]+)*)/g

/** `@key` outside brackets is refused where it names a source; any other @handle stays text. */
const refuseBareKeys = (
  text: string,
  node: Text,
  file: VFile,
  report: ReportContext,
  from: number,
): void => {
  let next = from
  // An escaped bracket is text, whatever it holds.
  const outside = text.replace(/\[[^[\]]*@[^[\]]*\]/g, (raw) => ' '.repeat(raw.length))
  for (const [raw, key = ''] of outside.matchAll(BARE_KEY)) {
    const piece = findPiece(file, node, raw, next)
    next = piece.next
    if (report.sources.some((source) => source.key === key) && !piece.escaped)
      refuse(
        file,
        `Unexpected citation \`${raw}\` without brackets, expected \`[${raw}]\``,
        piece.place,
        'citation-form',
      )
  }
}

/** Where the marks of a citation will stand. */
const placeholder = (index: number): PhrasingContent => ({
  type: 'emphasis',
  children: [],
  data: { hName: 'span', hProperties: { dataCluster: index } },
})

const isLink = ({ type }: Nodes): boolean => type === 'link' || type === 'linkReference'

/** A term is a link to its explanation. */
const isTerm = (node: Nodes): boolean => node.type === 'mdxJsxTextElement' && node.name === 'Term'

/** What a text node becomes: its text with a place for marks at each good citation; undefined where it has none. */
const split = (
  node: Text,
  ancestors: readonly Nodes[],
  file: VFile,
  report: ReportContext,
): PhrasingContent[] | undefined => {
  const nodes: PhrasingContent[] = []
  let from = 0
  let end = 0
  let last = 0
  for (const cluster of citationsIn(node.value)) {
    const found = findPiece(file, node, cluster.raw, from)
    from = found.next
    if (found.escaped) continue
    const items = checkCluster(cluster, node, file, report, found.start)
    const outer = ancestors.some(isLink) ? 'link' : ancestors.some(isTerm) ? '<Term>' : ''
    if (outer !== '')
      refuse(
        file,
        `Unexpected citation \`${cluster.raw}\` inside a ${outer}, expected it behind the ${outer}`,
        found.place,
        'citation-in-link',
      )
    if (items.length === 0) continue
    const before = node.value.slice(end, cluster.start)
    if (!ancestors.some(isLink)) refuseBareKeys(before, node, file, report, last)
    if (before !== '') nodes.push(partOf(file, node, before, last, found.start))
    nodes.push(placeholder(report.clusters.push(items) - 1))
    end = cluster.end
    last = found.next
  }
  const rest = node.value.slice(end)
  if (!ancestors.some(isLink)) refuseBareKeys(rest, node, file, report, last)
  if (nodes.length === 0) return undefined
  return rest === '' ? nodes : [...nodes, partOf(file, node, rest, last)]
}

/** Finds `[@key]` in text, checks each key, and gives each citation a place of its own for its marks. */
export function remarkCitations() {
  return (tree: Root, file: VFile): void => {
    const report = contextOf(file)
    if (!report) return
    visitParents(tree, 'text', (node, ancestors) => {
      const parent = ancestors.at(-1)
      if (!parent || !node.value.includes('@')) return undefined
      const nodes = split(node, ancestors, file, report)
      if (!nodes) return undefined
      const index = parent.children.indexOf(node as never)
      parent.children.splice(index, 1, ...(nodes as never[]))
      return [SKIP, index + nodes.length]
    })
  }
}
