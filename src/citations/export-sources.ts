import { bibtexEntry } from './bibtex.ts'
import type { CslItem } from './csl-item.ts'
import { risRecord } from './ris.ts'

/** The forms in which works can be taken away. */
export const EXPORT_FORMATS = ['bib', 'ris', 'json'] as const
export type ExportFormat = (typeof EXPORT_FORMATS)[number]

const AS: Record<ExportFormat, (items: readonly CslItem[]) => string> = {
  bib: (items) => items.map(bibtexEntry).join('\n'),
  ris: (items) => items.map(risRecord).join('\n'),
  json: (items) => `${JSON.stringify(items, null, 2)}\n`,
}

/** Works as BibTeX, RIS or CSL-JSON, for a reference manager. */
export const exported = (format: ExportFormat, items: readonly CslItem[]): string =>
  AS[format](items)
