import type { VFileMessage } from 'vfile-message'
import type { RegistryEntry } from '../../../citations/registry.ts'
import { type PlaceOf, placesInYaml } from '../../../schemas/checked-yaml.ts'
import { dayInTokyo } from '../../../schemas/fields.ts'
import { type FileMessage, inFile, warning } from '../../../schemas/messages.ts'
import { placesInReport } from '../../ledger/report-place.ts'
import type { CheckedReport } from '../check-report.ts'

/** The calendar day in Tokyo; a lint may ask the clock. */
export const today = (): string => dayInTokyo(new Date())

type Dated = readonly [path: readonly PropertyKey[], date: string | undefined]

const isAnyAfter = (dates: readonly Dated[], day: string): boolean =>
  dates.some(([, date]) => date !== undefined && date > day)

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
export const futureInReport = ({ path, fields }: CheckedReport, day: string): FileMessage[] => {
  const dates: Dated[] = [
    [['published'], fields.published],
    [['updated'], fields.updated],
    ...(fields.corrections ?? []).map(
      ({ date }, index): Dated => [['corrections', index, 'date'], date],
    ),
  ]
  return isAnyAfter(dates, day) ? inFile(path, warnings(dates, placesInReport(path), day)) : []
}

const OF_SOURCES = ['issued', 'accessed', 'verified', 'archived', 'link-checked'] as const

/** Days of a registry entry that are still to come. */
export const futureInSource = ({ data, text }: RegistryEntry, day: string): VFileMessage[] => {
  const dates = OF_SOURCES.map((name): Dated => [[name], data[name]])
  return isAnyAfter(dates, day) ? warnings(dates, placesInYaml(text), day) : []
}
