import type { SourceData } from '../schemas/source.ts'

/** Host of an address as a browser shows it (punycode for letters of other scripts), without `www.`. */
export const hostOf = (address: string): string => new URL(address).hostname.replace(/^www\./, '')

/** What a reader takes for the medium: container-title, else publisher, else host, else the title itself. */
export const mediumOf = (source: SourceData): string =>
  source['container-title'] ??
  source.publisher ??
  (source.URL === undefined ? (source.title ?? '') : hostOf(source.URL))

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
