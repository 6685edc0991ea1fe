import { dirname, relative } from 'node:path'
import type { LedgerEntry } from '../../schemas/ledger.ts'
import { type FileMessage, faultIn } from '../../schemas/messages.ts'
import { numberOfEntry } from '../../schemas/page-ids.ts'
import type { NumberedKey } from '../../schemas/report.ts'
import type { PublishedReport } from './published.ts'
import type { Ledger } from './read-ledger.ts'
import { placeInReport } from './report-place.ts'

/** The key that a source has now, after its file was renamed. */
const keyNow = ({ entries }: Ledger, key: string): string => {
  const seen = new Set<string>()
  let now = key
  for (;;) {
    const moved = entries.get(`sources/${now}/`)?.moved
    const next = /^sources\/(.+)\/$/.exec(moved ?? '')?.[1]
    if (next === undefined || seen.has(next)) return now
    seen.add(next)
    now = next
  }
}

const wayOut = (
  number: number,
  { published, key, found, isThere }: PublishedNumber,
  at: NumberedKey | undefined,
): string => {
  if (at && key !== published)
    return `${published}.yaml became \`${key}\`, which is ${at.number} here: keep ${published}.yaml, write \`- { withdrawn: ${published}, reason: … }\`, and take \`moved\` out of the ledger's line of sources/${published}/`
  if (!isThere)
    return `where ${key}.yaml was renamed, write \`"moved": "sources/${found ?? 'its-key-now'}/"\` in the ledger's line of sources/${key}/; else bring the file back`
  return at
    ? `\`${key}\` is ${at.number} now: bring its line back to where it stood, or write \`- ${number}: ${key}\`; new sources go to the end of the list`
    : `bring its line back, or write \`- { withdrawn: ${key}, reason: … }\` in its place, which keeps the number and tells readers why; the source's file stays`
}

/** A number of a reference list that would mean another source. */
interface PublishedNumber {
  /** The key that it was published for, and the key that this source has now. */
  published: string
  key: string
  /** The key that stands there now. */
  found: string | undefined
  /** Whether the registry has the source. */
  isThere: boolean
}

/**
 * Says at the report's line where a number of its reference list no longer means the source that it
 * was published for; undefined where it does.
 * @param address the ledger's address of the number, `reports/x/#source-4`
 */
export const numberFault = (
  ledger: Ledger,
  report: PublishedReport,
  address: string,
  published: NonNullable<LedgerEntry['source']>,
  registry: ReadonlyMap<string, unknown>,
): FileMessage | undefined => {
  const number = numberOfEntry(address)
  const key = keyNow(ledger, published)
  const { sources } = report.data
  const found = sources.find((source) => source.number === number)
  if (found?.key === key) return undefined
  const elsewhere = sources.find((source) => source.key === key)
  const index = sources.indexOf(found ?? elsewhere ?? { number, key })
  const contentDir = dirname(ledger.path)
  const { path, at } = placeInReport(contentDir, report.slug)
  const line = ledger.placeOf(address).line
  const what = found ? `Unexpected source ${number} \`${found.key}\`` : `Missing source ${number}`
  return faultIn(
    path,
    `${what}, expected \`${key}\`, for which the number was published (${relative(contentDir, ledger.path)}:${line}); ${wayOut(number, { published, key, found: found?.key, isThere: registry.has(key) }, elsewhere)}`,
    at(index === -1 ? ['sources'] : ['sources', index]),
    'published-number',
  )
}
