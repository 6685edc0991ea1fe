import type { Name } from '../../schemas/name.ts'

const EASTERN = /^[\p{scx=Han}\p{scx=Hiragana}\p{scx=Katakana}\p{scx=Hangul}]+$/u

const SUFFIX = /^(?:jr|sr|ii|iii|iv)\.?$/i

/** Particles that catalogues write behind the given name, `Humboldt, Alexander von`. */
const PARTICLES =
  /^(.*\S)\s+((?:(?:von|van|vom|zu|zur|zum|de|den|der|del|della|di|da|do|dos|du|des|la|le|ten|ter|af|av|und)(?:\s+|$))+)$/

/** Words that say that a list of names goes on, alone or behind a name. */
const OTHERS = /^(?:(?:and\s+)?others|et\.? al\.?|(?:他|ほか|外)\d*名?|等)$/i
const OTHERS_BEHIND =
  /(?:[\s,，、]+(?:et\.? al\.?|and others|他\d*名?|等)|[\s,，、]*(?:ほか\d*名?|[(（](?:他|ほか)\d*名?[)）]))$/i

/** What no person's name ends with, or holds. */
const ORGANISATION = /&|(?:^|\s)(?:Inc|Ltd|LLC|LLP|PLC|GmbH|Corp|Corporation|Co|K\.K)\.?$/

/** A word of a name; a group is one that its file keeps from being read. */
export interface NameWord {
  word: string
  isGroup: boolean
}

const givenParts = (given: string | undefined, suffix: string | undefined) => {
  const [, before, particle] = PARTICLES.exec(given ?? '') ?? []
  return {
    ...(given ? { given: before ?? given } : {}),
    ...(particle === undefined ? {} : { 'dropping-particle': particle.trim() }),
    ...(suffix ? { suffix } : {}),
  }
}

/** A family name with the particle that its small letters show: `van Beethoven`. */
const familyParts = (text: string) => {
  const [, particle, last] = /^((?:\p{Ll}[\p{L}'’]*\.?\s+)+)(\S.*)$/u.exec(text) ?? []
  return particle === undefined || last === undefined
    ? { family: text }
    : { family: last, 'non-dropping-particle': particle.trim() }
}

/** `Ludwig van Beethoven`, `Martin Luther King Jr.`: the last word is the family name. */
const givenFirst = (words: readonly NameWord[]): Name => {
  const suffix =
    words.length > 2 && SUFFIX.test(words.at(-1)?.word ?? '') ? words.at(-1)?.word : undefined
  const named = suffix === undefined ? words : words.slice(0, -1)
  const small = named.findIndex(
    ({ word, isGroup }, at) => at > 0 && at < named.length - 1 && !isGroup && /^\p{Ll}/u.test(word),
  )
  const from = small === -1 ? named.length - 1 : small
  const joined = (some: readonly NameWord[]) => some.map(({ word }) => word).join(' ')
  const last = joined(named.slice(from))
  return {
    ...(named[from]?.isGroup ? { family: last } : familyParts(last)),
    ...givenParts(joined(named.slice(0, from)), suffix),
  }
}

/**
 * A name without commas. In Han, kana and Hangul the family name stands first; what stands in one run
 * stays whole, since nobody can know where it parts.
 */
export const plainName = (words: readonly NameWord[]): Name => {
  const [first, second] = words
  const whole = words.map(({ word }) => word).join(' ')
  if (first === undefined || second === undefined || ORGANISATION.test(whole))
    return { literal: whole }
  if (!words.every(({ word }) => EASTERN.test(word))) return givenFirst(words)
  return words.length > 2 ? { literal: whole } : { family: first.word, given: second.word }
}

/** The words of a name in a format that keeps none together. */
export const wordsOf = (text: string): NameWord[] =>
  text
    .trim()
    .split(/\s+/)
    .map((word) => ({ word, isGroup: false }))

/** `見本 花子` by its parts; undefined for every other text. */
export const easternName = (text: string): Name | undefined => {
  const words = wordsOf(text)
  return words.length === 2 && words.every(({ word }) => EASTERN.test(word))
    ? plainName(words)
    : undefined
}

/**
 * Names in Han, kana and Hangul that commas part, undefined where two parts may be one name: more than
 * two, or such as have a family and a given name each.
 */
export const easternList = (parts: readonly string[]): Name[] | undefined => {
  const names = parts.map(wordsOf)
  const isEastern = names.every((words) => words.every(({ word }) => EASTERN.test(word)))
  const isList = parts.length > 2 || names.every((words) => words.length > 1)
  return parts.length > 1 && isEastern && isList ? names.map(plainName) : undefined
}

/**
 * A name by its parts at commas: family, given; or family, suffix, given.
 * @param isWhole whether the family name may hold no particle
 */
export const commaName = (parts: readonly string[], isWhole = false): Name => {
  const [last = '', second = '', third = ''] = parts
  if (last === '' || parts.length > 3 || ORGANISATION.test(parts.join(' ')))
    return { literal: parts.filter(Boolean).join(', ') }
  const [suffix, given] = third === '' ? [undefined, second] : [second, third]
  return { ...(isWhole ? { family: last } : familyParts(last)), ...givenParts(given, suffix) }
}

const PART_NAMES: Record<string, string> = {
  family: 'family',
  given: 'given',
  prefix: 'non-dropping-particle',
  suffix: 'suffix',
}

/** A name in biblatex's extended form, `family=Beethoven, given=Ludwig, prefix=van`, and its other parts. */
export const extendedName = (
  parts: readonly string[],
): { name: Name; unused: string[] } | undefined => {
  const pairs = parts.map((part) => /^([a-z-]+)\s*=\s*(.*)$/.exec(part))
  if (!pairs.every((pair) => pair !== null)) return undefined
  const isUsed = ([, part = '']: RegExpExecArray): boolean => PART_NAMES[part] !== undefined
  const { family, ...more }: Record<string, string> = Object.fromEntries(
    pairs
      .filter(isUsed)
      .map(([, part = '', value = '']) => [PART_NAMES[part], value.replace(/^"(.*)"$/, '$1')]),
  )
  if (family === undefined) return undefined
  return {
    name: { family, ...more },
    unused: pairs.filter((pair) => !isUsed(pair)).map(([all]) => all),
  }
}

/** What stands between names where it can't stand within one; the semicolon of an entity doesn't. */
export const BETWEEN_NAMES = /\s*(?:[；、]|(?<!&#?\w{1,31});)\s*/y

/** A name's text without the words that say that others follow. */
export const withoutOthers = (text: string): { text: string; others: string | undefined } => {
  if (OTHERS.test(text.trim())) return { text: '', others: text.trim() }
  const [behind] = OTHERS_BEHIND.exec(text) ?? []
  return behind === undefined
    ? { text: text.trim(), others: undefined }
    : { text: text.slice(0, -behind.length).trim(), others: behind.replace(/^[\s,，、]+/, '') }
}
