import type { Element, ElementContent, Root } from 'hast'
import { toString } from 'hast-util-to-string'
import { h } from 'hastscript'
import { visit } from 'unist-util-visit'
import type { VFile } from 'vfile'
import { markName } from '../citations/format-source.ts'
import { type CitedKey, useLetter } from '../citations/parse-citation.ts'
import { citeReport } from '../citations/report-cite.ts'
import { contextOf, type ReportContext } from './report-context.ts'

/** The numbers that the engine printed in one cluster, with the key that each links to. */
const printedIn = (cluster: Element): { key: string; number: number }[] => {
  const printed: { key: string; number: number }[] = []
  visit(cluster, 'element', (node) => {
    const href = node.properties.href
    if (node.tagName === 'a' && typeof href === 'string')
      printed.push({ key: href.replace(/^#bib-/, ''), number: Number(toString(node)) })
  })
  return printed
}

const joint = (locator: string): string => (/^[\p{ASCII}§¶]/u.test(locator) ? ', ' : '、')

const mark = (report: ReportContext, cited: CitedKey, number: number, letter: string): Element => {
  const source = report.sources.find((listed) => listed.number === number)
  if (!source) throw new Error(`No source has the number ${number} that the engine printed`)
  const { prefix, locator, key } = cited
  const id = `cite-${number}-${letter}`
  report.citations.push({
    number,
    key,
    letter,
    id,
    section: null,
    paragraph: null,
    locator: locator || null,
    sentence: '',
  })
  const text = `[${prefix === '' ? '' : `${prefix} `}${number}${locator === '' ? '' : joint(locator) + locator}]`
  return h(
    'a',
    {
      className: ['cite'],
      id,
      href: `#source-${number}-${letter}`,
      role: 'doc-biblioref',
      ariaLabel: markName(number, source.data, locator),
    },
    text,
  )
}

/**
 * Lets rehype-citation number the citations, then gives each number a mark of its own that links to
 * its own use in the reference list (`#source-4-a`). Where the engine printed other keys than the
 * editor wrote, it throws: a wrong number is never published.
 */
export function rehypeCitations() {
  return async (tree: Root, file: VFile): Promise<void> => {
    const report = contextOf(file)
    if (!report || report.clusters.length === 0) return
    await citeReport(tree, file, report.sources)
    const uses = new Map<number, number>()
    visit(tree, 'element', (node, index, parent) => {
      const cluster = report.clusters[Number(node.properties.dataCluster ?? Number.NaN)]
      if (!cluster || !parent || index === undefined) return
      const printed = printedIn(node)
      if (printed.map(({ key }) => key).join() !== cluster.map(({ key }) => key).join())
        throw new Error(
          `The engine printed ${toString(node)} for ${cluster.map(({ key }) => `@${key}`).join('; ')}`,
        )
      const marks = printed.map(({ number }, i): ElementContent => {
        const use = uses.get(number) ?? 0
        uses.set(number, use + 1)
        return mark(report, cluster[i] as CitedKey, number, useLetter(use))
      })
      parent.children.splice(index, 1, ...marks)
      return index + marks.length
    })
  }
}
