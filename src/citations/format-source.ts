import { languageOfName } from '../japanese/language.ts'
import type { SourceData } from '../schemas/source.ts'

/** Host of an address as a browser shows it (punycode for letters of other scripts), without `www.`. */
export const hostOf = (address: string): string => new URL(address).hostname.replace(/^www\./, '')

/** The medium that a source names: container-title, else publisher, else host; null where it names none. */
export const namedMediumOf = (source: SourceData): string | null =>
  source['container-title'] ??
  source.publisher ??
  (source.URL === undefined ? null : hostOf(source.URL))

/** What a reader takes for the medium; the title itself where the source names none. */
export const mediumOf = (source: SourceData): string => namedMediumOf(source) ?? source.title ?? ''

/** The language of what `mediumOf` gives; null where nobody knows. */
export const mediumLanguageOf = (source: SourceData): string | null => {
  const named = namedMediumOf(source)
  return named === null ? (source.language ?? null) : languageOfName(named, [source.language])
}

/** The accessible name of a mark: number, medium, title, locator; what is unknown is left out. */
export const markName = (number: number, source: SourceData, locator: string): string => {
  const medium = mediumOf(source)
  const title = source['title-ja'] ?? source.title
  return [
    `出典${number}`,
    locator === '' ? '' : `、${locator}`,
    ` ${medium}`,
    title === undefined || title === medium ? '' : `「${title}」`,
  ].join('')
}
