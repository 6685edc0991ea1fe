import { plugins } from '@citation-js/core'
import { z } from 'astro/zod'
import { withoutTracking } from '../citations/article-address.ts'
import type { RegistryEntry } from '../citations/registry.ts'
import { type SourceData, sourceSchema } from '../schemas/source.ts'
import { type Change, emptyAccount, type FileAccount } from './account.ts'
import { isLinkable, withoutReferences } from './addresses.ts'
import { decodeText } from './clean-text.ts'
import type { ContentState } from './content-state.ts'
import type { RawFile } from './import-file.ts'
import { Refusal } from './refusal.ts'
import { sameTitle } from './registry-index.ts'
import { entryYaml } from './source-entry.ts'
import { asKey, freeKey, keyForAddress, keyForTitle } from './source-key.ts'
import '@citation-js/plugin-bibtex'
import '@citation-js/plugin-ris'

const text = z
  .union([z.string(), z.number()])
  .transform((value) => String(value).replace(/\s+/g, ' ').trim())
const dateParts = z.object({
  'date-parts': z.array(z.array(z.union([z.number(), z.string()]))).optional(),
  raw: z.string().optional(),
})
const name = z.object({
  family: text.optional(),
  given: text.optional(),
  literal: text.optional(),
  'non-dropping-particle': text.optional(),
})

/** What is read of a CSL-JSON item; everything else is told and left out. */
const cslItem = z.looseObject({
  id: text.optional(),
  'citation-key': text.optional(),
  type: z.string().optional(),
  author: z.array(name).optional(),
  /** RIS gives the author of a newspaper article so. */
  reporter: text.optional(),
  issued: dateParts.optional(),
  accessed: dateParts.optional(),
})
type CslItem = z.infer<typeof cslItem>

const FORMATS: Record<string, string> = {
  bib: '@biblatex/text',
  bibtex: '@biblatex/text',
  ris: '@ris/file',
}

const parseItems = (path: string, content: string): CslItem[] => {
  const ending = /\.(\w+)$/.exec(path)?.[1]?.toLowerCase() ?? ''
  let items: unknown
  try {
    items = FORMATS[ending]
      ? plugins.input.chain(content, { generateGraph: false, forceType: FORMATS[ending] })
      : JSON.parse(content)
  } catch (error) {
    throw new Refusal(
      `The file is no ${ending === 'json' ? 'CSL-JSON' : ending === 'ris' ? 'RIS' : 'BibTeX'}: ${(error as Error).message.split('\n')[0]}`,
    )
  }
  const parsed = z.array(cslItem).safeParse(Array.isArray(items) ? items : [items])
  if (!parsed.success || parsed.data.length === 0)
    throw new Refusal('The file holds no bibliography entry')
  return parsed.data
}

const pad = (value: number): string => String(value).padStart(2, '0')

const partialDate = (date: CslItem['issued']): string | undefined => {
  const parts = date?.['date-parts']?.[0] ?? date?.raw?.match(/\d+/g)?.slice(0, 3) ?? []
  const [year, month, day] = parts.map(Number)
  if (!year || Number.isNaN(year)) return undefined
  const known = [
    String(year).padStart(4, '0'),
    ...(month ? [pad(month), ...(day ? [pad(day)] : [])] : []),
  ]
  return known.join('-')
}

const authors = (item: CslItem): SourceData['author'] => {
  const names = (item.author ?? []).flatMap(
    ({
      family,
      given,
      literal,
      'non-dropping-particle': particle,
    }): NonNullable<SourceData['author']> => {
      if (literal) return [{ literal }]
      if (!family) return given ? [{ literal: given }] : []
      const whole = particle ? `${particle} ${family}` : family
      return [given ? { family: whole, given } : { literal: whole }]
    },
  )
  if (names.length > 0) return names
  return item.reporter === undefined ? undefined : [{ literal: item.reporter }]
}

const PLAIN = [
  'title',
  'container-title',
  'publisher',
  'publisher-place',
  'collection-title',
  'edition',
  'volume',
  'issue',
  'page',
  'number',
  'DOI',
  'ISBN',
  'ISSN',
  'language',
  'note',
] as const
const READ = new Set<string>([
  ...PLAIN,
  'id',
  'citation-key',
  'citation-label',
  'type',
  'author',
  'reporter',
  'issued',
  'accessed',
  'URL',
  '_graph',
])

const withoutMarkup = (value: string): string =>
  withoutReferences(value.replace(/<\/?(?:i|b|sub|sup|span|sc)\b[^>]*>/gi, ''))
    .replace(/[\p{Cc}\s]+/gu, ' ')
    .trim()

const plainFields = (item: CslItem): Record<string, string> =>
  Object.fromEntries(
    PLAIN.flatMap((field) => {
      const value = text.safeParse(item[field])
      const plain = value.success ? withoutMarkup(value.data) : ''
      return plain === '' ? [] : [[field, plain]]
    }),
  )

/** An address without LaTeX's and HTML's ways of writing its signs. */
const plainAddress = (address: string): string =>
  withoutReferences(
    address
      .trim()
      .replace(/^\\(?:url|href)\s*\{(.*)\}$/s, '$1')
      .replace(/\\([_%#&~{}$^])(?:\{\})?/g, '$1'),
  )

const entryData = (item: CslItem): { data: SourceData; dropped: string[] } => {
  const address = typeof item.URL === 'string' ? plainAddress(item.URL) : ''
  const url = isLinkable(address) ? withoutTracking(address) : undefined
  const accessed = partialDate(item.accessed)
  const candidate: Record<string, unknown> = {
    type: item.type ?? 'document',
    ...plainFields(item),
    author: authors(item),
    issued: partialDate(item.issued),
    accessed: accessed?.length === 10 ? accessed : undefined,
    URL: url,
    'title-basis': 'list',
  }
  if (candidate.title === undefined) delete candidate['title-basis']
  const dropped = Object.keys(item).filter(
    (field) => !READ.has(field) || (field === 'URL' && url === undefined),
  )
  const kept = Object.fromEntries(
    Object.entries(candidate).filter(([, value]) => value !== undefined),
  )
  for (;;) {
    const parsed = sourceSchema.safeParse(kept)
    if (parsed.success) return { data: parsed.data, dropped }
    const field = String(parsed.error.issues[0]?.path[0] ?? '')
    if (!(field in kept)) throw new Refusal('it has neither a title nor an address')
    dropped.push(field)
    if (field === 'type') kept.type = 'document'
    else delete kept[field]
  }
}

const keyOf = (item: CslItem, data: SourceData, isTaken: (key: string) => boolean): string => {
  const own = item['citation-key'] ?? item.id
  if (own !== undefined && /[a-z]/i.test(own) && !/^https?:/.test(own))
    return freeKey(asKey(own), isTaken)
  return data.URL === undefined
    ? keyForTitle(data.title ?? '', isTaken)
    : keyForAddress(data.URL, isTaken)
}

const takeItem = (
  item: CslItem,
  at: number,
  state: ContentState,
  account: FileAccount,
): RegistryEntry | undefined => {
  const label = item['citation-key'] ?? item.id ?? `entry ${at}`
  const tell = (kind: string, what: string): Change => ({
    line: at,
    kind,
    what: `${label}: ${what}`,
  })
  try {
    const { data, dropped } = entryData(item)
    const fields = [...new Set(dropped)]
    if (fields.length > 0) account.changes.push(tell('left-out', fields.join(', ')))
    if (data.URL !== undefined && data.URL !== item.URL)
      account.changes.push(tell('address', `${item.URL} → ${data.URL}`))
    const [known] = state.index.keysOf(
      data,
      keyOf(item, data, () => false),
    )
    if (known !== undefined) {
      account.sources.known += 1
      account.changes.push(tell('known', `the registry has it as ${known}`))
      return undefined
    }
    const key = keyOf(item, data, (taken) => state.index.has(taken))
    const twins = state.index.sameTitles(data)
    if (twins.length > 0) account.changes.push(tell('same-title', sameTitle(twins)))
    if (key !== label) account.changes.push(tell('key', key))
    return { key, data, text: entryYaml(data) }
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    account.changes.push(tell('not-taken', error.message))
    return undefined
  }
}

/** Takes the entries of a BibTeX, RIS or CSL-JSON file into the registry; places in the account count entries. */
export const importBibliography = (file: RawFile, state: ContentState): FileAccount => {
  const account = emptyAccount(file.path)
  try {
    const items = parseItems(file.path, decodeText(file.bytes))
    account.sources.listed = items.length
    const added: RegistryEntry[] = []
    for (const [index, item] of items.entries()) {
      const entry = takeItem(item, index + 1, state, account)
      if (!entry) continue
      state.index.add(entry)
      added.push(entry)
    }
    account.sources.new = added.length
    if (added.length + account.sources.known === 0)
      throw new Refusal('None of its entries can be taken; see the changes')
    state.stageSources(added)
    account.status = added.length === 0 ? 'unchanged' : 'imported'
  } catch (error) {
    account.reason =
      error instanceof Refusal
        ? error.message
        : `The importer failed at this file: ${(error as Error).message}`
  }
  return account
}
