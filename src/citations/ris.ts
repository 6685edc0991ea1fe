import type { Name } from '../schemas/name.ts'
import { type CslDate, type CslItem, customOf, padded, partsOf, textOf } from './csl-item.ts'
import { catalogueParts, isFamilyFirst, isPerson } from './names.ts'

/** Types of RIS by CSL's; GEN is any other. */
export const RIS_TYPES: Partial<Record<CslItem['type'], string>> = {
  'article-journal': 'JOUR',
  'article-magazine': 'MGZN',
  'article-newspaper': 'NEWS',
  bill: 'BILL',
  book: 'BOOK',
  broadcast: 'MPCT',
  chapter: 'CHAP',
  classic: 'CLSWK',
  dataset: 'DATA',
  'entry-dictionary': 'DICT',
  'entry-encyclopedia': 'ENCYC',
  figure: 'FIGURE',
  graphic: 'ART',
  hearing: 'HEAR',
  legal_case: 'CASE',
  legislation: 'STAT',
  manuscript: 'MANSCPT',
  map: 'MAP',
  motion_picture: 'VIDEO',
  musical_score: 'MUSIC',
  pamphlet: 'PAMP',
  'paper-conference': 'CONF',
  patent: 'PAT',
  periodical: 'SER',
  personal_communication: 'PCOMM',
  post: 'ICOMM',
  'post-weblog': 'BLOG',
  report: 'RPRT',
  software: 'COMP',
  song: 'SOUND',
  speech: 'SLIDE',
  standard: 'STAND',
  thesis: 'THES',
  webpage: 'ELEC',
}

/** Whether readers would take a name apart that stays whole: at its comma, or 見本 研究会 at its space. */
const isTakenApart = (literal: string): boolean =>
  literal.includes(',') || (/\s/.test(literal) && isFamilyFirst({ family: literal }))

/**
 * Family, given name and suffix, parted by commas. RIS has no sign for a name that is not taken apart;
 * one that would be gets a comma at its end, as in EndNote's lists.
 */
const nameOf = (name: Name): string => {
  if (!isPerson(name)) return isTakenApart(name.literal) ? `${name.literal},` : name.literal
  const { family, given, suffix } = catalogueParts(name)
  return [family, given, suffix].join(', ').replace(/(?:, )+$/, '')
}

/** `2025/02/14/`; what is not known stays empty between its strokes. */
const dateOf = (date: CslDate | undefined): string | undefined => {
  const parts = partsOf(date)
  if (parts.length === 0) return undefined
  return [0, 1, 2]
    .map((at) => (parts[at] === undefined ? '' : padded(parts[at])))
    .join('/')
    .concat('/')
}

const pagesOf = (item: CslItem): [tag: string, value: string | undefined][] => {
  const [, first, last] = /^(\w+)[-–](\w+)$/.exec(textOf(item, 'page') ?? '') ?? []
  return first === undefined
    ? [['SP', textOf(item, 'page')]]
    : [
        ['SP', first],
        ['EP', last],
      ]
}

const linesOf = (item: CslItem, type: string): [tag: string, value: string | undefined][] => {
  const text = (field: string): string | undefined => textOf(item, field)
  const container = text('container-title')
  const [year, month] = partsOf(item.issued)
  return [
    ['TY', type],
    ['ID', item.id],
    ...(item.author ?? []).map((name): [string, string] => ['AU', nameOf(name)]),
    ['TI', text('title')],
    [type === 'CONF' ? 'C3' : 'T2', container],
    [type === 'BOOK' && container === undefined ? 'T2' : 'T3', text('collection-title')],
    ['PB', text('publisher')],
    ['CY', text('publisher-place')],
    ['ET', text('edition')],
    ['VL', text('volume')],
    ['IS', text('issue')],
    [type === 'RPRT' ? 'SN' : 'M1', text('number')],
    ...pagesOf(item),
    ['DA', month === undefined ? undefined : dateOf(item.issued)],
    ['PY', year === undefined ? undefined : String(year)],
    ['SN', text('ISBN')],
    ['SN', text('ISSN')],
    ['DO', text('DOI')],
    ['UR', text('URL')],
    ['Y2', dateOf(item.accessed)],
    ['AV', customOf(item, 'archive-URL')],
    ['LA', text('language')],
    ['N1', text('note')],
  ]
}

/** An item as a record of RIS. */
export const risRecord = (item: CslItem): string =>
  [
    ...linesOf(item, RIS_TYPES[item.type] ?? 'GEN').flatMap(([tag, value]) =>
      value === undefined ? [] : [`${tag}  - ${value}`],
    ),
    'ER  - ',
    '',
  ].join('\n')
