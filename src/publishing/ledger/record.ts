import type { LedgerEntry } from '../../schemas/ledger.ts'
import { entryId } from '../../schemas/page-ids.ts'
import { firstAddress } from './first-address.ts'
import {
  earlierSlugs,
  type Published,
  publishedMedia,
  publishedSources,
  publishedTopics,
  type RecordableReport,
} from './published.ts'
import { FORMAT, type Ledger } from './read-ledger.ts'

type Entries = ReadonlyMap<string, LedgerEntry>

/** Every address of what is published now, with what each number of a reference list means. */
const addressesOf = (
  ledger: Ledger,
  published: Published<RecordableReport>,
): Map<string, LedgerEntry> => {
  const entries = new Map<string, LedgerEntry>()
  for (const { slug, data, facts } of published.reports) {
    const address = `reports/${slug}/`
    const first = firstAddress(ledger, slug, earlierSlugs(data.aliases))
    entries.set(address, { title: data.title, ...(first === address ? {} : { first }) })
    for (const { number, key } of data.sources)
      entries.set(`${address}#${entryId(number)}`, { source: key })
    for (const { id, text } of facts.outline)
      entries.set(`reports/${slug}/#${id}`, text.trim() === '' ? {} : { title: text.trim() })
    for (const { id, section, sketch } of facts.paragraphs)
      entries.set(`reports/${slug}/#${id}`, { section, sketch })
  }
  for (const [key, { title }] of publishedSources(published, ledger))
    entries.set(`sources/${key}/`, title === undefined ? {} : { title })
  for (const [slug, name] of publishedTopics(published))
    entries.set(`topics/${slug}/`, { title: name })
  for (const [slug, name] of publishedMedia(published, ledger))
    entries.set(`publishers/${slug}/`, { title: name })
  return entries
}

/**
 * The ledger with what is published now: new addresses are added, none is taken out, and a paragraph
 * that was edited is known by its new text. A page keeps the title that it was first recorded with.
 */
export const recordAddresses = (
  ledger: Ledger,
  published: Published<RecordableReport>,
): Entries => {
  const entries = new Map(ledger.entries)
  for (const [address, entry] of addressesOf(ledger, published)) {
    const known = entries.get(address)
    if (known === undefined || entry.sketch !== undefined) entries.set(address, entry)
  }
  return entries
}

const byAddress = ([a]: [string, unknown], [b]: [string, unknown]): number =>
  a < b ? -1 : a > b ? 1 : 0

const inline = (entry: LedgerEntry): string =>
  JSON.stringify(entry, null, 1)
    .replace(/\n\s*/g, ' ')
    .replace(/^\{ \}$/, '{}')

/** The ledger as text: one address a line, sorted, each line closed, so that two branches merge by lines. */
export const ledgerText = (entries: Entries): string =>
  [
    '{',
    ...[...entries]
      .sort(byAddress)
      .map(([address, entry]) => `  ${JSON.stringify(address)}: ${inline(entry)},`),
    `  ${JSON.stringify(FORMAT)}: 1`,
    '}',
    '',
  ].join('\n')
