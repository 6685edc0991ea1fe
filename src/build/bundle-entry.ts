import { StaticPaths } from 'astro:static-paths'
import type { RouteData } from 'astro'
import { createApp } from 'astro/app/entrypoint'

/**
 * The way into the bundle of all pages that Astro makes for a build, for builds that use it again
 * (kept-bundle.ts). Both imports are what Astro documents for adapters that prerender elsewhere.
 */

const app = createApp({ streaming: false })

/** Every page that the content asks for. */
export const getStaticPaths = () => new StaticPaths(app).getAll()

/** Makes a page; one that fails answers with the status 500. */
export const renderPage = (request: Request, routeData: RouteData): Promise<Response> =>
  app.render(request, { routeData })
