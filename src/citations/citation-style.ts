import { Cite } from 'rehype-citation'
import type { CslItem } from './csl-item.ts'

interface Engine {
  updateItems(ids: readonly string[]): void
  makeBibliography(): [parameters: object, entries: string[]]
}

interface CslConfig {
  templates: { add(name: string, xml: string): void }
  engine(items: readonly CslItem[], style: string, locale: string, format: 'text'): Engine
}

/**
 * Plugins of the citation.js that rehype-citation brings, with its citeproc and the style `apa`. The
 * package types them as {}; this is the part that is used.
 */
export const enginePlugins = Cite.plugins as { config: { get(name: '@csl'): CslConfig } }

const csl = enginePlugins.config.get('@csl')

/** Makes a CSL style known under a name. */
export const addStyle = (name: string, xml: string): void => csl.templates.add(name, xml)

// The engine reads <i> and the like in a title as markup; ours are plain text.
const LESS_THAN = '\uE03C'

const plain = (item: CslItem): CslItem =>
  JSON.parse(JSON.stringify(item).replaceAll('<', LESS_THAN)) as CslItem // the same fields

/**
 * One work as an entry of a bibliography, plain text in one line.
 * @param style `apa`, or a style that was added
 */
export const bibliographyEntry = (item: CslItem, style: string): string => {
  const engine = csl.engine([plain(item)], style, 'en-US', 'text')
  engine.updateItems([item.id])
  const [entry = ''] = engine.makeBibliography()[1]
  return entry.replaceAll(LESS_THAN, '<').trim()
}
