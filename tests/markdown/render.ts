import { resolve } from 'node:path'
import type { Registry, RegistryEntry } from '../../src/citations/registry.ts'
import { readReport } from '../../src/markdown/read-report.ts'
import { renderReport } from '../../src/markdown/render-report.ts'
import type { RenderedReport } from '../../src/markdown/rendered-report.ts'

/** Our five specimen sources, s1 to s5, as a registry holds them. */
export const registry: Registry = {
  entries: new Map(
    ['規則', '調達', '設計', '費用', '推論'].map((title, index): [string, RegistryEntry] => [
      `s${index + 1}`,
      {
        key: `s${index + 1}`,
        data: {
          type: 'webpage',
          title,
          publisher: '見本通信',
          URL: `https://news.example.com/${index + 1}`,
        },
        text: title,
      },
    ]),
  ),
  keys: new Set(['s1', 's2', 's3', 's4', 's5', 'unlisted']),
  faulty: [],
}

/** The head of a report that lists s1 to s5; the text begins on line 6. */
export const HEAD = '---\ntitle: 見本\npublished: 2025-02-14\nsources: [s1, s2, s3, s4, s5]\n---\n'

/** Renders a text under HEAD (or a whole file that begins with ---). */
export const renderText = async (text: string, idPrefix = '') => {
  const raw = /^\uFEFF?---/.test(text) ? text : HEAD + text
  const report = readReport(resolve('content/reports/sample.mdx'), raw, registry)
  const { rendered, messages } = await renderReport(report, registry, idPrefix)
  return { rendered, messages, report }
}

/** The HTML of a text; the faults where it has any. */
export const htmlOf = async (text: string): Promise<string> => {
  const { rendered, messages } = await renderText(text)
  return rendered?.html ?? messages.map(({ reason }) => reason).join('\n')
}

/** The HTML without source lines of the margin, attributes and groups: what a reader of the text sees. */
export const plainHtmlOf = async (text: string): Promise<string> =>
  (await htmlOf(text))
    .replace(/<p class="side-sources".*?<\/p>/g, '')
    .replace(/<span class="nowrap">(.*?)<\/span>/g, '$1')
    .replace(/<div class="noted">(.*?)<\/div>/g, '$1')
    .replace(/<a class="cite"[^>]*>(.*?)<\/a>/g, '<a>$1</a>')
    .replace(/<wbr>/g, '')

/** Each fault or warning as `line:column reason (rule)`. */
export const messagesOf = async (text: string): Promise<string[]> =>
  (await renderText(text)).messages
    .filter(({ ruleId }) => ruleId !== 'uncited-source')
    .map(({ line, column, reason, ruleId }) => `${line}:${column} ${reason} (${ruleId})`)

/** The numbers of the marks, in the order of the text. */
export const numbersOf = async (text: string): Promise<number[]> =>
  ((await renderText(text)).rendered as RenderedReport).citations.map(({ number }) => number)
