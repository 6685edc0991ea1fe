import { fileURLToPath } from 'node:url'
import type { AstroConfig, AstroIntegration, AstroPrerenderer } from 'astro'
import { makePages, type PageSettings, type PathWithRoute, type RenderPage } from './make-pages.ts'
import type { PageChoice } from './page-choice.ts'
import { timed } from './times.ts'

const settingsOf = ({ base, build, site, trailingSlash }: AstroConfig): PageSettings => ({
  base,
  trailingSlash,
  format: build.format,
  origin: new URL(site ?? 'http://localhost').origin,
})

const renderOf =
  (standard: AstroPrerenderer): RenderPage =>
  async (request, { route }) => {
    const rendered = await standard.render(request, { routeData: route })
    return rendered instanceof Response ? rendered : rendered.response
  }

/**
 * An integration for a build by Astro that leaves out the pages that the standing site has already.
 * Pages with a key are also written here, at a sixth of what Astro takes for a file; the others are
 * left to Astro.
 *
 * @param root the project's folder
 */
export const keptPages = (root: string, choice: PageChoice): AstroIntegration => {
  const wrap =
    (config: AstroConfig) =>
    (standard: AstroPrerenderer): AstroPrerenderer => ({
      ...standard,
      getStaticPaths: async () => {
        const settings = settingsOf(config)
        const paths: PathWithRoute[] = await standard.getStaticPaths()
        const chosen = choice.choose(paths, settings, fileURLToPath(config.publicDir))
        const folder = fileURLToPath(config.outDir)
        await makePages(root, chosen.keyed, folder, settings, renderOf(standard))
        return chosen.free
      },
      render: (request, options) =>
        timed(`page ${options.routeData.component}`, () => standard.render(request, options)),
    })
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
