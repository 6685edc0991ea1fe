import type { Element, ElementContent, Root } from 'hast'
import { h } from 'hastscript'
import type { VFile } from 'vfile'
import { markName } from '../citations/format-source.ts'
import { type CitedKey, useLetter } from '../citations/parse-citation.ts'
import { printNumbers } from '../citations/report-cite.ts'
import { backId, markId } from '../schemas/page-ids.ts'
import { contextOf, type ReportContext } from './report-context.ts'
import { visit } from './visit.ts'

const joint = (locator: string): string => (/^[\p{ASCII}§¶]/u.test(locator) ? ', ' : '、')

const mark = (report: ReportContext, cited: CitedKey, number: number, letter: string): Element => {
  const source = report.sources.find((listed) => listed.number === number)
  if (source?.key !== cited.key)
    throw new Error(`The engine printed ${number} for \`${cited.key}\``)
  const { prefix, locator, key } = cited
  const id = markId(number, letter)
  report.citations.push({
    number,
    key,
    letter,
    id,
    section: null,
    paragraph: null,
    prefix: prefix || null,
    locator: locator || null,
    sentence: '',
  })
  const text = `[${prefix === '' ? '' : `${prefix} `}${number}${locator === '' ? '' : joint(locator) + locator}]`
  return h(
    'a',
    {
      className: ['cite'],
      id,
      href: `#${backId(number, letter)}`,
      role: 'doc-biblioref',
      ariaLabel: markName(number, source.data, locator),
    },
    text,
  )
}

/**
 * Lets rehype-citation number the cited keys, then gives each citation a mark of its own that links
 * to its own use in the reference list (`#source-4-a`). The engine sees nothing of the text itself.
 */
export function rehypeCitations() {
  return async (tree: Root, file: VFile): Promise<void> => {
    const report = contextOf(file)
    if (!report || report.clusters.length === 0) return
    const keys = [...new Set(report.clusters.flat().map(({ key }) => key))]
    const numbers = await printNumbers(report.sources, keys)
    const uses = new Map<number, number>()
    visit(tree, 'element', (node, index, parent) => {
      const cluster = report.clusters[Number(node.properties.dataCluster ?? Number.NaN)]
      if (!cluster || !parent || index === undefined) return
      const marks = cluster.map((cited): ElementContent => {
        const number = numbers.get(cited.key) ?? Number.NaN
        const use = uses.get(number) ?? 0
        uses.set(number, use + 1)
        return mark(report, cited, number, useLetter(use))
      })
      parent.children.splice(index, 1, ...marks)
      return index + marks.length
    })
  }
}
