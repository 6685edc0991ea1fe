import { VFile } from 'vfile'
import { type NumberedKey, numberSources } from '../citations/number-sources.ts'
import type { Registry } from '../citations/registry.ts'
import { sameArticles } from '../citations/same-article.ts'
import { checkYaml, type PlaceOf } from '../schemas/checked-yaml.ts'
import { nearest } from '../schemas/explain.ts'
import { brokenLetters, fatal, plainText, warning } from '../schemas/messages.ts'
import { type ReportData, reportSchema } from '../schemas/report.ts'

/** A report's file after its frontmatter was read. */
export interface ReadReport {
  /** Carries the messages so far; its path is the report's. */
  file: VFile
  /** The frontmatter, or undefined where it was refused. */
  data: ReportData | undefined
  /** The sources under their numbers; empty where the frontmatter was refused. */
  sources: NumberedKey[]
  /** The MDX with the frontmatter blanked, so that lines and columns are the file's. */
  body: string
  /** Place of a frontmatter field. */
  at: PlaceOf
}

const FIELDS = Object.keys(reportSchema.shape)
const PROSE = ['title', 'description', 'author', 'publisher']
const FRONTMATTER = /^---[ \t]*\n([\s\S]*?\n)?---[ \t]*(?:\n|$)/

const blank = (text: string): string => text.replace(/[^\n]/g, ' ')

const checkSources = (report: ReadReport, registry: Registry): void => {
  const { file, data, sources, at } = report
  const placeOf = (index: number) => at(['sources', index])
  const first = new Map<string, number>()
  let last = 0
  sources.forEach(({ key, number }, index) => {
    const before = first.get(key)
    if (before !== undefined)
      file.messages.push(
        fatal(
          `Unexpected second \`${key}\` in the list of sources, expected each key once; it is already number ${before}`,
          placeOf(index),
          'repeated-source',
        ),
      )
    else first.set(key, number)
    if (number <= last)
      file.messages.push(
        fatal(
          `Unexpected number ${number} after ${last}, expected numbers that rise`,
          placeOf(index),
          'source-number',
        ),
      )
    last = Math.max(last, number)
    if (!registry.keys.has(key)) {
      const near = nearest(key, registry.keys)
      file.messages.push(
        fatal(
          `Unexpected key \`${key}\` in the list of sources, expected a file sources/${key}.yaml${near ? `; nearest: \`${near}\`` : ''}`,
          placeOf(index),
          'unknown-source',
        ),
      )
    }
  })
  for (const group of sameArticles(sources, registry))
    file.messages.push(
      warning(
        `Sources ${group.map(({ number }) => number).join(', ')} are one article under several addresses; each number stays as it is`,
        placeOf(sources.findIndex(({ number }) => number === group[0]?.number)),
        'same-article',
      ),
    )
  if (data?.updated !== undefined && data.updated < data.published)
    file.messages.push(
      fatal(
        `Unexpected \`${data.updated}\` in field \`updated\`, expected the day of publication ${data.published} or a later one`,
        at(['updated']),
        'frontmatter',
      ),
    )
  if (data && sources.length === 0)
    file.messages.push(
      warning(
        'Unexpected report without sources, expected a list `sources`',
        at(['sources']),
        'no-sources',
      ),
    )
}

/**
 * Reads a report's frontmatter and checks it against the schema and the registry.
 * @param path the report's file, for messages
 * @param raw the file's text; a byte order mark and CRLF are taken as plain LF
 */
export const readReport = (path: string, raw: string, registry: Registry): ReadReport => {
  const text = plainText(raw)
  const file = new VFile({ path, value: text })
  file.messages.push(...brokenLetters(text))
  const match = FRONTMATTER.exec(text)
  const nowhere: PlaceOf = () => ({ line: 1, column: 1 })
  if (!match) {
    file.messages.push(
      fatal(
        'Missing frontmatter, expected `---` on the first line, fields, and `---`',
        nowhere([]),
        'frontmatter',
      ),
    )
    return { file, data: undefined, sources: [], body: text, at: nowhere }
  }
  const [block, yaml = ''] = match
  const opening = block.indexOf('\n') + 1
  const checked = checkYaml(blank(block.slice(0, opening)) + yaml, reportSchema, FIELDS, PROSE)
  const body = blank(block) + text.slice(block.length)
  file.messages.push(...checked.messages)
  if (checked.data === undefined) return { file, data: undefined, sources: [], body, at: nowhere }
  const report = {
    file,
    data: checked.data,
    sources: numberSources(checked.data.sources),
    body,
    at: checked.at,
  }
  checkSources(report, registry)
  return report
}
