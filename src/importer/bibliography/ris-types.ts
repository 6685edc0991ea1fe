import { RIS_TYPES } from '../../citations/ris.ts'
import type { SourceData } from '../../schemas/source.ts'

/** Types of CSL by RIS's: those of the exports, and others that programs write. */
const TYPES: Record<string, SourceData['type']> = {
  ABST: 'article-journal',
  CPAPER: 'paper-conference',
  DBASE: 'dataset',
  EBOOK: 'book',
  ECHAP: 'chapter',
  EDBOOK: 'book',
  EJOUR: 'article-journal',
  ELECT: 'webpage',
  GOVDOC: 'report',
  INPR: 'article-journal',
  JFULL: 'periodical',
  LEGAL: 'legislation',
  MULTI: 'webpage',
  UNBILL: 'bill',
  UNPB: 'manuscript',
  WEB: 'webpage',
  GEN: 'document',
  ...Object.fromEntries(Object.entries(RIS_TYPES).map(([csl, ris]) => [ris, csl])),
}

/** Types that say more than their type of CSL. */
const SAYS_MORE = /^(?:ABST|EDBOOK|INPR)$/

/** The type of CSL of a record, and whether the record's type says more. */
export const cslTypeOfRis = (type: string): { type: SourceData['type']; isPart: boolean } => ({
  type: TYPES[type] ?? 'document',
  isPart: TYPES[type] === undefined || SAYS_MORE.test(type),
})
