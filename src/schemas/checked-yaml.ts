import type { z } from 'astro/zod'
import type { VFileMessage } from 'vfile-message'
import { type Document, isMap, isNode, isScalar, LineCounter, type Node, parseDocument } from 'yaml'
import { explainIssues } from './explain.ts'
import { fatal, plainText } from './messages.ts'

/** Data that a schema took, or the messages that say why not. */
export type Checked<T> = { data: T; at: PlaceOf; messages: VFileMessage[] }
export type Refused = {
  data: undefined
  /** The values as they stand under the names that could be read. */
  readable: Readonly<Record<string, unknown>>
  at: PlaceOf
  messages: VFileMessage[]
}

/** Line and column (from 1) of the value at a path in a YAML text; of the nearest parent where it is missing. */
export type PlaceOf = (
  path: readonly PropertyKey[],
  of?: 'key' | 'value',
) => { line: number; column: number }

const SYNTAX_HELP: Record<string, string> = {
  BLOCK_AS_IMPLICIT_KEY: 'a value with `: ` in it must stand in quotes',
  DUPLICATE_KEY: 'each field once',
  BAD_ALIAS: 'a value that begins with `*` must stand in quotes',
  UNEXPECTED_TOKEN: 'a value that begins with a sign of YAML must stand in quotes',
  MULTILINE_IMPLICIT_KEY: 'a value with `: ` in it must stand in quotes',
  TAB_AS_INDENT: 'spaces, not tabs, before a field',
}

const describeSyntax = (code: string, text: string): string => {
  const what = text.split('\n')[0]?.replace(/ at line \d+, column \d+:?$/, '') ?? text
  const help =
    SYNTAX_HELP[code] ??
    'valid YAML; a value with `:`, `#`, `[`, `@`, `*`, `%` or quotes in it must stand in quotes'
  return `Unexpected YAML (${what}), expected ${help}`
}

/**
 * Plain values that YAML reads otherwise than the editor wrote: ` #` begins a comment and cuts the
 * text. Only prose fields are asked, since a comment behind a key is harmless.
 */
const cutByComment = (document: Document, prose: readonly string[]): Node[] =>
  prose.flatMap((field) => {
    const node = document.get(field, true)
    return isScalar(node) && node.type === 'PLAIN' && node.comment ? [node] : []
  })

type PlaceAt = (offset: number) => { line: number; column: number }

/** A YAML text as it was parsed. */
interface Parsed {
  document: Document
  placeAt: PlaceAt
  /** Its value; undefined where it has a fault. */
  value: unknown
  faults: VFileMessage[]
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** A value with the letters of its texts composed, as those of reports are. */
const composed = (value: unknown): unknown => {
  if (typeof value === 'string') return value.normalize('NFC')
  if (Array.isArray(value)) return value.map(composed)
  return isRecord(value)
    ? Object.fromEntries(
        Object.entries(value).map(([name, inner]) => [name.normalize('NFC'), composed(inner)]),
      )
    : value
}

/** Where a name of another value (`*name`) stands that YAML can't replace by that value. */
const aliasPlace = (text: string): number => Math.max(0, text.search(/(?<=[:\s[,-])\*\S/))

const parse = (text: string): Parsed => {
  const lines = new LineCounter()
  const document = parseDocument(text, {
    lineCounter: lines,
    prettyErrors: true,
    uniqueKeys: true,
    logLevel: 'error',
  })
  const placeAt: PlaceAt = (offset) => {
    const { line, col } = lines.linePos(offset)
    return { line, column: col }
  }
  const faults = document.errors.map((error) =>
    fatal(describeSyntax(error.code, error.message), placeAt(error.pos[0]), 'yaml'),
  )
  if (faults.length > 0) return { document, placeAt, value: undefined, faults }
  try {
    return { document, placeAt, value: composed(document.toJS({ mapAsMap: false })), faults }
  } catch (error) {
    const reason = describeSyntax('BAD_ALIAS', (error as Error).message)
    return {
      document,
      placeAt,
      value: undefined,
      faults: [fatal(reason, placeAt(aliasPlace(text)), 'yaml')],
    }
  }
}

const placesIn =
  ({ document, placeAt }: Parsed): PlaceOf =>
  (path, of = 'value') => {
    for (let length = path.length; length > 0; length--) {
      const parent =
        length === 1 ? document.contents : document.getIn(path.slice(0, length - 1), true)
      const last = path[length - 1]
      const pair = isMap(parent)
        ? parent.items.find((item) => isScalar(item.key) && String(item.key.value) === String(last))
        : undefined
      const node =
        (of === 'key' && pair ? pair.key : undefined) ??
        document.getIn(path.slice(0, length), true) ??
        pair?.key
      if (isNode(node) && node.range) return placeAt(node.range[0])
    }
    const start = document.contents?.range?.[0]
    return start === undefined ? { line: 1, column: 1 } : placeAt(start)
  }

/** The places of the values of a YAML text that was read before. */
export const placesInYaml = (text: string): PlaceOf => placesIn(parse(plainText(text)))

/** A line on which a field of the top begins. */
const FIELD_LINE = /^(?![\s#\-[\]{},])[^:\n]+:(?=\s|$)/

/** A text in which each stretch from one field's line to the next stands alone, the rest blanked. */
const fieldStretches = (text: string): string[] => {
  const stretches: string[][] = [[]]
  const lines = text.split('\n')
  lines.forEach((line, index) => {
    if (FIELD_LINE.test(line)) stretches.push(Array.from({ length: index }, () => ''))
    stretches.at(-1)?.push(line)
  })
  return stretches.map((stretch) => stretch.join('\n'))
}

/** The fields that can be read beside those with a fault of syntax, and every such fault. */
const readFields = (text: string, whole: readonly VFileMessage[]) => {
  const readable: Record<string, unknown> = {}
  const places = new Map<PropertyKey, PlaceOf>()
  const faults: VFileMessage[] = []
  for (const stretch of fieldStretches(text)) {
    const parsed = parse(stretch)
    faults.push(...parsed.faults)
    for (const [name, value] of isRecord(parsed.value) ? Object.entries(parsed.value) : [])
      if (!places.has(name)) {
        readable[name] = value
        places.set(name, placesIn(parsed))
      }
  }
  const at: PlaceOf = (path, of) => places.get(path[0] ?? '')?.(path, of) ?? { line: 1, column: 1 }
  return { readable, at, faults: faults.length > 0 ? faults : [...whole] }
}

const schemaFaults = (
  schema: z.ZodType,
  raw: unknown,
  fields: readonly string[],
  at: PlaceOf,
): { message: VFileMessage; isMissing: boolean }[] => {
  const result = schema.safeParse(raw)
  const faults = result.success ? [] : explainIssues(result.error.issues, raw, fields)
  return faults.map(({ path, reason }) => ({
    message: fatal(
      reason,
      at(path, reason.startsWith('Unexpected field') ? 'key' : 'value'),
      'frontmatter',
    ),
    isMissing: path.length === 0 || reason.startsWith('Missing'),
  }))
}

/** What can be said of a YAML text with a fault of syntax: it, and the faults of the fields around it. */
const checkAround = (
  text: string,
  schema: z.ZodType,
  fields: readonly string[],
  whole: readonly VFileMessage[],
): Refused => {
  const { readable, at, faults } = readFields(text, whole)
  const others = schemaFaults(schema, readable, fields, at)
  return {
    data: undefined,
    readable,
    at,
    // A field that seems to be missing may be one that could not be read.
    messages: [
      ...faults,
      ...others.flatMap(({ message, isMissing }) => (isMissing ? [] : [message])),
    ],
  }
}

/**
 * Parses YAML and checks it against a schema, keeping each field's place.
 * @param text the YAML text; lines before it may be blanked, so that places count in the whole file
 * @param schema a strict object schema
 * @param fields the names of the schema's fields
 * @param prose fields in which a ` #` is a fault
 */
export const checkYaml = <T extends z.ZodType>(
  text: string,
  schema: T,
  fields: readonly string[],
  prose: readonly string[],
): Checked<z.output<T>> | Refused => {
  const parsed = parse(text)
  if (parsed.faults.length > 0) return checkAround(text, schema, fields, parsed.faults)
  const at = placesIn(parsed)
  const cut = cutByComment(parsed.document, prose).map((node) =>
    fatal(
      `Unexpected \` #\` after an unquoted value, expected quotes around it: YAML takes the rest as a comment`,
      parsed.placeAt(node.range?.[0] ?? 0),
      'yaml',
    ),
  )
  const raw: unknown = parsed.value ?? {}
  const result = schema.safeParse(raw)
  if (result.success && cut.length === 0) return { data: result.data, at, messages: [] }
  return {
    data: undefined,
    readable: isRecord(raw) ? raw : {},
    at,
    messages: [...cut, ...schemaFaults(schema, raw, fields, at).map(({ message }) => message)],
  }
}
