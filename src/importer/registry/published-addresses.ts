import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Refusal } from '../read/refusal.ts'

/** What the ledger of published addresses says of names that no new page may take. */
export interface PublishedAddresses {
  /** Slugs under which a report was ever published. */
  slugs: ReadonlySet<string>
  /** Slugs whose report was taken down or leads elsewhere. */
  closedSlugs: ReadonlySet<string>
  /** Keys of sources that were taken down or lead elsewhere. */
  closedKeys: ReadonlySet<string>
  /** Published sections by their report's slug: the title of each anchor. */
  sections: ReadonlyMap<string, ReadonlyMap<string, string>>
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null

const sectionsIn = (json: Record<string, unknown>): Map<string, Map<string, string>> => {
  const sections = new Map<string, Map<string, string>>()
  for (const [address, entry] of Object.entries(json)) {
    const [, slug, anchor] = /^reports\/([^/]+)\/#(.+)$/.exec(address) ?? []
    if (slug === undefined || anchor === undefined || !isObject(entry)) continue
    if (['sketch', 'source', 'moved', 'retired'].some((field) => entry[field] !== undefined))
      continue
    const known = sections.get(slug) ?? new Map<string, string>()
    sections.set(slug, known.set(anchor, typeof entry.title === 'string' ? entry.title : ''))
  }
  return sections
}

/** Reads addresses.json of a content folder; a broken one stops the run, since a new report could take a published address. */
export const readPublishedAddresses = (contentDir: string): PublishedAddresses => {
  const path = join(contentDir, 'addresses.json')
  let json: unknown = {}
  try {
    if (existsSync(path)) json = JSON.parse(readFileSync(path, 'utf8'))
  } catch (error) {
    throw new Refusal(`${path} is no JSON (${(error as Error).message}); restore it first`)
  }
  const pages = Object.entries(isObject(json) ? json : {}).flatMap(([address, entry]) => {
    const [, room, name] = /^(reports|sources)\/([^/]+)\/$/.exec(address) ?? []
    const isClosed = isObject(entry) && (entry.moved !== undefined || entry.retired !== undefined)
    return name === undefined ? [] : [{ room, name, isClosed }]
  })
  const names = (wanted: string, closed: boolean) =>
    new Set(
      pages.flatMap(({ room, name, isClosed }) =>
        room === wanted && (isClosed || !closed) ? [name] : [],
      ),
    )
  return {
    slugs: names('reports', false),
    closedSlugs: names('reports', true),
    closedKeys: names('sources', true),
    sections: sectionsIn(isObject(json) ? json : {}),
  }
}
