import { closeSync, mkdirSync, openSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { setImmediate } from 'node:timers/promises'
import type { AstroConfig, AstroPrerenderer } from 'astro'
import { drawInThreads, isPictureKey } from './picture-threads.ts'
import { timed } from './times.ts'

export type PathWithRoute = Awaited<ReturnType<AstroPrerenderer['getStaticPaths']>>[number]

/** The settings that say where a page's file and address are. */
export type PageSettings = Pick<AstroConfig, 'base' | 'trailingSlash'> & {
  format: AstroConfig['build']['format']
  origin: string
}

/** The page of what is not there; Astro gives it a file of its own form, and it answers with its status. */
const NOT_FOUND = '404'

const trimmed = (path: string): string => path.replace(/^\/|\/$/g, '')

/** The file of a page in the site's folder, as Astro names it. */
export const fileOf = ({ pathname, route }: PathWithRoute, { format }: PageSettings): string => {
  const path = trimmed(pathname)
  if (route.type === 'endpoint') return path
  if (path === '') return 'index.html'
  if (path === NOT_FOUND) return '404.html'
  return format === 'directory' ? `${path}/index.html` : `${path}.html`
}

/** The address that a page is asked for by, as Astro asks for it. */
const addressOf = (
  { pathname, route }: PathWithRoute,
  { format, base, origin, trailingSlash }: PageSettings,
): URL => {
  const path = `${base.replace(/\/$/, '')}/${trimmed(pathname)}`.replace(/\/$/, '')
  // With slashes at the end, Astro 7.3 puts one after the name of a file too while it builds.
  if (route.type === 'endpoint') return new URL(path + (pathname.match(/\/$/) ?? ''), origin)
  if (format === 'file') return new URL(`${path}${trimmed(pathname) ? '' : '/index'}.html`, origin)
  return new URL(trailingSlash === 'never' ? path : `${path}/`, origin)
}

/** Asks Astro for a page. */
export type RenderPage = (request: Request, path: PathWithRoute) => Promise<Response>

/** Writes a page as it comes: what lists every text is never in memory whole. */
const write = async (file: string, { body }: Response): Promise<void> => {
  const handle = openSync(file, 'w')
  try {
    if (body) for await (const part of body) writeFileSync(handle, part)
  } finally {
    closeSync(handle)
  }
}

const isPicture = ({ cacheKey }: PathWithRoute): boolean => isPictureKey(cacheKey)

/** For how long pages are made, in milliseconds, before the threads' messages are read. */
const TURN = 10

/**
 * Makes pages and writes them into a folder; pictures are drawn beside that. Throws what `render`
 * throws, and where it gives no page.
 *
 * @param root the project's folder
 */
export const makePages = async (
  root: string,
  paths: readonly PathWithRoute[],
  folder: string,
  settings: PageSettings,
  render: RenderPage,
): Promise<void> => {
  let made = ''
  const make = async (path: PathWithRoute): Promise<void> => {
    const response = await render(new Request(addressOf(path, settings)), path)
    if (!response.ok && trimmed(path.pathname) !== NOT_FOUND)
      throw new Error(
        `Unexpected status ${response.status} of ${path.pathname}, expected a page (${path.route.component})`,
      )
    const file = join(folder, fileOf(path, settings))
    const parent = dirname(file)
    if (parent !== made) mkdirSync(parent, { recursive: true })
    made = parent
    await write(file, response)
  }
  const makeAll = async (pages: readonly PathWithRoute[]): Promise<void> => {
    let turn = performance.now()
    for (const [component, same] of Map.groupBy(pages, ({ route }) => route.component))
      await timed(`page ${component}`, async () => {
        for (const path of same) {
          await make(path)
          if (performance.now() - turn < TURN) continue
          await setImmediate()
          turn = performance.now()
        }
      })
  }
  // Both to their end, so that nothing is written after a failed build has been cleared away.
  const outcomes = await Promise.allSettled([
    timed('pictures, beside the pages', () =>
      drawInThreads(root, paths.filter(isPicture), (path) => ({
        key: path.cacheKey ?? '',
        file: join(folder, fileOf(path, settings)),
      })),
    ),
    makeAll(paths.filter((path) => !isPicture(path))),
  ])
  const failed = outcomes.find((outcome) => outcome.status === 'rejected')
  if (failed) throw failed.reason
}
