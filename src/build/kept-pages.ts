import { AsyncLocalStorage } from 'node:async_hooks'
import { hash } from 'node:crypto'
import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { AstroConfig, AstroIntegration, AstroPrerenderer } from 'astro'
import type { CodeDigests } from './input-digest.ts'
import {
  fileOf,
  makePages,
  type PageSettings,
  type PathWithRoute,
  type RenderPage,
} from './make-pages.ts'
import { filesOf, type SiteRecord } from './site-record.ts'
import { timed } from './times.ts'

/** Which pages of the standing site a build kept, and which of the new ones the next build may keep. */
export interface PageLedger {
  /** Files that stay as they stand. */
  kept: Set<string>
  /** Digests of what the pages show, by file, of those that gave a cacheKey. */
  keys: Map<string, string>
}

/** Tells the data room, which is another module graph, that it works for a page that may be kept. */
const keyedPage = new AsyncLocalStorage<string>()
Object.assign(globalThis, { [Symbol.for('tenkyo.keyed-page')]: keyedPage })

const settingsOf = ({ base, build, site, trailingSlash }: AstroConfig): PageSettings => ({
  base,
  trailingSlash,
  format: build.format,
  origin: new URL(site ?? 'http://localhost').origin,
})

/** Has Astro make a page that may be kept. */
const keyedRender =
  (standard: AstroPrerenderer): RenderPage =>
  async (request, { route }) => {
    const rendered = await keyedPage.run(request.url, () =>
      standard.render(request, { routeData: route }),
    )
    return rendered instanceof Response ? rendered : rendered.response
  }

/** An integration that wraps the prerenderer once the settings are known. */
const prerendererOf = (
  wrap: (config: AstroConfig) => (standard: AstroPrerenderer) => AstroPrerenderer,
): AstroIntegration => {
  let config: AstroConfig | undefined
  return {
    name: 'tenkyo:kept-pages',
    hooks: {
      'astro:config:done': (done) => {
        config = done.config
      },
      'astro:build:start': ({ setPrerenderer }) => {
        if (config) setPrerenderer(wrap(config))
      },
    },
  }
}

/**
 * Leaves out of a build the pages that the standing site has already. A page says with `cacheKey` in
 * getStaticPaths what it shows; it is kept where that, the code and its file are as they were. While
 * such a page is made the data room refuses every query that its key does not cover. Pages with a key
 * are also written here, at a sixth of what Astro takes for a file; the others are left to Astro.
 *
 * @param root the project's folder
 * @param now the stamps of the standing site's files
 * @param standing what is recorded of it
 */
export const keptPages = (
  root: string,
  code: CodeDigests,
  now: SiteRecord['files'],
  standing: SiteRecord | undefined,
): { integration: AstroIntegration; ledger: PageLedger } => {
  const ledger: PageLedger = { kept: new Set(), keys: new Map() }
  const isAsBefore = (file: string, key: string): boolean =>
    standing?.pages[file] === key &&
    standing.files[file] !== undefined &&
    now[file] === standing.files[file]

  /** Whether a page with a key stands already; notes its key and what becomes of it. */
  const stands = (file: string, { route, cacheKey }: PathWithRoute): boolean => {
    const digest = route.type === 'endpoint' ? code.endpoints : code.pages
    const key = hash('sha256', `${digest} ${cacheKey}`)
    ledger.keys.set(file, key)
    if (!isAsBefore(file, key)) return false
    ledger.kept.add(file)
    return true
  }

  const choose = (paths: readonly PathWithRoute[], settings: PageSettings, publicDir: string) => {
    const files = Map.groupBy(paths, (path) => fileOf(path, settings))
    const published = new Set(existsSync(publicDir) ? filesOf(publicDir) : [])
    const chosen: Record<'own' | 'others', PathWithRoute[]> = { own: [], others: [] }
    for (const [file, claims] of files) {
      const [path] = claims
      // An address that two routes or a public file claim is left to Astro, which says so.
      if (path?.cacheKey === undefined || claims.length > 1 || published.has(file))
        chosen.others.push(...claims)
      else if (!stands(file, path)) chosen.own.push(path)
    }
    return chosen
  }

  const wrap =
    (config: AstroConfig) =>
    (standard: AstroPrerenderer): AstroPrerenderer => ({
      ...standard,
      getStaticPaths: async () => {
        const settings = settingsOf(config)
        const all = await standard.getStaticPaths()
        const { own, others } = choose(all, settings, fileURLToPath(config.publicDir))
        const render = keyedRender(standard)
        await makePages(root, own, fileURLToPath(config.outDir), settings, render)
        return others
      },
      render: (request, options) =>
        timed(`page ${options.routeData.component}`, () => standard.render(request, options)),
    })
  return { ledger, integration: prerendererOf(wrap) }
}
