import { hash } from 'node:crypto'
import type { VFileMessage } from 'vfile-message'
import type { NumberedKey } from '../citations/number-sources.ts'
import type { Registry } from '../citations/registry.ts'
import { warning } from '../schemas/messages.ts'
import { reportProcessor } from './index.ts'
import type { RecordedParagraph } from './paragraph-ids.ts'
import type { ReadReport } from './read-report.ts'
import type { RenderedReport } from './rendered-report.ts'
import type { ReportContext } from './report-context.ts'
import { statementsBySection } from './statements.ts'

type Renderer = Awaited<ReturnType<typeof reportProcessor.createRenderer>>
type Shared = Parameters<typeof reportProcessor.createRenderer>[0]

/** The outcome of rendering: messages, and the report unless one of them is fatal. */
interface RenderOutcome {
  rendered: RenderedReport | undefined
  messages: ReportContext['messages']
  /** The images of the text with their places, for whoever can see whether their files are there. */
  images: ReportContext['images']
}

/** Renders reports; made once and used for many. */
export interface ReportRenderer {
  render(
    report: ReadReport,
    registry: Registry,
    idPrefix?: string,
    recorded?: readonly RecordedParagraph[],
  ): Promise<RenderOutcome>
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
  return sources.flatMap(({ key, number }) => {
    if (taken.has(key) || taken.has(number)) return []
    taken.add(key).add(number)
    return [{ key, number }]
  })
}

const newContext = (
  report: ReadReport,
  registry: Registry,
  idPrefix: string,
  recorded: readonly RecordedParagraph[],
): ReportContext => ({
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
  paragraphs: [],
  leads: {},
  blocks: [],
  rich: false,
  firstSentence: '',
  markdown: '',
  characters: 0,
  images: [],
  messages: [],
})

const byPlace = (a: VFileMessage, b: VFileMessage): number =>
  (a.line ?? 0) - (b.line ?? 0) || (a.column ?? 0) - (b.column ?? 0)

const uncitedWarnings = (report: ReadReport, context: ReportContext) =>
  report.sources.flatMap(({ key, number, index }) =>
    context.citations.some((citation) => citation.number === number)
      ? []
      : [
          warning(
            `Source ${number} \`${key}\` is not cited in the text; it stays listed as 本文で引用していない資料`,
            report.at(['sources', index]),
            'uncited-source',
          ),
        ],
  )

const renderWith = async (
  renderer: Renderer,
  report: ReadReport,
  context: ReportContext,
): Promise<RenderOutcome> => {
  const { code, metadata } = await renderer.render(report.body, {
    // The renderer takes the file's address as the path that messages and images count from.
    fileURL: report.file.path as unknown as URL,
    frontmatter: { report: context },
  })
  const { outline, citations, paragraphs, leads, firstSentence, markdown, characters } = context
  const { blocks, rich } = context
  const messages = [...report.file.messages, ...context.messages].sort(byPlace)
  if (messages.some((message) => message.fatal))
    return { rendered: undefined, messages, images: context.images }
  const imagePaths = [...metadata.localImagePaths, ...metadata.remoteImagePaths]
  return {
    rendered: {
      html: code,
      htmlDigest: hash('sha256', code),
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
      imagePaths,
    },
    messages: [...messages, ...uncitedWarnings(report, context)],
    images: context.images,
  }
}

/**
 * Makes a renderer of reports.
 * @param image Astro's image settings in a build; the lint and the importer need none
 */
export const createReportRenderer = async (image?: Shared['image']): Promise<ReportRenderer> => {
  const renderer = await reportProcessor.createRenderer({ image, syntaxHighlight: false } as Shared)
  return {
    render: (report, registry, idPrefix = '', recorded = []) =>
      renderWith(renderer, report, newContext(report, registry, idPrefix, recorded)),
  }
}
