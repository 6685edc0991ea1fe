import { readFileSync } from 'node:fs'
import { join } from 'node:path'

/** The terms of schema.org that the site uses: each type with the types above it, each property with where it may stand and what it may hold. */
const { types, properties } = JSON.parse(
  readFileSync(join(import.meta.dirname, 'vocabulary.json'), 'utf8'),
) as {
  types: Record<string, string[]>
  properties: Record<string, { of: string[]; values: string[] }>
}

const isKind = (type: string, kind: string): boolean =>
  type === kind || (types[type] ?? []).some((above) => isKind(above, kind))

const isDay = (text: string): boolean => {
  const [, year = '', month = '01', day = '01'] =
    /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$/.exec(text) ?? []
  const time = Date.parse(`${year}-${month}-${day}T00:00:00Z`)
  return (
    !Number.isNaN(time) && new Date(time).toISOString().slice(0, 10) === `${year}-${month}-${day}`
  )
}

const isInstant = (text: string): boolean => {
  const [, day = '', time = ''] =
    /^(\d{4}-\d{2}-\d{2})(T\d{2}:\d{2}(?::\d{2})?(?:Z|[+-]\d{2}:\d{2}))$/.exec(text) ?? []
  return isDay(day) && !Number.isNaN(Date.parse(day + time))
}

const isAddress = (text: string): boolean =>
  /^https?:\/\/[^\s/?#]+/.test(text) && URL.canParse(text)

const isLanguage = (text: string): boolean => {
  try {
    return Intl.getCanonicalLocales(text)[0] === text
  } catch {
    return false
  }
}

const string =
  (test: (text: string) => boolean) =>
  (value: unknown): boolean =>
    typeof value === 'string' && test(value)

const dataTypes: Record<string, (value: unknown) => boolean> = {
  Boolean: (value) => typeof value === 'boolean',
  Date: string(isDay),
  DateTime: string(isInstant),
  Integer: Number.isInteger,
  Language: string(isLanguage),
  Text: string((text) => text.trim() !== ''),
  URL: string(isAddress),
  URLTemplate: string((text) => isAddress(text.replace(/\{\w+\}/g, 'x'))),
}

const isNode = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const typesOf = (node: Record<string, unknown>): string[] =>
  [node['@type'] ?? []].flat().map(String)

const fits = (value: unknown, kind: string): boolean =>
  isNode(value)
    ? typesOf(value).some((type) => isKind(type, kind))
    : (dataTypes[kind]?.(value) ?? false)

const valueFaults = (at: string, value: unknown, kinds: readonly string[]): string[] => {
  const own = kinds.some((kind) => fits(value, kind))
    ? []
    : [`${at}: unexpected ${JSON.stringify(value)}, expected ${kinds.join(' or ')}`]
  return [...own, ...(isNode(value) ? nodeFaults(value, at) : [])]
}

const nodeFaults = (node: Record<string, unknown>, at: string): string[] => {
  const own = typesOf(node)
  const name = own.at(-1) ?? at
  if (own.length === 0) return [`${at}: unexpected thing without @type`]
  const unknown = own.filter((type) => types[type] === undefined)
  if (unknown.length > 0) return unknown.map((type) => `${at}: unexpected type ${type}`)
  return Object.entries(node).flatMap(([property, value]) => {
    const place = `${name}.${property}`
    if (property === '@type') return []
    if (property === '@id') return valueFaults(place, value, ['URL'])
    const known = properties[property]
    if (!known?.of.some((kind) => own.some((type) => isKind(type, kind))))
      return [`${place}: unexpected property`]
    const values = Array.isArray(value) ? value : [value]
    return values.length === 0
      ? [`${place}: unexpected empty list`]
      : values.flatMap((one) => valueFaults(place, one, known.values))
  })
}

/** What is wrong with a graph, as `Type.property: unexpected …`. */
export const graphFaults = (graph: unknown): string[] => {
  if (!isNode(graph) || graph['@context'] !== 'https://schema.org')
    return ['@context: unexpected, expected https://schema.org']
  const things = graph['@graph']
  if (!Array.isArray(things) || things.length === 0)
    return ['@graph: unexpected, expected a list of things']
  return things.flatMap((thing) =>
    isNode(thing) ? nodeFaults(thing, '@graph') : ['@graph: unexpected value, expected a thing'],
  )
}
