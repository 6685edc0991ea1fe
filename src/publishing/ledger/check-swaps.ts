import type { LedgerEntry } from '../../schemas/ledger.ts'
import type { Published } from './published.ts'
import { publishedTopics } from './published.ts'
import type { Ledger } from './read-ledger.ts'

/** What stands at each address now, by its title. */
const titlesNow = ({ reports, registry, topics }: Published): Map<string, string> =>
  new Map([
    ...reports.flatMap(({ slug, facts }) =>
      facts.outline.map(({ id, text }): [string, string] => [
        `reports/${slug}/#${id}`,
        text.trim(),
      ]),
    ),
    ...[...registry].flatMap(([key, { title }]): [string, string][] =>
      title === undefined ? [] : [[`sources/${key}/`, title]],
    ),
    ...[...publishedTopics({ reports, registry, topics })].map(([slug, name]): [string, string] => [
      `topics/${slug}/`,
      name,
    ]),
  ])

/** The page that an address is of: sections are compared within their report, sources and topics with their like. */
const roomOf = (address: string): string => address.replace(/#.*$|[^/]*\/$/, '')

const isPlain = ({ moved, retired, sketch, source }: LedgerEntry): boolean =>
  (moved ?? retired ?? sketch ?? source) === undefined

/**
 * Published addresses that would mean another section, source or topic than they were published for:
 * the title that was recorded for one stands at another now, and the other way round. A title that was
 * only rewritten stands nowhere else.
 */
export const swapFaults = (
  ledger: Ledger,
  published: Published,
): { address: string; reason: string }[] => {
  const now = titlesNow(published)
  const recorded = new Map(
    [...ledger.entries].flatMap(([address, entry]): [string, string][] =>
      entry.title !== undefined && isPlain(entry) && now.has(address)
        ? [[address, entry.title]]
        : [],
    ),
  )
  return [...recorded].flatMap(([address, title]) => {
    const title2 = now.get(address)
    if (title2 === undefined || title2 === title) return []
    const other = [...recorded].find(
      ([at, was]) =>
        at !== address && roomOf(at) === roomOf(address) && now.get(at) === title && was === title2,
    )?.[0]
    return other === undefined
      ? []
      : [
          {
            address,
            reason: `Unexpected 「${title2}」 at ${address}, expected 「${title}」, for which the address was published and which stands at ${other} now; change them back, or write both new titles into their lines if only the wording changed`,
          },
        ]
  })
}
