import { parseDocument, stringify } from 'yaml'
import { withoutTracking } from '../../citations/article-address.ts'
import type { SourceData } from '../../schemas/source.ts'
import type { SourceItem } from '../sources/source-item.ts'
import { titleFromAddress } from '../sources/title-from-address.ts'
import { languageOfTitle } from './language.ts'
import { publisherOf } from './publishers.ts'

/** A new registry entry, and whether its title was read off the address. */
export interface NewEntry {
  data: SourceData
  guessedTitle: boolean
}

/** The registry entry of a listed source: what the list says and what the address shows, nothing more. */
export const entryOf = (item: SourceItem): NewEntry => {
  const { address, accessed, author, issued, medium, note } = item
  const fromAddress =
    item.title === undefined && address !== undefined ? titleFromAddress(address) : undefined
  const title = item.title ?? fromAddress
  const publisher = address === undefined ? undefined : publisherOf(address)
  const language = title === undefined ? undefined : languageOfTitle(title)
  const data: SourceData = {
    type: 'webpage',
    ...(title === undefined
      ? {}
      : { title, 'title-basis': item.title === undefined ? 'address' : 'list' }),
    ...(language === undefined ? {} : { language }),
    ...(author === undefined ? {} : { author: [{ literal: author }] }),
    ...(medium === undefined ? {} : { 'container-title': medium }),
    ...(publisher === undefined ? {} : { publisher: publisher.name }),
    ...(issued === undefined ? {} : { issued }),
    ...(accessed === undefined ? {} : { accessed }),
    ...(address === undefined ? {} : { URL: withoutTracking(address) }),
    ...(note === undefined ? {} : { note }),
  }
  return { data, guessedTitle: fromAddress !== undefined }
}

/** A registry entry as the file holds it. */
export const entryYaml = (data: SourceData): string => stringify(data, { lineWidth: 0 })

/** What a list may tell of a source that the registry knows, each with its basis. */
const LEARNED = ['title', 'language', 'container-title', 'author', 'issued'] as const

/**
 * What a known entry learns from a list: a title where it has none or one read off its address, and
 * what else it lacks. Undefined where it learns nothing. One that somebody compared with the page
 * stays as it is.
 */
export const learnedEntry = (
  known: { data: SourceData; text: string },
  listed: SourceData,
): { data: SourceData; text: string; learned: string[] } | undefined => {
  const lacksTitle = known.data.title === undefined || known.data['title-basis'] === 'address'
  if (known.data.verified !== undefined || listed['title-basis'] !== 'list' || !lacksTitle)
    return undefined
  const data: SourceData = { ...known.data, 'title-basis': 'list' }
  const document = parseDocument(known.text)
  document.set('title-basis', 'list')
  const learned: string[] = []
  for (const name of LEARNED) {
    const value = listed[name]
    if (value === undefined || (name !== 'title' && name !== 'language' && known.data[name]))
      continue
    Object.assign(data, { [name]: value })
    document.set(name, value)
    if (name !== 'language')
      learned.push(`${name} ${typeof value === 'string' ? value : ''}`.trim())
  }
  return { data, text: document.toString({ lineWidth: 0 }), learned }
}
