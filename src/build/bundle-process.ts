import { build } from 'astro'
import { BundleStore, settingsOf } from './kept-bundle.ts'
import { layContent } from './laid-content.ts'

/**
 * A process in which Astro bundles all pages and makes their styles and scripts, but no page: what
 * Astro and Vite need of memory is gone before pages are made, and content is read meanwhile.
 */

const [root = '', cache = '', code = '', folder = ''] = process.argv.slice(2)

// The loaders find nothing to load.
layContent(new Map())

const bundle = new BundleStore(root, cache, code)

await build({
  root,
  outDir: folder,
  logLevel: 'warn',
  integrations: [
    {
      name: 'tenkyo:bundle',
      hooks: {
        'astro:config:setup': ({ updateConfig }) => {
          updateConfig({ vite: { plugins: [bundle.plugin()] } })
        },
        'astro:config:done': ({ config }) => {
          process.send?.(settingsOf(config))
        },
        'astro:build:start': ({ setPrerenderer }) => {
          setPrerenderer((standard) => ({
            ...standard,
            setup: async () => undefined,
            getStaticPaths: async () => [],
            teardown: async () => bundle.copy(),
          }))
        },
      },
    },
  ],
})
process.disconnect?.()
