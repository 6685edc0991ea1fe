import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { chart } from './picture.ts'
import { type Random, randomFrom } from './random.ts'
import {
  ASIDES,
  COMPANIES,
  EFFECTS,
  ENGLISH,
  GROUNDS,
  MEDIA,
  SECTIONS,
  SUBJECTS,
  TERMS,
  TOPICS,
  VERBS,
} from './words.ts'

/** A source of the corpus. */
export interface BenchSource {
  key: string
  title: string
  language: string
  medium: string
  issued: string
  URL: string
}

/** A piece of a report's text: words, or a mark that cites a source of the report by its index. */
export type Piece = string | { cite: number }

/** A block of a report's text. */
export type Block =
  | { heading: 2 | 3; text: string; anchor: string }
  | { paragraph: Piece[] }
  | { items: { term: string; text: Piece[] }[] }
  | { rows: string[][] }
  | { image: string; alt: string }

/** A report of the corpus, before anybody's syntax. */
export interface BenchReport {
  slug: string
  title: string
  description: string
  published: string
  topics: string[]
  sources: BenchSource[]
  blocks: Block[]
}

/** Reports and their sources. */
export interface Corpus {
  reports: BenchReport[]
  sources: BenchSource[]
}

const SOURCES_A_REPORT = 5
/** Every tenth report has an image. */
const REPORTS_AN_IMAGE = 10
/** Of 5,946 listed items of the reports that people hold, 4,660 are different. */
const DIFFERENT = 4660 / 5946

const pad = (value: number, width: number): string => String(value).padStart(width, '0')

const day = (random: Random): string =>
  `${2021 + random.integer(5)}-${pad(1 + random.integer(12), 2)}-${pad(1 + random.integer(28), 2)}`

const makeSource = (index: number): BenchSource => {
  const random = randomFrom(`source ${index}`)
  const [medium, language, host] = random.pick(MEDIA)
  const title =
    language === 'ja'
      ? `${random.pick(SUBJECTS)}が${random.pick(EFFECTS)}（第${index + 1}報）`
      : `How ${random.pick(ENGLISH)} ${random.pick(VERBS)} ${random.pick(ENGLISH)}, part ${index + 1}`
  const key = `${host}-${index + 1}`
  const issued = day(random)
  return {
    key,
    title,
    language,
    medium,
    issued,
    URL: `https://${host}.example/${issued.replaceAll('-', '/')}/${key}`,
  }
}

const sentence = (random: Random): string =>
  `${random.pick(COMPANIES)}の${random.pick(SUBJECTS)}は、${random.pick(GROUNDS)}、${random.pick(EFFECTS)}`

const cited = (random: Random, cite: number): Piece[] => [sentence(random), { cite }, '。']

const paragraph = (random: Random, cites: readonly number[]): Block => ({
  paragraph: [
    ...cites.flatMap((cite) => cited(random, cite)),
    random.pick(ASIDES),
    random.pick(ASIDES),
  ],
})

const list = (random: Random, cites: readonly number[]): Block => ({
  items: cites.map((cite) => ({ term: random.pick(TERMS), text: cited(random, cite) })),
})

const table = (random: Random): Block => ({
  rows: [
    ['社', '対象', '影響'],
    ...COMPANIES.slice(0, 4).map((company) => [
      company,
      random.pick(SUBJECTS),
      random.pick(EFFECTS),
    ]),
  ],
})

/** Six sections, eleven marks of four sources with repeats; the second is listed and never cited. */
const makeBlocks = (random: Random): Block[] =>
  SECTIONS.flatMap(([text, anchor], index): Block[] => {
    const heading: Block = { heading: 2, text, anchor }
    if (index === 1)
      return [
        heading,
        paragraph(random, [3]),
        { heading: 3, text: `${random.pick(SUBJECTS)}の仕組み`, anchor: 'mechanism' },
        list(random, [2, 2, 2]),
      ]
    if (index === 2) return [heading, paragraph(random, [0, 3]), table(random)]
    if (index === 4) return [heading, paragraph(random, [4, 4]), paragraph(random, [])]
    return [heading, paragraph(random, index === 5 ? [] : [index === 0 ? 3 : 0])]
  })

/** Sources that are new to the corpus come first; the rest are taken from those before. */
const makeReport = (index: number, sourceOf: (item: number) => BenchSource): BenchReport => {
  const random = randomFrom(`report ${index}`)
  const subject = random.pick(SUBJECTS)
  const company = random.pick(COMPANIES)
  const slug = `report-${pad(index + 1, 5)}`
  const image: Block[] =
    index % REPORTS_AN_IMAGE === 0 ? [{ image: `${slug}.png`, alt: `${subject}の推移` }] : []
  return {
    slug,
    title: `${company}の${subject}は何を変えたか？その背景と影響（${index + 1}）`,
    description: `${company}の${subject}について、背景と影響をまとめる。${random.pick(ASIDES)}`,
    published: day(random),
    topics: [...new Set([random.pick(TOPICS)[0], random.pick(TOPICS)[0]])],
    sources: Array.from({ length: SOURCES_A_REPORT }, (_, i) =>
      sourceOf(index * SOURCES_A_REPORT + i),
    ),
    blocks: [...makeBlocks(random), ...image],
  }
}

/** The same reports for the same number, on any machine. */
export const makeCorpus = (count: number): Corpus => {
  const sources: BenchSource[] = []
  const sourceOf = (item: number): BenchSource => {
    if (Math.floor((item + 1) * DIFFERENT) > Math.floor(item * DIFFERENT) || sources.length < 5) {
      const fresh = makeSource(sources.length)
      sources.push(fresh)
      return fresh
    }
    // Far enough back that one report never lists a source twice.
    const known = sources[(item * 7919) % Math.max(1, sources.length - 5)]
    return known ?? makeSource(0)
  }
  const reports = Array.from({ length: count }, (_, index) => makeReport(index, sourceOf))
  return { reports, sources }
}

const quoted = (text: string): string => JSON.stringify(text)

const inline = (pieces: readonly Piece[], report: BenchReport): string =>
  pieces
    .map((piece) => (typeof piece === 'string' ? piece : `[@${report.sources[piece.cite]?.key}]`))
    .join('')

/** A block as Markdown, with citations and headings as their writer wants them. */
export const blockMarkdown = (
  block: Block,
  write: (pieces: readonly Piece[]) => string,
  heading: (text: string, anchor: string) => string,
): string => {
  if ('heading' in block) return `${'#'.repeat(block.heading)} ${heading(block.text, block.anchor)}`
  if ('paragraph' in block) return write(block.paragraph)
  if ('image' in block) return `![${block.alt}](./${block.image})`
  if ('items' in block)
    return block.items.map(({ term, text }) => `- **${term}**: ${write(text)}`).join('\n')
  const [head = [], ...rows] = block.rows
  const row = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`
  return [row(head), row(head.map(() => '---')), ...rows.map(row)].join('\n')
}

/** The files of a report's images, by their names beside it. */
export const imagesOf = ({ blocks }: BenchReport): Record<string, Uint8Array> =>
  Object.fromEntries(
    blocks.flatMap((block) => ('image' in block ? [[block.image, chart(block.image)]] : [])),
  )

/** A report as this project's MDX. */
export const reportMdx = (report: BenchReport): string => {
  const blocks = report.blocks.map((block) =>
    blockMarkdown(
      block,
      (pieces) => inline(pieces, report),
      (text, anchor) => `${text} [#${anchor}]`,
    ),
  )
  return [
    '---',
    `title: ${quoted(report.title)}`,
    `description: ${quoted(report.description)}`,
    `published: ${report.published}`,
    `topics: [${report.topics.join(', ')}]`,
    'sources:',
    ...report.sources.map(({ key }) => `  - ${key}`),
    '---',
    '',
    `${blocks.join('\n\n')}\n`,
  ].join('\n')
}

/** A source as this project's registry entry. */
export const sourceYaml = (source: BenchSource): string =>
  [
    'type: article-newspaper',
    `title: ${quoted(source.title)}`,
    'title-basis: list',
    `language: ${source.language}`,
    `container-title: ${quoted(source.medium)}`,
    `issued: ${source.issued}`,
    `URL: ${source.URL}`,
    '',
  ].join('\n')

/** Writes a content folder of this project; an earlier one is replaced. */
export const writeContent = (folder: string, { reports, sources }: Corpus): void => {
  rmSync(folder, { recursive: true, force: true })
  mkdirSync(join(folder, 'reports'), { recursive: true })
  mkdirSync(join(folder, 'sources'))
  for (const report of reports) {
    writeFileSync(join(folder, 'reports', `${report.slug}.mdx`), reportMdx(report))
    for (const [name, image] of Object.entries(imagesOf(report)))
      writeFileSync(join(folder, 'reports', name), image)
  }
  for (const source of sources)
    writeFileSync(join(folder, 'sources', `${source.key}.yaml`), sourceYaml(source))
  writeFileSync(
    join(folder, 'topics.yaml'),
    `${TOPICS.map(([name, slug]) => `${name}: ${slug}`).join('\n')}\n`,
  )
}
