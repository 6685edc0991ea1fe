import { type BenchReport, blockMarkdown } from '../corpus.ts'
import type { Peer } from './peer.ts'

const markdown = (report: BenchReport): string => {
  let note = 0
  const notes: string[] = []
  const blocks = report.blocks.map((block) =>
    blockMarkdown(
      block,
      (pieces) =>
        pieces
          .map((piece) => {
            if (typeof piece === 'string') return piece
            const source = report.sources[piece.cite]
            note++
            notes.push(
              `[^${note}]: ${source?.medium}, ${source?.title}, ${source?.issued}, ${source?.URL}`,
            )
            return `[^${note}]`
          })
          .join(''),
      (text) => text,
    ),
  )
  return [
    '---',
    `title: ${JSON.stringify(report.title)}`,
    `description: ${JSON.stringify(report.description)}`,
    'layout: report.njk',
    '---',
    '',
    `${blocks.join('\n\n')}\n`,
    `${notes.join('\n')}\n`,
  ].join('\n')
}

/** Eleventy with footnotes: no citations, no image copied, no registry, a bare layout. The floor that a Node site can reach. */
export const eleventy: Peer = {
  id: 'eleventy',
  name: 'Eleventy + markdown-it-footnote',
  dependencies: {
    '@11ty/eleventy': '3.1.8',
    'markdown-it': '14.1.0',
    'markdown-it-footnote': '4.0.0',
  },
  project: {
    'eleventy.config.js': `import markdownIt from 'markdown-it'
import footnote from 'markdown-it-footnote'

export default (config) => {
  config.setLibrary('md', markdownIt({ html: false }).use(footnote))
  return { dir: { input: 'content', includes: '../includes', output: 'dist' } }
}
`,
    'includes/report.njk': `<!doctype html>
<html lang="ja">
<head><meta charset="utf-8"><title>{{ title }}</title><meta name="description" content="{{ description }}"></head>
<body><h1>{{ title }}</h1>{{ content | safe }}</body>
</html>
`,
  },
  reportFiles: (report) => ({ [`content/${report.slug}.md`]: markdown(report) }),
  args: ['node_modules/@11ty/eleventy/cmd.cjs', '--quiet'],
  content: ['content'],
  caches: ['.cache', 'dist'],
}
