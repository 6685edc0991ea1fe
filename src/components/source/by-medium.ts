import type { SourceView } from '../../data/view.ts'

/** Groups sources, which come sorted by medium, under their media. */
export const byMedium = <Source extends SourceView>(
  sources: readonly Source[],
): { medium: string; language: string | null; sources: Source[] }[] => {
  const groups: { medium: string; language: string | null; sources: Source[] }[] = []
  for (const source of sources) {
    const last = groups.at(-1)
    if (last?.medium === source.medium) last.sources.push(source)
    else groups.push({ medium: source.medium, language: source.language, sources: [source] })
  }
  return groups
}
