import type { z } from 'astro/zod'
import { closest, distance } from 'fastest-levenshtein'

/** A fault in typed data: where it stands (keys and indices from the top) and the sentence for the editor. */
export interface Fault {
  path: readonly PropertyKey[]
  reason: string
}

/** The name among `known` that is nearest to `found` by edit distance; undefined where none is known. */
export const nearest = (found: string, known: Iterable<string>): string | undefined => {
  const names = [...known]
  return names.length === 0 ? undefined : closest(found, names)
}

/** The nearest name, unless it is so far off that naming it would help nobody. */
export const nearestIfClose = (found: string, known: Iterable<string>): string | undefined => {
  const best = nearest(found, known)
  return best !== undefined && distance(found, best) <= Math.max(2, Math.ceil(found.length / 2))
    ? best
    : undefined
}

const show = (value: unknown): string =>
  value === undefined
    ? 'nothing'
    : value === null || value === ''
      ? 'an empty value'
      : `\`${typeof value === 'string' ? value : JSON.stringify(value)}\``

const valueAt = (data: unknown, path: readonly PropertyKey[]): unknown =>
  path.reduce<unknown>(
    (value, key) =>
      value !== null && typeof value === 'object' ? Reflect.get(value, key) : undefined,
    data,
  )

const fieldName = (path: readonly PropertyKey[]): string => path.map(String).join('.')

const EXPECTED_TYPE: Record<string, string> = {
  array: 'a list',
  object: 'fields of its own',
  boolean: 'true or false',
  string: 'text',
}

const expected = (issue: z.core.$ZodIssue): string => {
  if (issue.code === 'invalid_value')
    return `one of ${issue.values.map((v) => `\`${String(v)}\``).join(', ')}`
  if (issue.code === 'invalid_type' && issue.message.startsWith('Invalid input'))
    return EXPECTED_TYPE[issue.expected] ?? issue.expected
  return issue.message
}

/**
 * Turns zod's issues into sentences "Unexpected …, expected …".
 * @param issues what `safeParse` returned for `data`
 * @param data the parsed value, to show what was found
 * @param fields the schema's field names at the top, for the nearest one
 */
export const explainIssues = (
  issues: readonly z.core.$ZodIssue[],
  data: unknown,
  fields: readonly string[],
): Fault[] =>
  issues.flatMap((issue): Fault[] => {
    if (issue.code === 'unrecognized_keys')
      return issue.keys.map((key) => {
        const near = nearestIfClose(key, fields)
        const known = issue.path.length === 0 ? `one of ${fields.join(', ')}` : 'a known field'
        return {
          path: [...issue.path, key],
          reason: `Unexpected field \`${fieldName([...issue.path, key])}\`, expected ${known}${near ? `; nearest: \`${near}\`` : ''}`,
        }
      })
    const name = fieldName(issue.path)
    const found = valueAt(data, issue.path)
    const reason =
      name === ''
        ? `Unexpected content, expected ${expected(issue)}`
        : found === undefined
          ? `Missing field \`${name}\`, expected ${expected(issue)}`
          : `Unexpected ${show(found)} in field \`${name}\`, expected ${expected(issue)}`
    return [{ path: issue.path, reason }]
  })
