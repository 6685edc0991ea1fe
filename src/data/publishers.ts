import { hostOf, mediumOf } from '../citations/format-source.ts'
import type { SourceData } from '../schemas/source.ts'

const namesOf = (source: SourceData): string[] =>
  [
    source.publisher,
    mediumOf(source),
    source.URL === undefined ? undefined : hostOf(source.URL),
  ].flatMap((name) => (name ? [name.normalize('NFKC').toLowerCase()] : []))

/** How many publishers stand behind sources: those with a name of publisher, medium or host in common are one. */
export const countPublishers = (sources: readonly SourceData[]): number => {
  let groups: Set<string>[] = []
  for (const source of sources) {
    const names = namesOf(source)
    const same = groups.filter((group) => names.some((name) => group.has(name)))
    const joined = new Set([...names, ...same.flatMap((group) => [...group])])
    groups = [...groups.filter((group) => !same.includes(group)), joined]
  }
  return groups.length
}
