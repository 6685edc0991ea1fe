import type { Registry } from '../../citations/registry.ts'
import type { RawReport } from '../read/raw-report.ts'
import { type RegisteredSources, sameTitle } from '../registry/registry-index.ts'
import type { Change } from './account.ts'

/** What is told of titles that were read off an address. */
export const guessedTitles = (
  report: RawReport,
  { guessedTitles: numbers }: RegisteredSources,
): Change[] => {
  const [first] = numbers
  if (first === undefined) return []
  const offset = report.sources.byNumber.get(first)?.offset ?? 0
  return [
    {
      line: report.placeOf(offset).line,
      kind: 'source-title',
      what: `titles read off the address, marked unchecked: sources ${numbers.join(', ')}`,
    },
  ]
}

/** What is told of each source: another form of its address, a title that others have. */
export const sourceChanges = (
  report: RawReport,
  { keys, sameTitles }: RegisteredSources,
  registry: Registry,
): Change[] =>
  [...report.sources.byNumber].flatMap(([number, { offset, typed }]): Change[] => {
    const { line } = report.placeOf(offset)
    const kept = registry.entries.get(keys.get(number) ?? '')?.data.URL
    const twins = sameTitles.get(number)
    return [
      ...(typed === undefined || kept === undefined || typed === kept
        ? []
        : [{ line, kind: 'address', what: `source ${number}: ${typed} → ${kept}` }]),
      ...(twins === undefined
        ? []
        : [{ line, kind: 'same-title', what: `source ${number}: ${sameTitle(twins)}` }]),
    ]
  })

/** What known entries learned from the list, and titles that they did not take. */
export const learnedChanges = (
  report: RawReport,
  { keys, learned, otherTitles }: RegisteredSources,
): Change[] => {
  const lineOf = (number: number) =>
    report.placeOf(report.sources.byNumber.get(number)?.offset ?? 0).line
  return [
    ...learned.map(({ number, entry, what }) => ({
      line: lineOf(number),
      kind: 'learned',
      what: `source ${number}: \`${entry.key}\` now has ${what.join(', ')}`,
    })),
    ...[...otherTitles].map(([number, title]) => ({
      line: lineOf(number),
      kind: 'known',
      what: `source ${number}: the registry's \`${keys.get(number)}\` keeps its own title; not taken: ${title.slice(0, 60)}`,
    })),
  ]
}
