import type { SourceView } from '../../data/view.ts'
import { languageOfName } from '../../japanese/language.ts'

/**
 * Groups sources, which come sorted by medium, under their media, each with the language of its name;
 * null for sources without a known medium.
 */
export const byMedium = <Source extends SourceView>(
  sources: readonly Source[],
): { medium: string | null; language: string | null; sources: Source[] }[] => {
  const groups: { medium: string | null; sources: Source[] }[] = []
  for (const source of sources) {
    const last = groups.at(-1)
    if (last && last.medium === source.namedMedium) last.sources.push(source)
    else groups.push({ medium: source.namedMedium, sources: [source] })
  }
  return groups.map(({ medium, sources: ofMedium }) => ({
    medium,
    language: languageOfName(
      medium ?? '',
      ofMedium.map(({ language }) => language),
    ),
    sources: ofMedium,
  }))
}
