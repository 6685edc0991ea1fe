import { earlierSlugs } from '../ledger/published.ts'
import type { Ledger } from '../ledger/read-ledger.ts'
import type { LedgerEntry } from '../schemas/ledger.ts'
import { siteLedger } from './ledger.ts'
import { onceInBuild } from './once-in-build.ts'
import { besidePage, fileIn, pathTo } from './paths.ts'
import { allReports, type Report } from './reports.ts'
import { canNamePage, sectionsOf } from './sections.ts'
import { dateView } from './source-view.ts'
import type { MovedView } from './view.ts'

/** The folder that a section's own page has within its report's. */
const nameOf = (address: string): string => address.replace('/#', '/').replace(/\/$/, '')

const pathOf = (address: string): string => {
  const [page = '', anchor] = address.split('#')
  return `${pathTo(`/${page}`)}${anchor === undefined ? '' : `#${encodeURIComponent(anchor)}`}`
}

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

const ofEntry = (ledger: Ledger, address: string, entry: LedgerEntry): MovedView[] => {
  const { moved, retired, reason = '', title = address } = entry
  if (address.includes('#') || (moved === undefined && retired === undefined)) return []
  const date = dateView(retired)
  const view = {
    title,
    target: moved === undefined ? null : pathOf(moved),
    retired: date === null ? null : { date, reason },
  }
  return [
    { name: nameOf(address), ...view },
    ...sectionsUnder(ledger, address).map(([section, { title: own = '' }]) => ({
      ...view,
      name: nameOf(section),
      title: `${own} — ${title}`,
      target: view.target ?? pathOf(address),
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

/** Every earlier slug of a report. */
export const renamedReports = async (): Promise<RenamedReport[]> =>
  (await allReports()).flatMap(({ entry, summary }) =>
    earlierSlugs(entry.data.aliases).map((old) => ({ old, now: summary.slug })),
  )

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
