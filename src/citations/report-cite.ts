import { readFileSync } from 'node:fs'
import { relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Root } from 'hast'
import { Cite, rehypeCitationGenerator } from 'rehype-citation'
import type { VFile } from 'vfile'
import type { NumberedKey } from './number-sources.ts'

const STYLE = 'tenkyo-report-numeric'
const STYLE_FILE = fileURLToPath(new URL('./report-numeric.csl', import.meta.url))

interface CslConfig {
  templates: { add(name: string, xml: string): void }
}

// The package types its plugin registry as {}; this is the part of @citation-js/core that it holds.
const plugins = Cite.plugins as { config: { get(name: '@csl'): CslConfig } }
plugins.config.get('@csl').templates.add(STYLE, readFileSync(STYLE_FILE, 'utf8'))

/** The generated plugin uses no processor; unified's own type asks for one. */
type EnginePlugin = (options: Options) => (tree: Root, file: VFile) => Promise<void>
type Options = Parameters<ReturnType<typeof rehypeCitationGenerator>>[0]

/**
 * Runs rehype-citation over a tree with one report's sources only, under their public numbers.
 * The engine takes its items from the stand-in `Cite`, so neither the order of first citation nor
 * the size of the registry matters. Every `[@key]` in the tree must name one of `sources`.
 */
export const citeReport = async (
  tree: Root,
  file: VFile,
  sources: readonly NumberedKey[],
): Promise<void> => {
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
  const plugin = rehypeCitationGenerator(ReportCite) as unknown as EnginePlugin
  await plugin({
    // It reads some file before it asks the stand-in, from the working folder.
    bibliography: relative(process.cwd(), STYLE_FILE),
    csl: STYLE,
    noCite: ['@*'],
    linkCitations: true,
    suppressBibliography: true,
    inlineClass: ['citation'],
  })(tree, file)
}
