import { plugins } from '@citation-js/core'
import '@citation-js/plugin-bibtex'
import '@citation-js/plugin-ris'
import type { SourceData } from '../schemas/source.ts'

/** An item of CSL-JSON; what CSL has no name for stands under `custom`. */
export interface CslItem {
  id: string
  type: string
  [field: string]: unknown
}

// The library's default turns every letter beyond ASCII into nothing.
Object.assign(plugins.config.get('@bibtex').format, {
  asciiOnly: false,
  useIdAsLabel: true,
  checkLabel: false,
})

const DATES = ['issued', 'accessed'] as const
/** Our own fields, which are not CSL's. */
const OURS = [
  'title-ja',
  'verified',
  'title-basis',
  'archive-URL',
  'archived',
  'link-state',
  'link-checked',
] as const

/** A date as far as it is known: 2025-02 becomes [[2025, 2]]. */
export const dateParts = (iso: string): { 'date-parts': number[][] } => ({
  'date-parts': [iso.split('-').map(Number)],
})

/** A registry entry as CSL-JSON has it. */
export const cslItem = (key: string, source: SourceData): CslItem => {
  const custom = Object.fromEntries(
    OURS.flatMap((name) => (source[name] === undefined ? [] : [[name, source[name]]])),
  )
  const fields = Object.entries(source).filter(
    ([name]) => ![...DATES, ...OURS, 'type'].some((other) => other === name),
  )
  return {
    id: key,
    type: source.type,
    ...Object.fromEntries(fields),
    ...Object.fromEntries(
      DATES.flatMap((name) => {
        const date = source[name]
        return date === undefined ? [] : [[name, dateParts(date)]]
      }),
    ),
    ...(Object.keys(custom).length === 0 ? {} : { custom }),
  }
}

const BIBTEX_SIGNS: Record<string, string> = {
  '\\': '\\textbackslash{}',
  '{': '\\textbraceleft{}',
  '}': '\\textbraceright{}',
  '~': '\\textasciitilde{}',
  '^': '\\textasciicircum{}',
}

const bibtexText = (text: string): string =>
  text.replace(/[\\{}~^&%$#_]/g, (sign) => BIBTEX_SIGNS[sign] ?? `\\${sign}`)

/** Signs that BibTeX takes for commands, escaped in everything but addresses and ids. */
const escaped = (value: unknown, name: string): unknown => {
  if (['id', 'type', 'URL', 'DOI', 'custom'].includes(name)) return value
  if (typeof value === 'string') return bibtexText(value)
  if (Array.isArray(value)) return value.map((item: unknown) => escaped(item, ''))
  if (value !== null && typeof value === 'object')
    return Object.fromEntries(
      Object.entries(value).map(([key, inner]) => [key, escaped(inner, key)]),
    )
  return value
}

const forBibtex = (item: CslItem): CslItem => {
  const { custom, note, ...fields } = item
  return escaped(fields, '') as CslItem // the fields keep their names
}

/** The items as BibTeX; keys are the citation keys. */
export const asBibtex = (items: readonly CslItem[]): string =>
  `${plugins.output.format('bibtex', items.map(forBibtex)).trim()}\n`

/** The plugin cuts values after 70 letters, addresses too; no reader of RIS joins them again. */
const CUT = /\n(?![A-Z][A-Z0-9] {2}-)/g

type Name = NonNullable<SourceData['author']>[number]

const risName = (name: Name): string =>
  'literal' in name ? name.literal : [name.family, name.given].filter(Boolean).join(', ')

const risDate = (parts: readonly number[]): string =>
  [0, 1, 2]
    .map((at) => (parts[at] === undefined ? '' : String(parts[at]).padStart(2, '0')))
    .join('/')

/** What the plugin leaves out: the whole key (it cuts at 20 letters), the authors, the day of the date. */
const risLines = ({ id, author, issued }: CslItem): string[] => {
  const names = (author ?? []) as Name[]
  const date = (issued as { 'date-parts': number[][] } | undefined)?.['date-parts'][0]
  return [
    `ID  - ${id}`,
    ...names.map((name) => `AU  - ${risName(name)}`),
    ...(date === undefined || date.length < 2 ? [] : [`DA  - ${risDate(date)}/`]),
  ]
}

const risRecord = (item: CslItem): string =>
  plugins.output
    .format('ris', [item])
    .replace(CUT, '')
    .trimEnd()
    .split('\n')
    .filter((line) => !/^(?:AU|DA) {2}-/.test(line))
    .flatMap((line) => (line.startsWith('ID  - ') ? risLines(item) : [line]))
    .join('\n')

/** The items as RIS. */
export const asRis = (items: readonly CslItem[]): string =>
  items.map((item) => `${risRecord(item)} \n`).join('')

/** The items as CSL-JSON. */
export const asCslJson = (items: readonly CslItem[]): string =>
  `${JSON.stringify(items, null, 2)}\n`
