import { VFile } from 'vfile'
import { nameWarnings, reportSlug } from '../citations/content-folder.ts'
import { numberedReport, numberSources } from '../citations/number-sources.ts'
import type { KnownSources } from '../citations/registry.ts'
import { sameArticles } from '../citations/same-article.ts'
import { cardLetterFault } from '../components/pictures/card-letters.ts'
import { checkYaml, type PlaceOf } from '../schemas/checked-yaml.ts'
import { nearest } from '../schemas/explain.ts'
import { brokenLetters, fatal, invisibleLetters, plainText, warning } from '../schemas/messages.ts'
import { type NumberedKey, type ReportData, reportSchema } from '../schemas/report.ts'

/** A source of the list with its place there, from 0. */
interface DeclaredKey extends NumberedKey {
  index: number
}

/** A report's file after its frontmatter was read. */
export interface ReadReport {
  /** Carries the messages so far; its path is the report's. */
  file: VFile
  /** The frontmatter, or undefined where it was refused. */
  data: ReportData | undefined
  /** The fields without a fault: all of `data`, or what of a refused frontmatter could be read. */
  fields: Partial<Omit<ReportData, 'sources'>>
  /** The sources under their numbers: those that could be read. */
  sources: DeclaredKey[]
  /** Whether the list of sources could be read, so that the text can be checked against it. */
  isListRead: boolean
  /** The MDX with the frontmatter blanked, so that lines and columns are the file's. */
  body: string
  /** Place of a frontmatter field. */
  at: PlaceOf
}

const FIELDS = Object.keys(reportSchema.shape)
const PROSE = ['title', 'description', 'author', 'publisher']
const FRONTMATTER = /^---[ \t]*\n([\s\S]*?\n)?---[ \t]*(?:\n|$)/

const blank = (text: string): string => text.replace(/[^\n]/g, ' ')

const checkSources = (report: ReadReport, registry: KnownSources): void => {
  const { file, fields, data, sources, at } = report
  const placeOf = (index: number) => at(['sources', index])
  const first = new Map<string, number>()
  let last = 0
  for (const { key, number, index, withdrawn } of sources) {
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
          `Unexpected key \`${key}\` in the list of sources, expected a file sources/${key}.yaml${withdrawn === undefined ? '' : ', which stays for a withdrawn source'}${near ? `; nearest: \`${near}\`` : ''}`,
          placeOf(index),
          'unknown-source',
        ),
      )
    }
  }
  for (const group of sameArticles(sources, registry))
    file.messages.push(
      warning(
        `Sources ${group.map(({ number }) => number).join(', ')} are one article under several addresses; each number stays as it is`,
        placeOf(sources.find(({ number }) => number === group[0]?.number)?.index ?? 0),
        'same-article',
      ),
    )
  const { published, updated } = fields
  if (published !== undefined && updated !== undefined && updated < published)
    file.messages.push(
      fatal(
        `Unexpected \`${updated}\` in field \`updated\`, expected the day of publication ${published} or a later one`,
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

/** Warns of letters on the report's card that no font has. */
const checkCard = ({ file, fields, at }: ReadReport): void => {
  for (const name of ['title', 'publisher'] as const) {
    const fault = cardLetterFault(fields[name] ?? '')
    if (fault !== undefined) file.messages.push(warning(fault, at([name]), 'card-letter'))
  }
}

/** The fields of a refused frontmatter that the schema takes each for itself. */
const soundFields = (readable: Readonly<Record<string, unknown>>): ReadReport['fields'] =>
  Object.fromEntries(
    Object.entries(reportSchema.shape).flatMap(([name, schema]) => {
      const parsed = readable[name] === undefined ? undefined : schema.safeParse(readable[name])
      return parsed?.success ? [[name, parsed.data]] : []
    }),
  )

/** The sources of a list. The schema may have refused some items: each takes a number and is left out. */
const soundSources = (declared: unknown, yaml: string): DeclaredKey[] | undefined => {
  if (!Array.isArray(declared)) return /^sources\s*:/m.test(yaml) ? undefined : []
  const UNREAD = ''
  return numberSources(
    declared.map((item) => reportSchema.shape.sources.safeParse([item]).data?.[0] ?? UNREAD),
  ).flatMap((source, index) => (source.key === UNREAD ? [] : [{ ...source, index }]))
}

const NOWHERE: PlaceOf = () => ({ line: 1, column: 1 })

/** A report whose frontmatter is not there, or has no end. */
const withoutFrontmatter = (file: VFile, text: string): ReadReport => {
  file.messages.push(
    fatal(
      'Missing frontmatter, expected `---` on the first line, fields, and `---`',
      NOWHERE([]),
      'frontmatter',
    ),
  )
  // Fields that nothing closes are no text.
  const body = /^\s*---[ \t]*(?:\n|$)/.test(text) ? '' : text
  return { file, data: undefined, fields: {}, sources: [], isListRead: false, body, at: NOWHERE }
}

/**
 * Reads a report's frontmatter and checks it against the schema and the registry. Where a part of it
 * is refused, what can be read is checked all the same.
 * @param path the report's file, for messages
 * @param raw the file's text; a byte order mark and CRLF are taken as plain LF
 */
export const readReport = (path: string, raw: string, registry: KnownSources): ReadReport => {
  const text = plainText(raw)
  const file = new VFile({ path, value: text })
  file.messages.push(
    ...brokenLetters(text),
    ...invisibleLetters(text),
    ...nameWarnings(reportSlug(path)),
  )
  const match = FRONTMATTER.exec(text)
  if (!match) return withoutFrontmatter(file, text)
  const [block, yaml = ''] = match
  const opening = block.indexOf('\n') + 1
  const checked = checkYaml(blank(block.slice(0, opening)) + yaml, reportSchema, FIELDS, PROSE)
  const body = blank(block) + text.slice(block.length)
  file.messages.push(...checked.messages)
  const data = checked.data && numberedReport(checked.data)
  const { fields, sources } = checked.data
    ? {
        fields: checked.data,
        sources: data?.sources.map((source, index) => ({ ...source, index })),
      }
    : {
        fields: soundFields(checked.readable),
        sources: soundSources(checked.readable.sources, yaml),
      }
  const report = {
    file,
    data,
    fields,
    sources: sources ?? [],
    isListRead: sources !== undefined,
    body,
    at: checked.at,
  }
  checkSources(report, registry)
  checkCard(report)
  return report
}
