import { markdownText } from '../citations/markdown-text.ts'
import { site } from '../site.config.ts'
import { besidePage, pathTo, urlTo } from './paths.ts'
import { reportMarkdown } from './report-exports.ts'
import { imageAddresses } from './report-images.ts'
import { type ReportContent, textOf } from './reports.ts'

const oneLine = (text: string): string => markdownText(text.replace(/\s+/g, ' ').trim())

/** The site for language models: what it is, and each report's Markdown with a sentence about it. */
export const llmsText = (contents: readonly ReportContent[]): string =>
  [
    `# ${site.fullName}`,
    '',
    `> ${oneLine(site.description)}`,
    '',
    '本文の [4] は、その分析の典拠4を指す。典拠は各文書の終わりにある。題名未確認とある題名は、だれも照らし合わせていない。',
    '',
    '## 分析',
    '',
    ...contents.map(
      ({ view }) =>
        `- [${oneLine(view.title.full)}](${urlTo(site.publish.markdown ? besidePage(view.path, 'md') : view.path)}): ${view.published.iso}、${oneLine(view.description)}`,
    ),
    '',
    '## Optional',
    '',
    `- [全文](${urlTo(pathTo('/llms-full.txt'))})`,
    '',
  ].join('\n')

/**
 * The Markdown of every report in one text, report by report: it is too large to be made whole. Ids and notes
 * carry the report's slug, so that its marks lead to its own list.
 */
export async function* llmsFullText(contents: readonly ReportContent[]): AsyncGenerator<string> {
  let divider = ''
  for (const content of contents) {
    const { view, entry } = content
    const images = await imageAddresses(content)
    yield divider + reportMarkdown(view, textOf(entry), images, `${view.slug}-`)
    divider = '\n---\n\n'
  }
}
