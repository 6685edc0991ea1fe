import type { Name } from '../schemas/name.ts'

type Person = Extract<Name, { family: string }>

/** Letters of Han, kana and Hangul, with the signs that stand among them. */
const EASTERN = /^[\p{scx=Han}\p{scx=Hiragana}\p{scx=Katakana}\p{scx=Hangul}\s]+$/u

/** Whether a name is a person's; all others are organisations'. */
export const isPerson = (name: Name): name is Person => 'family' in name

const joined = (parts: readonly (string | undefined)[], between = ' '): string =>
  parts.filter((part) => part !== undefined).join(between)

/** Whether the family name stands before the given name: in Han, kana and Hangul. */
export const isFamilyFirst = ({ family }: Person): boolean => EASTERN.test(family)

const familyFirst = ({ family, given, suffix }: Person, between: string): string =>
  joined([family, given, suffix], given === undefined || EASTERN.test(given) ? between : ' ')

/**
 * A name as readers see it: in Han, kana and Hangul the family name first, else the given name.
 * @param between what stands between family and given name of the former
 */
export const nameText = (name: Name, between: string): string => {
  if (!isPerson(name)) return name.literal
  if (isFamilyFirst(name)) return familyFirst(name, between)
  const { family, given, suffix } = name
  return joined([given, name['dropping-particle'], name['non-dropping-particle'], family, suffix])
}

/** The parts of a person's name as catalogues list them: `van Beethoven`, `Ludwig`, `Jr.`. */
export const catalogueParts = (
  person: Person,
): { family: string; given: string; suffix: string } => ({
  family: joined([person['non-dropping-particle'], person.family]),
  given: joined([person.given, person['dropping-particle']]),
  suffix: person.suffix ?? '',
})

/** A person as catalogues list one: `見本, 花子`, `King, Martin Luther Jr.`. */
export const catalogueName = (person: Person): string => {
  const { family, given, suffix } = catalogueParts(person)
  return [family, [given, suffix].filter(Boolean).join(' ')].filter(Boolean).join(', ')
}
