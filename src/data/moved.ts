import type { Ledger } from '../ledger/read-ledger.ts'
import type { LedgerEntry } from '../schemas/ledger.ts'
import { siteLedger } from './ledger.ts'
import { onceInBuild } from './once-in-build.ts'
import { pathTo } from './paths.ts'
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

/** The lines of `_redirects`, which hosts that know it answer with status 301 and keep the anchor. */
export const redirectLines = (pages: readonly MovedView[]): string =>
  pages
    .filter(({ target }) => target !== null)
    .map(({ name, target }) => `${pathTo(`/${name}/`)} ${target} 301\n`)
    .join('')
