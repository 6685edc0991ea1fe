import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { nearestIfClose } from '../../schemas/explain.ts'
import type { LedgerEntry } from '../../schemas/ledger.ts'
import { type FileMessage, faultIn } from '../../schemas/messages.ts'
import { linkFaults } from './check-links.ts'
import { numberFault } from './check-numbers.ts'
import { swapFaults } from './check-swaps.ts'
import { firstAddress } from './first-address.ts'
import {
  earlierAnchors,
  earlierSlugs,
  type Published,
  type PublishedReport,
  publishedMedia,
  publishedSources,
  publishedTopics,
} from './published.ts'
import { type Ledger, stands } from './read-ledger.ts'
import { placeInReport } from './report-place.ts'

/** What is published now, ready to be asked for. */
interface Now {
  /** Reports by slug, and by the slugs that they had. */
  reports: Map<string, PublishedReport>
  /** Pages by their addresses. */
  pages: ReadonlySet<string>
}

const split = (address: string): { room: string; name: string; anchor: string | undefined } => {
  const [, room = '', name = '', anchor] = /^(\w+)\/([^/]+)\/(?:#(.+))?$/.exec(address) ?? []
  return { room, name, anchor }
}

const isPublished = (now: Now, address: string): boolean => {
  const { room, name, anchor } = split(address)
  if (room !== 'reports') return now.pages.has(address)
  const report = now.reports.get(name)
  if (!report) return false
  return (
    anchor === undefined ||
    earlierAnchors(report).has(anchor) ||
    report.facts.outline.some(({ id }) => id === anchor)
  )
}

/** What may be written into the line of an address that is gone. */
const IN_LINE =
  'or in this line `"moved": "…"` with its address now, or `"retired": "YYYY-MM-DD", "reason": "…"`'

const wayOut = (now: Now, contentDir: string, address: string): string => {
  const { room, name, anchor } = split(address)
  if (room !== 'reports') return `expected it still to be there; bring it back, ${IN_LINE}`
  if (anchor === undefined && existsSync(join(contentDir, 'reports', `${name}.mdx`)))
    return `expected a published report; ${name}.mdx is a draft: publish it, ${IN_LINE}`
  if (anchor === undefined)
    return `expected a report with that slug; write \`aliases: [${name}]\` in the report that it became, ${IN_LINE}`
  const report = now.reports.get(name)
  const anchors = report?.facts.outline.map(({ id }) => id) ?? []
  const near = nearestIfClose(anchor, anchors)
  return `expected a section with that anchor; write \`aliases: [{ ${anchor}: ${near ?? 'the-anchor-now'} }]\` in ${report?.slug}.mdx, whose anchors are ${anchors.map((id) => `\`${id}\``).join(', ')}, ${IN_LINE}`
}

/** Whether what an address was published for is there itself, not under another address that leads to it. */
const standsStill = (now: Now, address: string): boolean => {
  const { room, name, anchor } = split(address)
  if (!now.pages.has(`${room}/${name}/`)) return false
  const outline = now.reports.get(name)?.facts.outline ?? []
  return anchor === undefined || outline.some(({ id }) => id === anchor)
}

/** Where an address leads in the end. */
const endOf = (now: Now, { entries }: Ledger, address: string): string | undefined => {
  const seen = new Set<string>()
  let at = address
  while (!isPublished(now, at)) {
    const next = entries.get(at)?.moved
    if (next === undefined || seen.has(next)) return undefined
    seen.add(next)
    at = next
  }
  return at
}

const movedFault = (
  now: Now,
  ledger: Ledger,
  address: string,
  moved: string,
): string | undefined => {
  if (standsStill(now, address))
    return `Unexpected \`moved\` of ${address}, expected an address that is no longer published`
  if (isPublished(now, moved)) return undefined
  const end = endOf(now, ledger, moved)
  return `Unexpected \`moved\` to ${moved}, expected an address that is published${end ? `; write ${end}, where it leads` : ''}`
}

const entryFault = (
  now: Now,
  ledger: Ledger,
  address: string,
  entry: LedgerEntry,
): string | undefined => {
  if (entry.retired !== undefined)
    return standsStill(now, address)
      ? `Unexpected \`retired\` of ${address}, expected an address that is no longer published`
      : undefined
  if (entry.moved !== undefined) return movedFault(now, ledger, address, entry.moved)
  if (entry.sketch !== undefined || isPublished(now, address)) return undefined
  const { room, name, anchor } = split(address)
  const page = ledger.entries.get(`${room}/${name}/`)
  if (anchor !== undefined && (page?.moved !== undefined || page?.retired !== undefined))
    return undefined
  // The page's own line says it already.
  if (anchor !== undefined && page !== undefined && !now.reports.has(name)) return undefined
  return `Published address ${address} would vanish, ${wayOut(now, dirname(ledger.path), address)}`
}

const aliasFaults = (contentDir: string, published: Published): FileMessage[] => {
  const owners = new Map(published.reports.map(({ slug }) => [slug, slug]))
  return published.reports.flatMap((report) =>
    earlierSlugs(report.data.aliases).flatMap((old) => {
      const owner = owners.get(old)
      owners.set(old, owner ?? report.slug)
      if (owner === undefined) return []
      const { path, at } = placeInReport(contentDir, report.slug)
      const reason = `Unexpected alias \`${old}\`, expected a slug that no report has; ${owner}.mdx has it`
      const index = report.data.aliases.indexOf(old)
      return [faultIn(path, reason, at(['aliases', index]), 'alias')]
    }),
  )
}

/** Two reports that feeds would know by one address. */
const firstFaults = (ledger: Ledger, { reports }: Published): FileMessage[] => {
  const owners = new Map<string, string>()
  return reports.flatMap(({ slug, data }) => {
    const first = firstAddress(ledger, slug, earlierSlugs(data.aliases))
    const owner = owners.get(first)
    owners.set(first, owner ?? slug)
    const name = split(first).name
    // An alias that is another report's slug is told as such.
    if (owner === undefined || data.aliases.includes(name)) return []
    const path = join(dirname(ledger.path), 'reports', `${name}.mdx`)
    const renamed = owner === name ? slug : owner
    const reason = `Unexpected slug \`${name}\`, expected one that no report had: feeds know ${renamed}.mdx by it; give this report another slug`
    return [faultIn(path, reason, { line: 1, column: 1 }, 'report-file')]
  })
}

const nowOf = (ledger: Ledger, published: Published): Now => {
  const reports = new Map(published.reports.map((report) => [report.slug, report]))
  const pages = new Set([
    ...[...reports.keys()].map((slug) => `reports/${slug}/`),
    ...[...publishedSources(published, ledger).keys()].map((key) => `sources/${key}/`),
    ...[...publishedTopics(published).keys()].map((slug) => `topics/${slug}/`),
    ...[...publishedMedia(published, ledger).keys()].map((slug) => `publishers/${slug}/`),
  ])
  for (const report of published.reports)
    for (const old of earlierSlugs(report.data.aliases))
      if (!reports.has(old)) reports.set(old, report)
  return { reports, pages }
}

/** The faults of the numbers of reference lists; a report that moved or went keeps none. */
const numberFaults = (ledger: Ledger, now: Now, registry: Published['registry']): FileMessage[] =>
  [...ledger.entries].flatMap(([address, { source }]) => {
    const { room, name } = split(address)
    const report = now.reports.get(name)
    if (source === undefined || !report || !stands(ledger, `${room}/${name}/`)) return []
    return numberFault(ledger, report, address, source, registry) ?? []
  })

/**
 * Every published address that would lead nowhere or to two things, every number of a reference list
 * that would mean another source, and every link to an address that the site lacks, at the place where an editor mends it.
 */
export const checkLedger = (ledger: Ledger, published: Published): FileMessage[] => {
  const now = nowOf(ledger, published)
  const contentDir = dirname(ledger.path)
  const ofLine = (address: string, reason: string): FileMessage =>
    faultIn(ledger.path, reason, ledger.placeOf(address), 'ledger')
  const faults = [...ledger.entries].flatMap(([address, entry]): FileMessage[] => {
    const reason = entry.source === undefined ? entryFault(now, ledger, address, entry) : undefined
    return reason === undefined ? [] : [ofLine(address, reason)]
  })
  return [
    ...ledger.faults,
    ...aliasFaults(contentDir, published),
    ...numberFaults(ledger, now, published.registry),
    ...linkFaults(ledger, published, now.pages, now.reports),
    ...firstFaults(ledger, published),
    ...swapFaults(ledger, published).map(({ address, reason }) => ofLine(address, reason)),
    ...faults,
  ]
}
