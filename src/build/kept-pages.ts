import { AsyncLocalStorage } from 'node:async_hooks'
import { hash } from 'node:crypto'
import { join } from 'node:path'
import type { AstroIntegration, AstroPrerenderer } from 'astro'
import type { CodeDigests } from './input-digest.ts'
import { type SiteRecord, stampOf } from './site-record.ts'

/** The benchmark asks how long each kind of page takes. */
const TIMES = process.env.TENKYO_TIMES !== undefined

type PathWithRoute = Awaited<ReturnType<AstroPrerenderer['getStaticPaths']>>[number]

/** Which pages of the standing site a build kept, and which of the new ones the next build may keep. */
export interface PageLedger {
  /** Files that stay as they stand. */
  kept: Set<string>
  /** Digests of what the pages show, by file, of those that gave a cacheKey. */
  keys: Map<string, string>
}

const fileOf = ({ pathname, route }: PathWithRoute): string => {
  const path = pathname.replace(/^\/|\/$/g, '')
  return route.type === 'endpoint' ? path : `${path}/index.html`
}

/** Tells the data room, which is another module graph, that it works for a page that may be kept. */
const keyedPage = new AsyncLocalStorage<string>()
Object.assign(globalThis, { [Symbol.for('tenkyo.keyed-page')]: keyedPage })

/**
 * Leaves out of a build the pages that the standing site has already. A page says with `cacheKey` in
 * getStaticPaths what it shows; it is kept where that, the code and its file are as they were. While
 * such a page is made the data room refuses every query that its key does not cover.
 */
export const keptPages = (
  code: CodeDigests,
  outDir: string,
  standing: SiteRecord | undefined,
): { integration: AstroIntegration; ledger: PageLedger } => {
  const ledger: PageLedger = { kept: new Set(), keys: new Map() }
  const keyedRoutes = new Set<string>()
  const isAsBefore = (file: string, key: string): boolean =>
    standing?.pages[file] === key &&
    standing.files[file] !== undefined &&
    stampOf(join(outDir, file)) === standing.files[file]

  const choose = (paths: PathWithRoute[]): PathWithRoute[] => {
    const files = Map.groupBy(paths, fileOf)
    return paths.filter((path) => {
      const file = fileOf(path)
      // An address that two routes claim is left to Astro, which says so.
      if (path.cacheKey === undefined || files.get(file)?.length !== 1) return true
      const digest = path.route.type === 'endpoint' ? code.endpoints : code.pages
      const key = hash('sha256', `${digest} ${path.cacheKey}`)
      ledger.keys.set(file, key)
      keyedRoutes.add(path.route.component)
      if (!isAsBefore(file, key)) return true
      ledger.kept.add(file)
      return false
    })
  }

  const wrap = (standard: AstroPrerenderer): AstroPrerenderer => ({
    ...standard,
    getStaticPaths: async () => choose(await standard.getStaticPaths()),
    render: async (request, options) => {
      const { component } = options.routeData
      const start = performance.now()
      const response = keyedRoutes.has(component)
        ? await keyedPage.run(request.url, () => standard.render(request, options))
        : await standard.render(request, options)
      if (TIMES) performance.measure(`page ${component}`, { start })
      return response
    },
  })
  return {
    ledger,
    integration: {
      name: 'tenkyo:kept-pages',
      hooks: { 'astro:build:start': ({ setPrerenderer }) => setPrerenderer(wrap) },
    },
  }
}
