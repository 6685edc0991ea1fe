import { join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import mdx from '@astrojs/mdx'
import tailwindcss from '@tailwindcss/vite'
import { defineConfig } from 'astro/config'
import { pageProcessor } from './src/markdown/index.ts'
import { cacheFolder } from './src/publishing/site/cache-folder.ts'
import { site } from './src/site.config.ts'

const isDev = process.argv.includes('dev')
const contentDir = resolve(process.env.CONTENT_DIR ?? 'content')
const cacheDir = cacheFolder(import.meta.dirname, contentDir)
const renderedStore = join(cacheDir, 'reports')

/** Tells the data room where the rendered reports are kept. */
const renderedStorePlugin = {
  name: 'tenkyo:rendered-store',
  resolveId: (id) => (id === 'virtual:rendered-store' ? `\0${id}` : undefined),
  load: (id) =>
    id === '\0virtual:rendered-store'
      ? `export const renderedStore = ${JSON.stringify(renderedStore)}`
      : undefined,
}

/** In dev, pages hold their styles as text: a saved stylesheet makes the browser ask for the page anew. */
const reloadStyles = {
  name: 'tenkyo:reload-styles',
  hotUpdate({ file }) {
    if (this.environment.name === 'client' && file.endsWith('.css'))
      this.environment.hot.send({ type: 'full-reload' })
  },
}

// The minifier of Vite 8.3 does not know :target-current, warns of it and keeps it.
const quietLogger = {
  warn: (message) => {
    if (!message.includes('target-current')) console.warn(message)
  },
}

/** The gallery of the components: a page of `npm run dev` alone. */
const gallery = {
  name: 'tenkyo:gallery',
  hooks: {
    'astro:config:setup': ({ command, injectRoute }) => {
      if (command === 'dev')
        injectRoute({
          pattern: '/dev/components',
          entrypoint: './src/components/gallery/gallery.astro',
        })
    },
  },
}

export default defineConfig({
  site: site.origin,
  base: site.base,
  // The dev server of Astro 7.3 asks a slash of files with a varying ending too, and without slashes knows no home
  // page under a base path: it takes both forms.
  trailingSlash: isDev ? 'ignore' : site.trailingSlash,
  outDir: process.env.OUT_DIR ?? './dist',
  cacheDir,
  integrations: [mdx(), gallery],
  markdown: { processor: pageProcessor, syntaxHighlight: false },
  build: {
    concurrency: 4,
    inlineStylesheets: 'never',
    format: site.trailingSlash === 'never' ? 'file' : 'directory',
  },
  // Lets editors complete a report's frontmatter; a build has no use for it.
  experimental: { contentIntellisense: isDev },
  devToolbar: { enabled: false },
  server: { port: 4321 },
  vite: {
    customLogger: quietLogger,
    plugins: [tailwindcss({ optimize: false }), renderedStorePlugin, reloadStyles],
    build: {
      // Scripts are files of their own: the content security policy allows none inline.
      assetsInlineLimit: 0,
      modulePreload: false,
      rolldownOptions: { checks: { moduleLevelDirective: false } },
    },
    server: {
      fs: { allow: [fileURLToPath(new URL('.', import.meta.url)), contentDir] },
      watch: { ignored: ['**/dist/**', '**/.astro/**/reports/**', '**/.astro/reports/**'] },
    },
  },
})
