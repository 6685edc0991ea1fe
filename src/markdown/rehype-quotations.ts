import type { Element, Root } from 'hast'
import { h } from 'hastscript'
import type { VFile } from 'vfile'
import { mediumLanguageOf, mediumOf } from '../citations/format-source.ts'
import { langOf, langOfName } from '../japanese/language.ts'
import type { SourceData } from '../schemas/source.ts'
import { contextOf } from './report-context.ts'
import { visit } from './visit.ts'
import { words } from './words.ts'

/** Tags the words of a quotation; they may be the source's own or a translation, which their letters tell. */
const tagPassages = (figure: Element, { language }: SourceData, around: string): void => {
  for (const passage of figure.children) {
    if (passage.type !== 'element' || passage.tagName !== 'blockquote') continue
    const lang = langOfName(words(passage), language, around)
    if (lang !== undefined) passage.properties.lang = lang
  }
}

/** Puts the medium's name before the number under a quotation, and tells the language of both. */
export function rehypeQuotations() {
  return (tree: Root, file: VFile): void => {
    const report = contextOf(file)
    if (!report) return
    visit(tree, 'element', (caption, _, figure) => {
      const key = caption.properties.dataQuoted
      if (key === undefined) return
      delete caption.properties.dataQuoted
      const data = report.sources.find((source) => source.key === key)?.data
      if (!data) return
      const medium = mediumOf(data)
      const lang = langOf(medium, mediumLanguageOf(data), report.language)
      caption.children.unshift({ type: 'text', value: '― ' }, h('span', { lang }, medium))
      if (figure?.type === 'element') tagPassages(figure, data, report.language)
    })
  }
}
