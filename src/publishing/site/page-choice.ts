import { hash } from 'node:crypto'
import { existsSync } from 'node:fs'
import type { CodeDigests } from './input-digest.ts'
import { fileOf, type PageSettings, type PathWithRoute } from './make-pages.ts'
import { filesOf, type SiteRecord } from './site-record.ts'

/** Pages by who makes them. */
export interface ChosenPages {
  /** With a key, and new or changed. */
  keyed: PathWithRoute[]
  /** Pages without a key, and pages at an address that another route claims (Astro warns of it): made each time. */
  free: PathWithRoute[]
}

/**
 * Chooses the pages that a build makes. A page says with `cacheKey` in getStaticPaths what it shows;
 * it is kept where that, the code and its file are as they were.
 *
 * @param now the stamps of the standing site's files
 * @param standing what is recorded of it
 */
export class PageChoice {
  /** Files of the standing site that stay as they stand. */
  readonly kept = new Set<string>()
  /** Digests of what the pages show, by file, of those that gave a cacheKey. */
  readonly keys = new Map<string, string>()
  readonly #code: CodeDigests
  readonly #now: SiteRecord['files']
  readonly #standing: SiteRecord | undefined

  constructor(code: CodeDigests, now: SiteRecord['files'], standing: SiteRecord | undefined) {
    this.#code = code
    this.#now = now
    this.#standing = standing
  }

  /** Whether a page with a key stands already; notes its key and what becomes of it. */
  #stands(file: string, { route, cacheKey }: PathWithRoute): boolean {
    const code = route.type === 'endpoint' ? this.#code.endpoints : this.#code.pages
    const key = hash('sha256', `${code} ${cacheKey}`, 'base64url')
    this.keys.set(file, key)
    if (this.#standing?.pages[file] !== key) return false
    const stamp = this.#standing.files[file]
    if (stamp === undefined || this.#now[file] !== stamp) return false
    this.kept.add(file)
    return true
  }

  /** @param publicDir the folder of files that are published as they are */
  choose(paths: readonly PathWithRoute[], settings: PageSettings, publicDir: string): ChosenPages {
    const published = new Set(existsSync(publicDir) ? filesOf(publicDir) : [])
    const chosen: ChosenPages = { keyed: [], free: [] }
    for (const [file, claims] of Map.groupBy(paths, (path) => fileOf(path, settings))) {
      const [path] = claims
      if (!path || claims.length > 1 || published.has(file) || path.cacheKey === undefined)
        chosen.free.push(...claims)
      else if (!this.#stands(file, path)) chosen.keyed.push(path)
    }
    return chosen
  }
}
