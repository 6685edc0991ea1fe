import { hash } from 'node:crypto'
import { cpSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { AstroConfig, AstroPrerenderer } from 'astro'
import { readKept, writeKept } from './kept-file.ts'
import { laidContentModule } from './laid-content.ts'
import type { PageSettings, PathWithRoute } from './make-pages.ts'
import { filesOf } from './site-record.ts'

/** The module of the bundle that bundle-entry.ts becomes. */
const ENTRY = 'bundle-entry.mjs'

type VitePlugin = NonNullable<AstroConfig['vite']['plugins']>[number]

/** What is to be known of Astro's settings where Astro does not run. */
export interface BundleSettings {
  pages: PageSettings
  content: Pick<AstroConfig, 'site' | 'base'>
}

interface BundleRecord {
  /** Its modules name folders of the project by their whole path. */
  root: string
  /** Digest of all that it was made of: everything but the content. */
  code: string
  files: Record<string, string>
  settings: BundleSettings
}

/** A bundle of all pages, ready to be used without Astro. */
interface KeptBundle {
  getStaticPaths: AstroPrerenderer['getStaticPaths']
  render: (request: Request, path: PathWithRoute) => Promise<Response>
}

/** What builds without Astro need of its settings. */
export const settingsOf = (config: AstroConfig): BundleSettings => {
  const { base, build, site, trailingSlash } = config
  const origin = new URL(site ?? 'http://localhost').origin
  return {
    pages: { base, trailingSlash, format: build.format, origin },
    content: { site, base },
  }
}

const digestsOf = (folder: string): Record<string, string> =>
  Object.fromEntries(
    filesOf(folder)
      .sort()
      .map((file) => [file, hash('sha256', readFileSync(join(folder, file)))]),
  )

/**
 * The bundle that Astro makes of all pages, kept for the next build: where the code is as it was, an
 * edit of the content needs no Astro and no Vite to show. The content is no part of it: each build
 * lays its own out (laid-content.ts).
 */
export class BundleStore {
  readonly #root: string
  readonly #folder: string
  readonly #recordFile: string
  readonly #code: string
  /** Where Vite wrote the bundle of this build. */
  #made: string | undefined

  /**
   * @param cache the folder of what builds of this content keep
   * @param code digest of everything but the content that goes into a site
   */
  constructor(root: string, cache: string, code: string) {
    this.#root = root
    this.#code = code
    this.#folder = join(cache, 'bundle')
    this.#recordFile = join(cache, 'bundle.json')
  }

  /** Gives the bundle a way in, and leaves the content out of it. */
  plugin(): VitePlugin {
    return {
      name: 'tenkyo:bundle',
      applyToEnvironment: ({ name }) => name === 'prerender',
      buildStart: {
        handler() {
          this.emitFile({
            type: 'chunk',
            id: join(import.meta.dirname, 'bundle-entry.ts'),
            fileName: ENTRY,
          })
        },
      },
      transform: {
        filter: { id: /^\0?astro:data-layer-content$/ },
        handler: () => laidContentModule,
      },
      writeBundle: ({ dir }) => {
        this.#made = dir
      },
    }
  }

  /** Copies the bundle that Vite wrote; no later build uses the copy before `vouch`. */
  copy(): void {
    rmSync(this.#recordFile, { force: true })
    rmSync(this.#folder, { recursive: true, force: true })
    if (this.#made) cpSync(this.#made, this.#folder, { recursive: true })
  }

  /** Lets later builds use the copy: the code did not change while it was made. */
  vouch(settings: BundleSettings): void {
    const record = {
      root: this.#root,
      code: this.#code,
      files: digestsOf(this.#folder),
      settings,
    } satisfies BundleRecord
    writeKept(this.#recordFile, record)
  }

  /** The settings of the kept bundle, where it is what the code makes now and as it was written. */
  settings(): BundleSettings | undefined {
    // Only `vouch` writes such a file, and the file itself vouches for being as it was written.
    const record = readKept(this.#recordFile) as BundleRecord | undefined
    if (record?.code !== this.#code || record.root !== this.#root) return undefined
    const files = JSON.stringify(digestsOf(this.#folder))
    return files === JSON.stringify(record.files) ? record.settings : undefined
  }

  /** Loads the kept bundle, for the content that is laid out. Throws where it can't be loaded. */
  async open(): Promise<KeptBundle> {
    const entry: typeof import('./bundle-entry.ts') = await import(
      pathToFileURL(join(this.#folder, ENTRY)).href
    )
    return {
      getStaticPaths: entry.getStaticPaths,
      render: (request, { route }) => entry.renderPage(request, route),
    }
  }
}
