import { cslItem } from '../citations/csl-item.ts'
import { EXPORT_FORMATS, exported } from '../citations/export-sources.ts'
import type { SourceData } from '../schemas/source.ts'
import type { SourceRecord } from './view.ts'

const FORMS = {
  bib: { name: 'BibTeX', type: 'application/x-bibtex' },
  ris: { name: 'RIS', type: 'application/x-research-info-systems' },
  json: { name: 'CSL-JSON', type: 'application/vnd.citationstyles.csl+json' },
} as const

/**
 * A source's record in each form. The page holds them itself, as data: addresses: files of their own
 * would be three a source.
 */
export const sourceRecords = (key: string, data: SourceData): SourceRecord[] =>
  EXPORT_FORMATS.map((format) => {
    const { name, type } = FORMS[format]
    const record = Buffer.from(exported(format, [cslItem(key, data)])).toString('base64')
    return { name, file: `${key}.${format}`, href: `data:${type};charset=utf-8;base64,${record}` }
  })
