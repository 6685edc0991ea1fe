import { parseRaw } from '../read/raw-markdown.ts'
import { applyEdits, type TrackedText } from '../text/tracked-text.ts'
import { codeIn } from '../text/wide-markup.ts'
import type { Change } from '../write/account.ts'
import { chatgpt } from './chatgpt.ts'
import { claude } from './claude.ts'
import { copilot } from './copilot.ts'
import type { ExportEdit, Exporter } from './exporter.ts'
import { gemini } from './gemini.ts'
import { grok } from './grok.ts'
import { hatena } from './hatena.ts'
import { manus } from './manus.ts'
import { obsidian } from './obsidian.ts'
import { perplexity } from './perplexity.ts'
import { wikipedia } from './wikipedia.ts'
import { zenn } from './zenn.ts'

const EXPORTERS: readonly Exporter[] = [
  chatgpt,
  perplexity,
  gemini,
  claude,
  copilot,
  grok,
  manus,
  wikipedia,
  obsidian,
  zenn,
  hatena,
]

const tell = (
  { name }: Exporter,
  edits: readonly ExportEdit[],
  lineOf: (start: number) => number,
): Change[] => {
  const counts = new Map<string, { first: number; count: number }>()
  for (const { what, start } of edits)
    counts.set(what, {
      first: counts.get(what)?.first ?? start,
      count: (counts.get(what)?.count ?? 0) + 1,
    })
  if (counts.size === 0) return [{ line: 1, kind: 'exporter', what: `an export of ${name}` }]
  return [...counts].map(([what, { first, count }]) => ({
    line: lineOf(first),
    kind: 'exporter',
    what: `${name}: ${what}${count > 1 ? ` (${count} times)` : ''}`,
  }))
}

/** Turns the signs of the programs that are known by them into the form that the importer reads. */
export const mendExports = (
  source: TrackedText,
  lineOf: (offset: number) => number,
): { source: TrackedText; changes: Change[] } => {
  const changes: Change[] = []
  let mended = source
  for (const exporter of EXPORTERS) {
    const before = mended
    if (!exporter.wrote(before.text)) continue
    const found = exporter.edits(before.text)
    const code = found.length === 0 ? undefined : codeIn(parseRaw(before.text))
    const edits = found.filter(({ start, end }) => !code?.touching(start, end))
    if (found.length > 0 && edits.length === 0) continue
    changes.push(...tell(exporter, edits, (start) => lineOf(before.originOf(start))))
    mended = applyEdits(before, edits)
  }
  return { source: mended, changes }
}
