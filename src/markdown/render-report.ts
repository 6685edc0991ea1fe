import { hash } from 'node:crypto'
import { VFile } from 'vfile'
import type { VFileMessage } from 'vfile-message'
import { imageOnDisk } from '../citations/image-file.ts'
import type { KnownSources } from '../citations/registry.ts'
import { OWN } from '../japanese/language.ts'
import { warning } from '../schemas/messages.ts'
import type { NumberedKey } from '../schemas/report.ts'
import { reportPipeline } from './index.ts'
import type { RecordedParagraph } from './paragraph-ids.ts'
import type { ReadReport } from './read-report.ts'
import type { RenderedReport } from './rendered-report.ts'
import type { ReportContext } from './report-context.ts'
import { statementsBySection } from './statements.ts'

/** The outcome of rendering: messages, and the report unless one of them is fatal. */
interface RenderOutcome {
  rendered: RenderedReport | undefined
  messages: VFileMessage[]
  /** The images of the text with their places, for whoever can see whether their files are there. */
  images: ReportContext['images']
  /** The headings without an anchor: no fault of a page, but of an address that should last. */
  unanchored: ReportContext['unanchored']
}

const aliasesOf = (report: ReadReport): ReportContext['aliases'] =>
  (report.fields.aliases ?? []).flatMap((alias, index) =>
    typeof alias === 'string'
      ? []
      : Object.entries(alias).map(([old, anchor]) => ({
          old,
          anchor,
          place: report.at(['aliases', index]),
        })),
  )

/** The list as the engine can take it: of a repeated key or number the first, so that a refused list numbers the text too. */
const listedOnce = ({ sources }: ReadReport): NumberedKey[] => {
  const taken = new Set<string | number>()
  return sources.flatMap(({ index: _, ...source }) => {
    if (taken.has(source.key) || taken.has(source.number)) return []
    taken.add(source.key).add(source.number)
    return [source]
  })
}

const newContext = (
  report: ReadReport,
  registry: KnownSources,
  idPrefix: string,
  recorded: readonly RecordedParagraph[],
): ReportContext => ({
  language: report.fields.language ?? OWN,
  sources: listedOnce(report).map((source) => ({
    ...source,
    data: registry.entries.get(source.key)?.data ?? { type: 'webpage' },
  })),
  registryKeys: registry.keys,
  isListRead: report.isListRead,
  idPrefix,
  aliases: aliasesOf(report),
  corrections: (report.fields.corrections ?? []).map((correction, index) => ({
    ...correction,
    number: index + 1,
    place: report.at(['corrections', index, 'anchor']),
  })),
  recorded,
  clusters: [],
  citations: [],
  outline: [],
  unanchored: [],
  paragraphs: [],
  leads: {},
  blocks: [],
  rich: false,
  firstSentence: '',
  markdown: '',
  characters: 0,
  links: [],
  images: [],
})

const byPlace = (a: VFileMessage, b: VFileMessage): number =>
  (a.line ?? 0) - (b.line ?? 0) || (a.column ?? 0) - (b.column ?? 0)

const uncitedWarnings = (report: ReadReport, context: ReportContext) =>
  report.sources.flatMap(({ key, number, index, withdrawn }) =>
    withdrawn !== undefined || context.citations.some((citation) => citation.number === number)
      ? []
      : [
          warning(
            `Source ${number} \`${key}\` is not cited in the text; it stays listed as 本文で引用していない資料`,
            report.at(['sources', index]),
            'uncited-source',
          ),
        ],
  )

/**
 * Renders a report. One with faults is gone through to its end, so that all of them are told.
 *
 * @param idPrefix what stands before every id, for a page that shows more than one report
 * @param recorded the paragraphs that the ledger knows of the report
 */
export const renderReport = async (
  report: ReadReport,
  registry: KnownSources,
  idPrefix = '',
  recorded: readonly RecordedParagraph[] = [],
): Promise<RenderOutcome> => {
  const context = newContext(report, registry, idPrefix, recorded)
  const file = new VFile({ path: report.file.path, value: report.body, data: { report: context } })
  const html = String(await reportPipeline.process(file))
  const { outline, citations, paragraphs, leads, firstSentence, markdown, characters } = context
  const { blocks, images, links, rich, unanchored } = context
  const messages = [...report.file.messages, ...file.messages].sort(byPlace)
  if (messages.some((message) => message.fatal))
    return { rendered: undefined, messages, images, unanchored }
  return {
    rendered: {
      html,
      htmlDigest: hash('sha256', html),
      outline,
      citations,
      paragraphs,
      leads,
      blocks,
      statements: statementsBySection(blocks),
      rich,
      firstSentence,
      markdown,
      characters,
      links,
      imagePaths: [...new Set(images.map(({ url }) => imageOnDisk(file.path, url)))],
    },
    messages: [...messages, ...uncitedWarnings(report, context)],
    images,
    unanchored,
  }
}
