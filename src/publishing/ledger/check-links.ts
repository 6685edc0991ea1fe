import { dirname, join, resolve } from 'node:path'
import type { SiteLink } from '../../markdown/rendered-report.ts'
import { nearestIfClose } from '../../schemas/explain.ts'
import { type FileMessage, faultIn } from '../../schemas/messages.ts'
import { backId, correctionId, entryId, partIds, sealId } from '../../schemas/page-ids.ts'
import { site } from '../../site.config.ts'
import type { Published, PublishedReport } from './published.ts'
import type { Ledger } from './read-ledger.ts'
import { ownAddresses } from './site-pages.ts'

const ROOT = resolve(import.meta.dirname, '../../..')

/** What stands beside a report's page and in its folder. */
const ofReport = ({ slug, facts }: PublishedReport): string[] => [
  `reports/${slug}/card.png`,
  ...(site.publish.markdown ? [`reports/${slug}.md`] : []),
  ...(site.publish.claims ? [`reports/${slug}.json`] : []),
  ...(site.publish.exports
    ? ['bib', 'ris'].map((form) => `reports/${slug}/references.${form}`)
    : []),
  ...facts.outline.map(({ id }) => `reports/${slug}/${id}/`),
]

/** Every address that a build of the site makes, without its first slash. */
const addressesOf = (
  ledger: Ledger,
  published: Published,
  pages: ReadonlySet<string>,
): Set<string> => {
  const all = new Set([...ownAddresses(ROOT), ...pages])
  for (const report of published.reports) {
    for (const address of ofReport(report)) all.add(address)
    all.add(`reports/year/${report.data.published.slice(0, 4)}/`)
  }
  // A page that was moved or taken down says so at its address.
  for (const address of ledger.entries.keys()) if (!address.includes('#')) all.add(address)
  return all
}

const anchorIsThere = (
  ledger: Ledger,
  reports: ReadonlyMap<string, PublishedReport>,
  address: string,
  anchor: string,
): boolean => {
  const slug = /^reports\/([^/]+)\/$/.exec(address)?.[1]
  const report = slug === undefined ? undefined : reports.get(slug)
  if (!report || anchor === '' || ledger.entries.has(`${address}#${anchor}`)) return true
  const { outline, citations } = report.facts
  return [
    ...outline.map(({ id }) => id),
    ...report.data.sources.map(({ number }) => entryId(number)),
    ...citations.flatMap(({ id, number, letter }) => [id, backId(number, letter)]),
    ...report.data.corrections.flatMap((_, at) => [correctionId(at + 1), sealId(at + 1)]),
    ...Object.values<string>(partIds),
  ].includes(anchor)
}

/** The address of the same room, `reports/`, whose name is nearest; else the nearest of all. */
const nearestAddress = (address: string, all: ReadonlySet<string>): string | undefined => {
  const room = /^[^/]+\/(?=.)/.exec(address)?.[0] ?? ''
  const names = [...all].flatMap((each) => (each.startsWith(room) ? [each.slice(room.length)] : []))
  const near = nearestIfClose(address.slice(room.length), names)
  return near && room + near
}

/**
 * Links of reports to addresses of the site that no build makes.
 * @param pages the pages of reports, sources, topics and media
 * @param reports the published reports by all their slugs
 */
export const linkFaults = (
  ledger: Ledger,
  published: Published,
  pages: ReadonlySet<string>,
  reports: ReadonlyMap<string, PublishedReport>,
): FileMessage[] => {
  if (!published.reports.some(({ facts }) => facts.links.length > 0)) return []
  const all = addressesOf(ledger, published, pages)
  const faultOf = ({ path, anchor }: SiteLink): string | undefined => {
    const address = path.slice(1)
    const known = all.has(address) ? address : all.has(`${address}/`) ? `${address}/` : undefined
    if (known === undefined) {
      const near = nearestAddress(address, all)
      return `Unexpected link to \`${path}\`, expected an address that the site has${near ? `; nearest: \`/${near}\`` : ''}`
    }
    return anchorIsThere(ledger, reports, known, anchor)
      ? undefined
      : `Unexpected link to \`${path}#${anchor}\`, expected an anchor of that report`
  }
  return published.reports.flatMap(({ slug, facts }) =>
    facts.links.flatMap((link): FileMessage[] => {
      const fault = link.path === '' ? undefined : faultOf(link)
      const path = join(dirname(ledger.path), 'reports', `${slug}.mdx`)
      const { line, column } = link
      return fault === undefined ? [] : [faultIn(path, fault, { line, column }, 'link-target')]
    }),
  )
}
