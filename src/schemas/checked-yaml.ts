import type { z } from 'astro/zod'
import type { VFileMessage } from 'vfile-message'
import { type Document, isMap, isNode, isScalar, LineCounter, type Node, parseDocument } from 'yaml'
import { explainIssues } from './explain.ts'
import { fatal } from './messages.ts'

/** Data that a schema took, or the messages that say why not. */
export type Checked<T> = { data: T; document: Document; at: PlaceOf; messages: VFileMessage[] }
export type Refused = { data: undefined; messages: VFileMessage[] }

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
  const lines = new LineCounter()
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: true, uniqueKeys: true })
  const placeAt = (offset: number) => {
    const { line, col } = lines.linePos(offset)
    return { line, column: col }
  }
  if (document.errors.length > 0)
    return {
      data: undefined,
      messages: document.errors.map((error) =>
        fatal(describeSyntax(error.code, error.message), placeAt(error.pos[0]), 'yaml'),
      ),
    }
  const at: PlaceOf = (path, of = 'value') => {
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
  const cut = cutByComment(document, prose).map((node) =>
    fatal(
      `Unexpected \` #\` after an unquoted value, expected quotes around it: YAML takes the rest as a comment`,
      placeAt(node.range?.[0] ?? 0),
      'yaml',
    ),
  )
  const raw: unknown = document.toJS({ mapAsMap: false }) ?? {}
  const result = schema.safeParse(raw)
  const faults = result.success ? [] : explainIssues(result.error.issues, raw, fields)
  const messages = [
    ...cut,
    ...faults.map(({ path, reason }) =>
      fatal(
        reason,
        at(path, reason.startsWith('Unexpected field') ? 'key' : 'value'),
        'frontmatter',
      ),
    ),
  ]
  return result.success && messages.length === 0
    ? { data: result.data, document, at, messages: [] }
    : { data: undefined, messages }
}
