import type { Root } from 'hast'
import { h } from 'hastscript'
import type { VFile } from 'vfile'
import { mediumOf } from '../citations/format-source.ts'
import { contextOf } from './report-context.ts'
import { visit } from './visit.ts'

/** Puts the medium's name before the number under a quotation. */
export function rehypeQuotations() {
  return (tree: Root, file: VFile): void => {
    const report = contextOf(file)
    visit(tree, 'element', (node) => {
      const key = node.properties.dataQuoted
      if (key === undefined) return
      delete node.properties.dataQuoted
      const data = report?.sources.find((source) => source.key === key)?.data
      if (!data) return
      const foreign = data.language && data.language !== 'ja' ? { lang: data.language } : {}
      node.children.unshift({ type: 'text', value: '― ' }, h('span', foreign, mediumOf(data)))
    })
  }
}
