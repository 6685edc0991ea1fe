import { AsyncLocalStorage } from 'node:async_hooks'
import { fileURLToPath } from 'node:url'
import type { AstroConfig, AstroIntegration, AstroPrerenderer } from 'astro'
import { type BundleSettings, type BundleStore, settingsOf } from './kept-bundle.ts'
import { makePages, type PathWithRoute, type RenderPage } from './make-pages.ts'
import type { PageChoice } from './page-choice.ts'
import { timed } from './times.ts'

/** Tells the data room, which is another module graph, that it works for a page that may be kept. */
const keyedPage = new AsyncLocalStorage<string>()
Object.assign(globalThis, { [Symbol.for('tenkyo.keyed-page')]: keyedPage })

/** Makes a page that may be kept: the data room then refuses what its key does not cover. */
export const renderKeyed =
  (render: RenderPage): RenderPage =>
  (request, path) =>
    keyedPage.run(request.url, () => render(request, path))

const renderOf =
  (standard: AstroPrerenderer): RenderPage =>
  async (request, { route }) => {
    const rendered = await standard.render(request, { routeData: route })
    return rendered instanceof Response ? rendered : rendered.response
  }

/**
 * An integration for a build by Astro that leaves out the pages that the standing site has already.
 * Pages with a key are also written here, at a sixth of what Astro takes for a file; the others are
 * left to Astro. The bundle of the pages is kept.
 *
 * @param root the project's folder
 * @param load loads the content and lays it out
 */
export const keptPages = (
  root: string,
  choice: PageChoice,
  bundle: BundleStore,
  load: (settings: BundleSettings['content']) => Promise<void>,
): { integration: AstroIntegration; vouch: () => void } => {
  const wrap =
    (config: AstroConfig) =>
    (standard: AstroPrerenderer): AstroPrerenderer => ({
      ...standard,
      getStaticPaths: async () => {
        const { pages } = settingsOf(config)
        const paths: PathWithRoute[] = await standard.getStaticPaths()
        const chosen = choice.choose(paths, pages, fileURLToPath(config.publicDir))
        const render = renderKeyed(renderOf(standard))
        await makePages(root, chosen.keyed, fileURLToPath(config.outDir), pages, render)
        return [...chosen.free, ...chosen.disputed]
      },
      render: (request, options) =>
        timed(`page ${options.routeData.component}`, () => standard.render(request, options)),
      teardown: async () => {
        bundle.copy()
        await standard.teardown?.()
      },
    })
  let config: AstroConfig | undefined
  const integration: AstroIntegration = {
    name: 'tenkyo:kept-pages',
    hooks: {
      'astro:config:setup': ({ updateConfig }) => {
        updateConfig({ vite: { plugins: [bundle.plugin()] } })
      },
      'astro:config:done': async (done) => {
        config = done.config
        await load(settingsOf(config).content)
      },
      'astro:build:start': ({ setPrerenderer }) => {
        if (config) setPrerenderer(wrap(config))
      },
    },
  }
  return { integration, vouch: () => config && bundle.vouch(settingsOf(config)) }
}
