import { type SourceData, sourceSchema } from '../../../schemas/source.ts'

type CslType = SourceData['type']

/** Types of CSL by BibTeX's and biblatex's. */
const TYPES: Record<string, CslType> = {
  article: 'article-journal',
  suppperiodical: 'article-journal',
  periodical: 'periodical',
  book: 'book',
  mvbook: 'book',
  collection: 'book',
  mvcollection: 'book',
  proceedings: 'book',
  mvproceedings: 'book',
  reference: 'book',
  mvreference: 'book',
  booklet: 'pamphlet',
  inbook: 'chapter',
  bookinbook: 'chapter',
  suppbook: 'chapter',
  incollection: 'chapter',
  suppcollection: 'chapter',
  inreference: 'entry',
  inproceedings: 'paper-conference',
  conference: 'paper-conference',
  report: 'report',
  techreport: 'report',
  manual: 'report',
  thesis: 'thesis',
  phdthesis: 'thesis',
  mastersthesis: 'thesis',
  online: 'webpage',
  electronic: 'webpage',
  www: 'webpage',
  unpublished: 'manuscript',
  patent: 'patent',
  dataset: 'dataset',
  software: 'software',
  artwork: 'graphic',
  image: 'figure',
  audio: 'song',
  music: 'song',
  movie: 'motion_picture',
  video: 'motion_picture',
  performance: 'performance',
  letter: 'personal_communication',
  legislation: 'legislation',
  jurisdiction: 'legal_case',
  standard: 'standard',
  review: 'review',
  misc: 'document',
}

/** Entry types that say more than their type of CSL. */
const SAYS_MORE = /^(?:phdthesis|mastersthesis|manual|proceedings|mvproceedings)$/

const asCslType = (name: string): CslType | undefined => {
  const parsed = sourceSchema.shape.type.safeParse(name)
  return parsed.success ? parsed.data : undefined
}

/**
 * The type of CSL of an entry, and whether the entry's type says more.
 * @param subtype biblatex's `entrysubtype`: a kind of article such as `newspaper`, or a type of CSL
 */
export const cslType = (
  type: string,
  subtype: string | undefined,
): { type: CslType; bySubtype: boolean; isPart: boolean } => {
  const known = TYPES[type]
  const special =
    subtype === undefined ? undefined : (asCslType(`article-${subtype}`) ?? asCslType(subtype))
  return {
    type: special ?? known ?? 'document',
    bySubtype: special !== undefined,
    isPart: special === undefined && (known === undefined || SAYS_MORE.test(type)),
  }
}
