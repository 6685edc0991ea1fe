import type { RawReport } from '../read/raw-report.ts'
import { isToCome, publishedDate, updatedDate } from '../sources/dates/published-date.ts'
import type { Change } from './account.ts'
import type { Standing } from './assemble.ts'
import type { Landing } from './folder/content-state.ts'

interface DateOptions {
  /** The day of publication, as told. */
  date?: string
  /** The time of the import. */
  now: Date
}

/** A folder in which drafts lie, as Jekyll's. */
const DRAFTS = /(?:^|[\\/])(?<folder>_drafts|drafts?|下書き)[\\/][^\\/]+$/i

/** What keeps a report back beside the fields of its frontmatter: its folder, or a day to come. */
const keptBack = (report: RawReport, file: string, { date, now }: DateOptions): Change[] => {
  const folder = DRAFTS.exec(file)?.groups?.folder
  const own = report.frontmatter.date
  return [
    ...(folder === undefined
      ? []
      : [
          {
            line: 1,
            kind: 'draft',
            what: `the file lies in \`${folder}\`; it has \`draft: true\``,
          },
        ]),
    ...(own && date === undefined && isToCome(own, now)
      ? [
          {
            line: own.line,
            kind: 'draft',
            what: `\`${own.name}: ${own.text}\` is still to come; it has \`draft: true\``,
          },
        ]
      : []),
  ]
}

/** When the report was published and changed, and whether it is held back; and what is told of it. */
export const standingOf = (
  report: RawReport,
  file: string,
  landing: Landing,
  options: DateOptions,
): { standing: Omit<Standing, 'topics' | 'aliases'>; changes: Change[] } => {
  const { frontmatter } = report
  const published = landing.published ?? publishedDate(file, options.date, frontmatter, options.now)
  const updated = updatedDate(frontmatter.updated, published.date)
  const held = keptBack(report, file, options)
  const unused = frontmatter.updated && updated === undefined ? [frontmatter.updated] : []
  return {
    standing: {
      published: published.date,
      updated,
      draft: frontmatter.draft === true || held.length > 0,
    },
    changes: [
      { line: 1, kind: 'date', what: `${published.date} (${published.what})` },
      ...unused.map(({ name, text, line }) => ({
        line,
        kind: 'date',
        what: `\`${name}: ${text}\` is no later day; no \`updated\``,
      })),
      ...held,
    ],
  }
}
