import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Element, Nodes } from 'hast'
import { fromHtml } from 'hast-util-from-html'
import { select, selectAll } from 'hast-util-select'
import { SearchTexts } from '../src/components/browser/search/find.ts'
import type { SearchRecord } from '../src/data/view.ts'
import { QUERIES } from './search-queries.ts'

/**
 * Asks the search of a built site each question and compares it with the pages themselves: which
 * reports hold all its words (recall), and whether a best one stands first.
 * Usage: node bench/search.ts [folder of the built site]
 */

const outDir = process.argv[2] ?? 'dist'

const READINGS = new Set(['cite', 'note-ref', 'correction-mark'])

const textOf = (node: Nodes): string => {
  if (node.type === 'text') return node.value
  if (node.type === 'element' && READINGS.has(String(node.properties.className))) return ''
  return 'children' in node
    ? node.children.map(textOf).join(node.type === 'element' && node.tagName === 'li' ? ' ' : '')
    : ''
}

const fold = (text: string): string => text.normalize('NFKC').toLowerCase()

const pages = new Map(
  readdirSync(join(outDir, 'reports'), { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && entry.name !== 'year' && entry.name !== 'page')
    .map(({ name }) => {
      const html = readFileSync(join(outDir, 'reports', name, 'index.html'), 'utf8')
      const tree = fromHtml(html)
      const parts: (Element | undefined)[] = [
        select('h1', tree),
        ...selectAll('.prose > *, .source-entry p', tree),
      ]
      const text = parts.map((part) => (part ? textOf(part) : '')).join('\n')
      return [`/reports/${name}/`, fold(text)] as const
    }),
)

/** Another way to the same truth: Latin words by their letters' edges, the rest without any space. */
const holds = (text: string, word: string): boolean =>
  /^[a-z0-9-]+$/.test(word)
    ? text
        .split(/[^a-z0-9-]+/)
        .some((part) => part === word || part === `${word}s` || startsLong(part, word)) ||
      new RegExp(`(^|[^a-z0-9])${word}($|[^a-z0-9])`).test(text)
    : text.replace(/[\s\n]/g, '').includes(word.replace(/\s/g, ''))

const startsLong = (part: string, word: string): boolean => word.length > 3 && part.startsWith(word)

const texts = new SearchTexts()
for (const name of readdirSync(join(outDir, 'search')).filter((file) => file.endsWith('.json')))
  texts.add(
    (JSON.parse(readFileSync(join(outDir, 'search', name), 'utf8')) as { records: SearchRecord[] })
      .records,
  )

let complete = 0
let first = 0
let time = 0
console.log(`${pages.size} reports, ${QUERIES.length} questions`)
for (const [question, best] of QUERIES) {
  const start = performance.now()
  const hits = texts.find(question)
  time = Math.max(time, performance.now() - start)
  const words = fold(question).split(' ')
  const truth = [...pages].filter(([, text]) => words.every((word) => holds(text, word)))
  const found = new Set(hits.map(({ path }) => path))
  const missed = truth.filter(([path]) => !found.has(path)).map(([path]) => path)
  const bestFirst = best === null ? hits.length === 0 : best.test(hits[0]?.title ?? '')
  complete += missed.length === 0 ? 1 : 0
  first += bestFirst ? 1 : 0
  const told = [
    missed.length > 0 ? `missed ${missed.join(' ')}` : '',
    bestFirst ? '' : `first ${hits[0]?.title}`,
  ]
  console.log(
    `${question}: ${truth.length - missed.length} of ${truth.length}, ${hits.length} found ${told.join(' ')}`,
  )
}
console.log(
  `all found in ${complete}, best first in ${first} of ${QUERIES.length}; slowest ${time.toFixed(1)} ms`,
)
