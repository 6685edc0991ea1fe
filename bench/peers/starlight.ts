import { type BenchReport, type BenchSource, blockMarkdown, imagesOf } from '../corpus.ts'
import type { Peer } from './peer.ts'

const cslItem = ({ key, title, language, medium, issued, URL }: BenchSource) => ({
  id: key,
  type: 'article-newspaper',
  title,
  language,
  'container-title': medium,
  issued: { 'date-parts': [issued.split('-').map(Number)] },
  URL,
})

const markdown = (report: BenchReport): string => {
  const blocks = report.blocks.map((block) =>
    blockMarkdown(
      block,
      (pieces) =>
        pieces
          .map((piece) =>
            typeof piece === 'string' ? piece : `[@${report.sources[piece.cite]?.key}]`,
          )
          .join(''),
      (text) => text,
    ),
  )
  return [
    '---',
    `title: ${JSON.stringify(report.title)}`,
    `description: ${JSON.stringify(report.description)}`,
    `bibliography: ${report.slug}.json`,
    '---',
    '',
    `${blocks.join('\n\n')}\n`,
  ].join('\n')
}

const config = (options: string): string => `import { unified } from '@astrojs/markdown-remark'
import starlight from '@astrojs/starlight'
import { defineConfig } from 'astro/config'
import rehypeCitation from 'rehype-citation'

const citation = [rehypeCitation, { path: './bibliographies', csl: 'vancouver', linkCitations: true }]

export default defineConfig({
  site: 'https://bench.example',
  markdown: { processor: unified({ rehypePlugins: [citation] }), syntaxHighlight: false },
  integrations: [
    starlight({
      title: 'Bench',
      locales: { root: { label: '日本語', lang: 'ja' } },
      ${options}
    }),
  ],
})
`

const CONTENT_CONFIG = `import { defineCollection } from 'astro:content'
import { docsLoader } from '@astrojs/starlight/loaders'
import { docsSchema } from '@astrojs/starlight/schema'
import { z } from 'astro/zod'

export const collections = {
  docs: defineCollection({
    loader: docsLoader(),
    schema: docsSchema({ extend: z.object({ bibliography: z.string().optional() }) }),
  }),
}
`

/** Each report has a bibliography of its own: with one registry for all, every page would read every source. */
const starlightWith = (
  id: string,
  name: string,
  extension: 'md' | 'mdx',
  options: string,
): Peer => ({
  id,
  name,
  dependencies: {
    '@astrojs/markdown-remark': '7.3.1',
    '@astrojs/starlight': '0.42.4',
    astro: '7.3.5',
    'rehype-citation': '2.3.2',
  },
  project: {
    'astro.config.mjs': config(options),
    'src/content.config.ts': CONTENT_CONFIG,
    'src/content/docs/index.md': '---\ntitle: Bench\n---\n\nReports.\n',
  },
  reportFiles: (report) => ({
    [`src/content/docs/${report.slug}.${extension}`]: markdown(report),
    [`bibliographies/${report.slug}.json`]: JSON.stringify(report.sources.map(cslItem)),
    ...Object.fromEntries(
      Object.entries(imagesOf(report)).map(([name, image]) => [`src/content/docs/${name}`, image]),
    ),
  }),
  args: ['node_modules/astro/bin/astro.mjs', 'build'],
  content: ['src/content/docs', 'bibliographies'],
  caches: ['.astro', 'node_modules/.astro', 'node_modules/.vite', 'dist'],
})

/** As it comes: every report in the sidebar, a search index, reports as MDX like this project's. */
export const starlight = starlightWith('starlight', 'Starlight + rehype-citation', 'mdx', '')

/** As lean as it can be: no sidebar, no search, and Markdown whose HTML is kept, where a faulty citation stops no build. */
export const starlightLean = starlightWith(
  'starlight-lean',
  'the same, lean: Markdown, no sidebar, no search',
  'md',
  "sidebar: [{ label: 'Reports', link: '/' }],\n      pagefind: false,",
)
