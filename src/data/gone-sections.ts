import type { Ledger } from '../publishing/ledger/read-ledger.ts'
import { pathTo } from './paths.ts'
import { dateView } from './source-view.ts'
import type { GoneSection } from './view.ts'

/** Path of an address of the ledger, `reports/x/#conclusion`. */
export const ledgerPath = (address: string): string => {
  const [page = '', anchor] = address.split('#')
  return `${pathTo(`/${page}`)}${anchor === undefined ? '' : `#${encodeURIComponent(anchor)}`}`
}

/**
 * The sections that a report had and that the ledger moved elsewhere or retired: their anchors stay in
 * its page and say so.
 * @param slugs the report's slug and its earlier ones
 */
export const goneSections = ({ entries }: Ledger, slugs: readonly string[]): GoneSection[] =>
  slugs.flatMap((slug) =>
    [...entries].flatMap(([address, { title, moved, retired, reason = '' }]): GoneSection[] => {
      const anchor = address.startsWith(`reports/${slug}/#`) ? address.split('#')[1] : undefined
      if (anchor === undefined || (moved === undefined && retired === undefined)) return []
      const date = dateView(retired)
      return [
        {
          anchor,
          title: title ?? anchor,
          target: moved === undefined ? null : ledgerPath(moved),
          retired: date === null ? null : { date, reason },
        },
      ]
    }),
  )
