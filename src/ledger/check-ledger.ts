import { dirname } from 'node:path'
import { nearestIfClose } from '../schemas/explain.ts'
import type { LedgerEntry } from '../schemas/ledger.ts'
import {
  earlierAnchors,
  earlierSlugs,
  type Published,
  type PublishedReport,
  publishedTopics,
} from './published.ts'
import type { Ledger } from './read-ledger.ts'
import { topicFaults } from './topic-clashes.ts'

/** What is published now, ready to be asked for. */
interface Now {
  /** Reports by slug, and by the slugs that they had. */
  reports: Map<string, PublishedReport>
  current: ReadonlySet<string>
  sources: ReadonlyMap<string, string | undefined>
  topics: ReadonlyMap<string, string>
}

const split = (address: string): { room: string; name: string; anchor: string | undefined } => {
  const [, room = '', name = '', anchor] = /^(\w+)\/([^/]+)\/(?:#(.+))?$/.exec(address) ?? []
  return { room, name, anchor }
}

const isPublished = (now: Now, address: string): boolean => {
  const { room, name, anchor } = split(address)
  if (room === 'sources') return now.sources.has(name)
  if (room === 'topics') return now.topics.has(name)
  const report = now.reports.get(name)
  if (!report) return false
  return (
    anchor === undefined ||
    earlierAnchors(report).has(anchor) ||
    report.facts.outline.some(({ id }) => id === anchor)
  )
}

const wayOut = (now: Now, address: string): string => {
  const { room, name, anchor } = split(address)
  const inLine =
    'or in this line `"moved": "…"` with its address now, or `"retired": "YYYY-MM-DD", "reason": "…"`'
  if (room !== 'reports') return `expected it still to be there; bring it back, ${inLine}`
  if (anchor === undefined)
    return `expected a report with that slug; write \`aliases: [${name}]\` in the report that it became, ${inLine}`
  const report = now.reports.get(name)
  const anchors = report?.facts.outline.map(({ id }) => id) ?? []
  const near = nearestIfClose(anchor, anchors)
  return `expected a section with that anchor; write \`aliases: [{ ${anchor}: ${near ?? 'the-anchor-now'} }]\` in ${report?.slug}.mdx, whose anchors are ${anchors.map((id) => `\`${id}\``).join(', ')}`
}

const entryFault = (
  now: Now,
  ledger: Ledger,
  address: string,
  entry: LedgerEntry,
): string | undefined => {
  if (entry.retired !== undefined)
    return now.current.has(split(address).name) && isPublished(now, address)
      ? `Unexpected \`retired\` of ${address}, expected an address that is no longer published`
      : undefined
  if (entry.moved !== undefined)
    return isPublished(now, entry.moved)
      ? undefined
      : `Unexpected \`moved\` to ${entry.moved}, expected an address that is published`
  if (entry.sketch !== undefined || isPublished(now, address)) return undefined
  const { room, name, anchor } = split(address)
  const page = ledger.entries.get(`${room}/${name}/`)
  if (anchor !== undefined && (page?.moved !== undefined || page?.retired !== undefined))
    return undefined
  // The page's own line says it already.
  if (anchor !== undefined && page !== undefined && !now.reports.has(name)) return undefined
  return `Published address ${address} would vanish, ${wayOut(now, address)}`
}

const aliasFaults = (published: Published): string[] => {
  const owners = new Map(published.reports.map(({ slug }) => [slug, slug]))
  return published.reports.flatMap((report) =>
    earlierSlugs(report).flatMap((old) => {
      const owner = owners.get(old)
      owners.set(old, owner ?? report.slug)
      return owner === undefined
        ? []
        : [
            `Unexpected alias \`${old}\` in ${report.slug}.mdx, expected a slug that no report has; ${owner}.mdx has it`,
          ]
    }),
  )
}

/** Every recorded address that would lead nowhere or to two things, as `file:line:column sentence`. */
export const checkLedger = (ledger: Ledger, published: Published): string[] => {
  const reports = new Map(published.reports.map((report) => [report.slug, report]))
  const current = new Set(reports.keys())
  for (const report of published.reports)
    for (const old of earlierSlugs(report)) if (!current.has(old)) reports.set(old, report)
  const topics = publishedTopics(published)
  const now: Now = {
    reports,
    sources: published.sources,
    topics,
    current: new Set([...current, ...published.sources.keys(), ...topics.keys()]),
  }
  const faults = [...ledger.entries].flatMap(([address, entry]) => {
    const fault = entryFault(now, ledger, address, entry)
    return fault === undefined ? [] : [`${ledger.placeOf(address)} ${fault}`]
  })
  return [
    ...ledger.faults,
    ...topicFaults(dirname(ledger.path), published),
    ...aliasFaults(published),
    ...faults,
  ]
}
