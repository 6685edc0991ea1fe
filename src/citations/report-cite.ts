import { readFileSync } from 'node:fs'
import { relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Element, Root } from 'hast'
import { rehypeCitationGenerator } from 'rehype-citation'
import { VFile } from 'vfile'
import type { NumberedKey } from '../schemas/report.ts'
import { addStyle, enginePlugins as plugins } from './citation-style.ts'

const STYLE = 'tenkyo-report-numeric'
const STYLE_FILE = fileURLToPath(new URL('./report-numeric.csl', import.meta.url))

addStyle(STYLE, readFileSync(STYLE_FILE, 'utf8'))

/** The generated plugin uses no processor; unified's own type asks for one. */
type EnginePlugin = (options: Options) => (tree: Root, file: VFile) => Promise<void>
type Options = Parameters<ReturnType<typeof rehypeCitationGenerator>>[0]

const printedLink = (printed: Element): Element | undefined => {
  const link = printed.children.find((child) => child.type === 'element' && child.tagName === 'a')
  return link?.type === 'element' ? link : undefined
}

const printedNumber = (key: string, cell: Element): number => {
  const printed = cell.children.find((child) => child.type === 'element')
  const link = printed?.type === 'element' ? printedLink(printed) : undefined
  const [text] = link?.children ?? []
  if (link?.properties.href !== `#bib-${key}` || text?.type !== 'text')
    throw new Error(`The citation engine printed no number for \`${key}\``)
  return Number(text.value)
}

/**
 * Lets rehype-citation print each cited key once, with one report's sources only, under their public
 * numbers. The engine takes its items from the stand-in `Cite`, so neither the order of first
 * citation nor the size of the registry matters; and as it prints a key once, a text with thousands
 * of citations costs no more than its sources do. Throws where it prints another key's number.
 * @param keys the keys that the text cites, each one of `sources`
 */
export const printNumbers = async (
  sources: readonly NumberedKey[],
  keys: readonly string[],
): Promise<ReadonlyMap<string, number>> => {
  const data = sources.map(({ key, number }) => ({
    id: key,
    type: 'webpage',
    'citation-label': String(number),
  }))
  const ReportCite = Object.assign(
    function ReportCite() {
      return { data, log: [] }
    },
    { plugins },
  )
  const cells = keys.map(
    (key): Element => ({
      type: 'element',
      tagName: 'p',
      properties: {},
      children: [{ type: 'text', value: `[@${key}]` }],
    }),
  )
  const plugin = rehypeCitationGenerator(ReportCite) as unknown as EnginePlugin
  await plugin({
    // It reads some file before it asks the stand-in, from the working folder.
    bibliography: relative(process.cwd(), STYLE_FILE),
    csl: STYLE,
    noCite: ['@*'],
    linkCitations: true,
    suppressBibliography: true,
    inlineClass: ['citation'],
  })({ type: 'root', children: cells }, new VFile())
  return new Map(
    cells.map((cell, index) => [keys[index] ?? '', printedNumber(keys[index] ?? '', cell)]),
  )
}
