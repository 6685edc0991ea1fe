import { hostOf, mediumLanguageOf, mediumOf, namedMediumOf } from '../citations/format-source.ts'
import { correctionKinds, correctionSeals } from '../japanese/corrections.ts'
import { japaneseDate } from '../japanese/dates.ts'
import type { Correction } from '../schemas/correction.ts'
import type { SourceData } from '../schemas/source.ts'
import { authorsText } from './author-text.ts'
import { pathTo } from './paths.ts'
import type { CorrectionView, DateView, SourceView } from './view.ts'

/** A date as machines and as readers write it; null stays null. */
export const dateView = (iso: string | undefined): DateView | null =>
  iso === undefined ? null : { iso, text: japaneseDate(iso) }

/** A report's record of changes, numbered in the order in which it is written. */
export const correctionViews = (corrections: readonly Correction[]): CorrectionView[] =>
  corrections.map((correction, index) => ({
    ...correction,
    number: index + 1,
    dateView: { iso: correction.date, text: japaneseDate(correction.date) },
    name: correctionKinds[correction.kind],
    seal: correctionSeals[correction.kind],
  }))

/** Where a reader finds the source: its address, else its DOI's. */
const addressOf = (source: SourceData): string | undefined =>
  source.URL ?? (source.DOI === undefined ? undefined : `https://doi.org/${source.DOI}`)

/** A registry entry with everything that a page shows of it. */
export const sourceView = (key: string, source: SourceData): SourceView => ({
  key,
  path: pathTo(`/sources/${key}/`),
  title: source.title ?? null,
  titleJa: source['title-ja'] ?? null,
  language: source.language ?? null,
  verified: dateView(source.verified),
  titleBasis: source['title-basis'] ?? null,
  medium: mediumOf(source),
  mediumLanguage: mediumLanguageOf(source),
  namedMedium: namedMediumOf(source),
  publisher: source.publisher ?? null,
  authors: source.author ?? [],
  author: authorsText(source.author ?? []),
  issued: dateView(source.issued),
  accessed: dateView(source.accessed),
  URL: addressOf(source) ?? null,
  host: addressOf(source) === undefined ? null : hostOf(addressOf(source) ?? ''),
  archive:
    source['archive-URL'] === undefined
      ? null
      : { URL: source['archive-URL'], date: dateView(source.archived) },
  linkState: source['link-state'] ?? null,
  note: source.note ?? null,
})
