import { stringify } from 'yaml'
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
  const { address, accessed, author, issued, note } = item
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
