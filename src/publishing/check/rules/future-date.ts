import type { VFileMessage } from 'vfile-message'
import type { RegistryEntry } from '../../../citations/registry.ts'
import type { ReadReport } from '../../../markdown/read-report.ts'
import { type PlaceOf, placesInYaml } from '../../../schemas/checked-yaml.ts'
import { dayInTokyo } from '../../../schemas/fields.ts'
import { warning } from '../../../schemas/messages.ts'

/** The calendar day in Tokyo; a lint may ask the clock. */
export const today = (): string => dayInTokyo(new Date())

type Dated = readonly [path: readonly PropertyKey[], date: string | undefined]

const warnings = (dates: readonly Dated[], at: PlaceOf, day: string): VFileMessage[] =>
  dates.flatMap(([path, date]) =>
    date === undefined || date <= day
      ? []
      : [
          warning(
            `Unexpected \`${date}\` in field \`${String(path.at(-1))}\`, expected today (${day}) or an earlier day`,
            at(path),
            'future-date',
          ),
        ],
  )

/** Days of a report that are still to come: it would stand before all others until then. */
export const futureInReport = ({ fields, at }: ReadReport, day: string): VFileMessage[] =>
  warnings(
    [
      [['published'], fields.published],
      [['updated'], fields.updated],
      ...(fields.corrections ?? []).map(
        ({ date }, index): Dated => [['corrections', index, 'date'], date],
      ),
    ],
    at,
    day,
  )

const OF_SOURCES = ['issued', 'accessed', 'verified', 'archived', 'link-checked'] as const

/** Days of a registry entry that are still to come. */
export const futureInSource = ({ data, text }: RegistryEntry, day: string): VFileMessage[] => {
  const dates = OF_SOURCES.map((name): Dated => [[name], data[name]])
  return dates.some(([, date]) => date !== undefined && date > day)
    ? warnings(dates, placesInYaml(text), day)
    : []
}
