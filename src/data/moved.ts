import { earlierSlugs } from '../publishing/ledger/published.ts'
import { type Ledger, stands } from '../publishing/ledger/read-ledger.ts'
import type { LedgerEntry } from '../schemas/ledger.ts'
import { site } from '../site.config.ts'
import { ledgerPath } from './gone-sections.ts'
import { siteLedger } from './ledger.ts'
import { onceInBuild } from './once-in-build.ts'
import { besidePage, fileIn, pathTo } from './paths.ts'
import { allReports, type Report } from './reports.ts'
import { canNamePage, sectionsOf } from './sections.ts'
import { dateView } from './source-view.ts'
import type { MovedView } from './view.ts'

/** The folder that a section's own page has within its report's. */
const nameOf = (address: string): string => address.replace('/#', '/').replace(/\/$/, '')

/** Where a report's earlier slugs and its sections' earlier anchors lead. */
const ofReport = ({ entry, facts, summary }: Report): MovedView[] => {
  const { path, title, slug } = summary
  const sections = sectionsOf(path, facts.outline, facts.leads)
  const landings = new Map(sections.map((section) => [section.anchor, section]))
  const slugs: string[] = []
  for (const alias of entry.data.aliases) {
    if (typeof alias === 'string') slugs.push(alias)
    else
      for (const [old, anchor] of Object.entries(alias)) {
        const section = landings.get(anchor)
        if (section) landings.set(old, section)
      }
  }
  const views = [slug, ...slugs].flatMap((name) =>
    [...landings]
      .filter(([anchor, section]) => name !== slug || anchor !== section.anchor)
      .map(([anchor, section]) => ({
        name: `reports/${name}/${anchor}`,
        title: `${section.title} — ${title.full}`,
        target: section.landing,
        retired: null,
      })),
  )
  return [
    ...slugs.map((name) => ({
      name: `reports/${name}`,
      title: title.full,
      target: path,
      retired: null,
    })),
    ...views,
  ]
}

/** The pages that stand under a moved or retired page: the sections' own. */
const sectionsUnder = (ledger: Ledger, address: string): [string, LedgerEntry][] =>
  [...ledger.entries].filter(
    ([known, entry]) =>
      known.startsWith(`${address}#`) &&
      entry.sketch === undefined &&
      entry.source === undefined &&
      canNamePage(known.slice(address.length + 1)),
  )

/**
 * Where what was moved by its line of the ledger leads. Anchors of a report are not those of the report
 * that it was merged into: an address with an anchor of its own takes none along.
 */
const targetOf = (moved: string): string =>
  ledgerPath(moved) + (moved.startsWith('reports/') && !moved.includes('#') ? '#main' : '')

/** The page of a section that its own line of the ledger moved or retired. */
const ofSection = (ledger: Ledger, address: string, entry: LedgerEntry): MovedView[] => {
  const { moved, retired, sketch, source, title = '' } = entry
  const [page = '', anchor = ''] = address.split('#')
  if ((moved ?? retired) === undefined || (sketch ?? source) !== undefined) return []
  if (!stands(ledger, page) || !canNamePage(anchor)) return []
  const target = moved === undefined ? ledgerPath(address) : targetOf(moved)
  const of = ledger.entries.get(page)?.title ?? page
  return [{ name: nameOf(address), title: `${title} — ${of}`, target, retired: null }]
}

const ofEntry = (ledger: Ledger, address: string, entry: LedgerEntry): MovedView[] => {
  const { moved, retired, reason = '', title = address } = entry
  if (address.includes('#')) return ofSection(ledger, address, entry)
  if (moved === undefined && retired === undefined) return []
  const date = dateView(retired)
  const view = {
    title,
    target: moved === undefined ? null : targetOf(moved),
    retired: date === null ? null : { date, reason },
  }
  return [
    { name: nameOf(address), ...view },
    ...sectionsUnder(ledger, address).map(([section, { title: own = '', moved: ownMoved }]) => ({
      ...view,
      name: nameOf(section),
      title: `${own} — ${title}`,
      target: ownMoved === undefined ? (view.target ?? ledgerPath(address)) : targetOf(ownMoved),
      retired: null,
    })),
  ]
}

/** Every page at an earlier address; read once in a build. */
export const movedPages = onceInBuild(async (): Promise<MovedView[]> => {
  const ledger = await siteLedger()
  return [
    ...(await allReports()).flatMap(ofReport),
    ...[...ledger.entries].flatMap(([address, entry]) => ofEntry(ledger, address, entry)),
  ]
})

/** A report's slug that was and that is. */
interface RenamedReport {
  old: string
  now: string
}

/** Every earlier slug of a report, and those of the reports that were merged into it. */
export const renamedReports = async (): Promise<RenamedReport[]> => {
  const slugOf = (address: string | undefined): string | undefined =>
    /^reports\/([^/]+)\/$/.exec(address ?? '')?.[1]
  const merged = [...(await siteLedger()).entries].flatMap(([address, { moved }]) => {
    const [old, now] = [slugOf(address), slugOf(moved)]
    return old === undefined || now === undefined ? [] : [{ old, now }]
  })
  const renamed = (await allReports()).flatMap(({ entry, summary }) =>
    earlierSlugs(entry.data.aliases).map((old) => ({ old, now: summary.slug })),
  )
  return [...renamed, ...merged]
}

const to = (from: string, target: string): string => `${from} ${target} 301\n`

const reportPath = (slug: string): string => pathTo(`/reports/${slug}/`)

/** Whether a section's page stands at the same place under the report's present slug. */
const isUnder = ({ name, target }: MovedView, { old, now }: RenamedReport): boolean => {
  const anchor = name.startsWith(`reports/${old}/`) ? name.slice(`reports/${old}/`.length) : ''
  return anchor !== '' && target === `${reportPath(now)}#${encodeURIComponent(anchor)}`
}

/**
 * The lines of `_redirects`, which hosts that know it answer with status 301 and keep the anchor. One
 * line leads from all that stood in the folder of a renamed report: sections, exports, picture.
 */
export const redirectLines = (
  pages: readonly MovedView[],
  renamed: readonly RenamedReport[],
): string =>
  [
    // A section that had a picture of its own shows its report's.
    ...(site.publish.sectionCards
      ? []
      : [
          to(
            fileIn(reportPath(':slug'), ':anchor/card.png'),
            fileIn(reportPath(':slug'), 'card.png'),
          ),
        ]),
    // What had a file of its own stands in another.
    ...(site.publish.exports ? ['bib', 'ris'] : []).map((form) =>
      to(
        fileIn(reportPath(':slug'), `cite.${form}`),
        fileIn(reportPath(':slug'), `references.${form}`),
      ),
    ),
    ...(site.publish.claims
      ? [
          to(
            fileIn(reportPath(':slug'), 'references.json'),
            besidePage(reportPath(':slug'), 'json'),
          ),
        ]
      : []),
    ...pages
      .filter((page) => !renamed.some((report) => isUnder(page, report)))
      .map(({ name, target }) => (target === null ? '' : to(pathTo(`/${name}/`), target))),
    ...renamed.flatMap(({ old, now }) => [
      ...['md', 'json'].map((ending) =>
        to(besidePage(reportPath(old), ending), besidePage(reportPath(now), ending)),
      ),
      to(fileIn(reportPath(old), '*'), fileIn(reportPath(now), ':splat')),
    ]),
  ].join('')
