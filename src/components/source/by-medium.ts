import type { SourceView } from '../../data/view.ts'

/** Groups sources, which come sorted by medium, under their media; null for those of which none is known. */
export const byMedium = <Source extends SourceView>(
  sources: readonly Source[],
): { medium: string | null; language: string | null; sources: Source[] }[] => {
  const groups: { medium: string | null; language: string | null; sources: Source[] }[] = []
  for (const source of sources) {
    const last = groups.at(-1)
    if (last && last.medium === source.namedMedium) last.sources.push(source)
    else groups.push({ medium: source.namedMedium, language: source.language, sources: [source] })
  }
  return groups
}
