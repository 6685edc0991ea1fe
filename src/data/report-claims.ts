import { z } from 'astro/zod'
import type { CslItem } from '../citations/csl-item.ts'
import { catalogueParts, isPerson } from '../citations/names.ts'
import type { Citation, ReportFacts } from '../markdown/rendered-report.ts'
import { CLAIMS_VERSION, type Claims, type ClaimsAuthor, claimsSchema } from '../schemas/claims.ts'
import type { Name } from '../schemas/name.ts'
import { authorText } from './author-text.ts'
import { pathTo, urlTo } from './paths.ts'
import { modifiedOn } from './structured-data.ts'
import type { NumberedSource, ReportView } from './view.ts'

const schemaAddress = (): string => urlTo(pathTo(`/claims-${CLAIMS_VERSION}.schema.json`))

/** The JSON Schema of the data files of reports. */
export const claimsJsonSchema = (): string =>
  `${JSON.stringify({ $id: schemaAddress(), ...z.toJSONSchema(claimsSchema, { io: 'input' }) }, null, 1)}\n`

const addressOf = (report: ReportView, id: string): string =>
  urlTo(`${report.path}#${encodeURIComponent(id)}`)

/** Citations of one sentence belong together: one passage, its sources in the order of the marks. */
const passagesOf = (citations: readonly Citation[]): Citation[][] => {
  const passages: Citation[][] = []
  for (const citation of citations) {
    const last = passages.at(-1)
    const before = last?.[0]
    if (before && before.sentence === citation.sentence && before.section === citation.section)
      last.push(citation)
    else passages.push([citation])
  }
  return passages
}

const partsOf = (
  name: Parameters<typeof catalogueParts>[0],
): Pick<ClaimsAuthor, 'family' | 'given' | 'suffix'> => {
  const { family, given, suffix } = catalogueParts(name)
  return { family, given: given || null, suffix: suffix || null }
}

const authorOf = (name: Name): ClaimsAuthor => ({
  name: authorText(name),
  type: isPerson(name) ? 'person' : 'organization',
  ...(isPerson(name) ? partsOf(name) : { family: null, given: null, suffix: null }),
  url: name.url ?? null,
})

const sourceOf = (report: ReportView, source: NumberedSource): Claims['sources'][number] => ({
  number: source.number,
  key: source.key,
  title: source.title,
  titleChecked: source.verified?.iso ?? null,
  medium: source.namedMedium,
  author: source.author,
  authors: source.authors.map(authorOf),
  issued: source.issued?.iso ?? null,
  accessed: source.accessed?.iso ?? null,
  url: source.URL,
  archive: source.archive?.URL ?? null,
  archived: source.archive?.date?.iso ?? null,
  quotes: source.quotes.map(({ text, uses }) => ({
    text,
    marks: source.uses
      .filter(({ letter }) => uses.includes(letter))
      .map(({ markId }) => addressOf(report, markId)),
  })),
  cited: source.uses.length,
  withdrawn: source.withdrawn,
  entry: addressOf(report, source.entryId),
  record: urlTo(source.path),
})

/** What a report states: each cited passage with its address and its sources. */
const claimsOf = (
  report: ReportView,
  { citations }: Pick<ReportFacts, 'citations'>,
  references: readonly CslItem[],
): Claims => ({
  $schema: schemaAddress(),
  version: CLAIMS_VERSION,
  url: urlTo(report.path),
  title: report.title.full,
  description: report.description,
  language: report.language,
  published: report.published.iso,
  modified: modifiedOn(report),
  author: report.author,
  authors: report.authors.map(authorOf),
  publisher: report.publisher,
  topics: report.topics.map(({ name }) => name),
  origin: report.origin && { title: report.origin.title, url: report.origin.URL },
  sections: report.outline.map(({ id, text, depth }) => ({
    anchor: id,
    title: text,
    depth,
    url: addressOf(report, id),
  })),
  sources: report.sources.map((source) => sourceOf(report, source)),
  passages: passagesOf(citations).map((marks) => ({
    text: marks[0]?.sentence ?? '',
    section: marks[0]?.section ?? null,
    url: addressOf(report, marks[0]?.paragraph ?? marks[0]?.section ?? ''),
    sources: marks.map(({ number, key, prefix, locator, id }) => ({
      number,
      key,
      prefix,
      locator,
      mark: addressOf(report, id),
    })),
  })),
  corrections: report.corrections.map(({ date, kind, summary, anchor }) => ({
    date,
    kind,
    summary,
    url: anchor === undefined ? urlTo(report.path) : addressOf(report, anchor),
  })),
  references: [...references],
})

/**
 * A report as data for fact-checkers.
 * @param references its sources as items of CSL-JSON, in number order
 */
export const reportJson = (
  report: ReportView,
  facts: Pick<ReportFacts, 'citations'>,
  references: readonly CslItem[],
): string => `${JSON.stringify(claimsOf(report, facts, references))}\n`
