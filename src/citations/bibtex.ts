import type { Name } from '../schemas/name.ts'
import { type CslItem, customOf, padded, partsOf, textOf } from './csl-item.ts'
import { catalogueParts, isPerson } from './names.ts'

/**
 * Entry types by CSL's. Only types that every reader knows: Zotero leaves out an entry of another type
 * (biblatex's @dataset) without a word.
 */
const ENTRY_TYPES: Partial<Record<CslItem['type'], string>> = {
  'article-journal': 'article',
  'article-magazine': 'article',
  'article-newspaper': 'article',
  bill: 'legislation',
  book: 'book',
  broadcast: 'video',
  chapter: 'incollection',
  classic: 'book',
  entry: 'inreference',
  'entry-dictionary': 'inreference',
  'entry-encyclopedia': 'inreference',
  figure: 'artwork',
  graphic: 'artwork',
  legal_case: 'jurisdiction',
  legislation: 'legislation',
  manuscript: 'unpublished',
  motion_picture: 'movie',
  pamphlet: 'booklet',
  'paper-conference': 'inproceedings',
  patent: 'patent',
  personal_communication: 'letter',
  post: 'online',
  'post-weblog': 'online',
  regulation: 'legislation',
  report: 'report',
  review: 'article',
  'review-book': 'article',
  software: 'software',
  song: 'audio',
  thesis: 'thesis',
  webpage: 'online',
}

/** CSL types that their entry type says in full; of the others `entrysubtype` tells. */
const PLAIN = new Set<CslItem['type']>([
  'article-journal',
  'book',
  'chapter',
  'document',
  'entry',
  'legislation',
  'manuscript',
  'motion_picture',
  'paper-conference',
  'patent',
  'personal_communication',
  'report',
  'software',
  'thesis',
  'webpage',
])

/** biblatex calls the kinds of an article `magazine` and `newspaper`; else CSL's own names stand. */
const subtypeOf = ({ type }: CslItem): string | undefined =>
  PLAIN.has(type) ? undefined : type.replace(/^article-/, '')

const MONTHS = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ')

/** Signs that TeX would run. Braces round the dollar keep Zotero from reading two of them as maths. */
const SIGNS: Record<string, string> = {
  '\\': '{\\textbackslash}',
  '~': '{\\textasciitilde}',
  '^': '{\\textasciicircum}',
  $: '{\\$}',
}

const isBalanced = (text: string): boolean => {
  let open = 0
  for (const [sign] of text.matchAll(/[{}]/g)) {
    open += sign === '{' ? 1 : -1
    if (open < 0) return false
  }
  return open === 0
}

/** BibTeX counts braces, escaped or not; Zotero knows only escaped ones. */
const bracesFor = (text: string): Record<string, string> =>
  isBalanced(text)
    ? { '{': '{\\{}', '}': '{\\}}' }
    : { '{': '{\\textbraceleft}', '}': '{\\textbraceright}' }

const escaped = (text: string): string => {
  const braces = bracesFor(text)
  return (
    text
      .replace(/[\\{}~^&%$#_]/g, (sign) => braces[sign] ?? SIGNS[sign] ?? `\\${sign}`)
      // Two of these in a row would be a dash or a quote.
      .replace(/([-'`])(?=\1)/g, '$1{}')
  )
}

/** Titles whose capitals stay: styles and some readers write the words of a title small. */
const titled = (text: string): string =>
  escaped(text).replace(/(?<![\\\p{L}\p{N}])[\p{L}\p{N}'’-]*\p{Lu}[\p{L}\p{N}'’-]*/gu, '{$&}')

/** A part of a name that readers would split at a comma, at `and`, or take for a particle. */
const isSplit = (part: string): boolean => /,|\band\b|^\p{Ll}|\s\p{Ll}/u.test(part)

const part = (text: string): string => (isSplit(text) ? `{${escaped(text)}}` : escaped(text))

const nameOf = (name: Name): string => {
  if (!isPerson(name)) return `{${escaped(name.literal)}}`
  const particle = name['non-dropping-particle']
  // BibTeX knows a particle by its small letter.
  const isKnown = particle !== undefined && /^\p{Ll}/u.test(particle)
  const { family, given, suffix } = catalogueParts(name)
  const last = isKnown ? `${escaped(particle)} ${part(name.family)}` : part(family)
  return [
    last,
    ...(suffix === '' ? [] : [part(suffix)]),
    ...(given === '' ? [] : [escaped(given)]),
  ].join(', ')
}

const isoDate = (parts: readonly number[]): string | undefined =>
  parts.length === 0
    ? undefined
    : [String(parts[0]).padStart(4, '0'), ...parts.slice(1).map(padded)].join('-')

/** An address stands as it is, but for the braces that would end the field. */
const verbatim = (address: string | undefined): string | undefined =>
  address?.replaceAll('{', '%7B').replaceAll('}', '%7D')

const publisherField = (type: string): string =>
  ({ report: 'institution', thesis: 'institution', online: 'organization' })[type] ?? 'publisher'

/** Fields with their values as they stand between the braces; undefined is left out. */
const fieldsOf = (item: CslItem, type: string): [field: string, value: string | undefined][] => {
  const field = (name: string, write: (value: string) => string): string | undefined => {
    const value = textOf(item, name)
    return value === undefined ? undefined : write(value)
  }
  const text = (name: string) => field(name, escaped)
  const title = (name: string) => field(name, titled)
  const isArticle = type === 'article' || type === 'inproceedings'
  const [year] = partsOf(item.issued)
  return [
    ['author', item.author?.map(nameOf).join(' and ')],
    ['title', title('title')],
    type === 'article'
      ? ['journal', text('container-title')]
      : ['booktitle', title('container-title')],
    [publisherField(type), text('publisher')],
    ['address', text('publisher-place')],
    ['series', title('collection-title')],
    ['edition', text('edition')],
    ['volume', text('volume')],
    [isArticle ? 'number' : 'issue', text('issue')],
    [isArticle ? 'eid' : 'number', text('number')],
    ['pages', text('page')?.replace(/(?<=\d)-(?=\d)/g, '--')],
    ['date', isoDate(partsOf(item.issued))],
    ['year', year === undefined ? undefined : String(year)],
    ['isbn', text('ISBN')],
    ['issn', text('ISSN')],
    ['doi', verbatim(textOf(item, 'DOI'))],
    ['url', verbatim(textOf(item, 'URL'))],
    ['urldate', isoDate(partsOf(item.accessed))],
    ['archiveurl', verbatim(customOf(item, 'archive-URL'))],
    ['archivedate', customOf(item, 'archived')],
    ['language', text('language')],
    ['note', text('note')],
    ['entrysubtype', subtypeOf(item)],
  ]
}

/**
 * An item as an entry of BibTeX with biblatex's fields. Dates stand twice: `date` for biblatex, `year`
 * and `month` for older styles.
 */
export const bibtexEntry = (item: CslItem): string => {
  const type = ENTRY_TYPES[item.type] ?? 'misc'
  const month = MONTHS[(partsOf(item.issued)[1] ?? 0) - 1]
  const lines = fieldsOf(item, type).flatMap(([field, value]) =>
    value === undefined ? [] : [`\t${field} = {${value}},`],
  )
  return [
    `@${type}{${item.id},`,
    ...lines,
    ...(month === undefined ? [] : [`\tmonth = ${month},`]),
    '}',
    '',
  ].join('\n')
}
