import type { Name } from '../../schemas/name.ts'
import { object, text, told } from './csl-values.ts'
import { asWritten, type Found, plainText } from './entry.ts'
import { easternName, withoutOthers } from './names.ts'

const PARTS = ['given', 'dropping-particle', 'non-dropping-particle', 'suffix'] as const

/** A name, and the fields of it that are used. */
const nameIn = (parts: Record<string, string>): { name: Name | undefined; used: string[] } => {
  // Crossref calls an organisation's name `name`.
  for (const whole of ['literal', 'name'])
    if (parts[whole] !== undefined) return { name: { literal: parts[whole] }, used: [whole] }
  const { family, given } = parts
  if (family === undefined)
    return { name: given === undefined ? undefined : { literal: given }, used: ['given'] }
  const more = PARTS.flatMap((part) => (parts[part] === undefined ? [] : [[part, parts[part]]]))
  const person: Name = { family, ...Object.fromEntries(more) }
  return {
    name: more.length === 0 ? (easternName(family) ?? person) : person,
    used: ['family', ...PARTS],
  }
}

const readName = (value: unknown): { name: Name | undefined; rest: Found[] } => {
  if (typeof value === 'string') {
    const name = plainText(value)
    return { name: easternName(name) ?? { literal: name }, rest: [] }
  }
  const given = object.safeParse(value)
  if (!given.success) return { name: undefined, rest: told('author', value) }
  const texts = Object.entries(given.data).flatMap(([part, said]) => {
    const parsed = text.safeParse(said)
    return parsed.success && parsed.data !== '' ? [[part, parsed.data]] : []
  })
  const parts: Record<string, string> = Object.fromEntries(texts)
  const { name, used } = nameIn(parts)
  const rest = Object.entries(given.data).flatMap(([part, said]) =>
    used.includes(part) && parts[part] !== undefined ? [] : told(`author.${part}`, said),
  )
  return { name, rest }
}

/** The authors of an item, and what is no part of a name. */
export const authorsFound = (value: unknown): Found[] => {
  const given = (Array.isArray(value) ? value : [value]).map(readName)
  const found: Found[] = given.flatMap(({ rest }) => rest)
  const names = given.flatMap(({ name }): Name[] => {
    if (name === undefined) return []
    const whole = 'literal' in name ? name.literal : name.given === undefined ? name.family : ''
    const { text: literal, others } = withoutOthers(whole)
    if (others === undefined) return [name]
    found.push({ name: 'author', written: others })
    return literal === '' ? [] : [{ literal }]
  })
  return names.length === 0
    ? found
    : [{ name: 'author', written: asWritten(value), field: 'author', value: names }, ...found]
}
