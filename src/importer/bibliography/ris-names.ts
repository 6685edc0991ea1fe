import type { Name } from '../../schemas/name.ts'
import { type Found, plainText } from './entry.ts'
import {
  BETWEEN_NAMES,
  commaName,
  easternList,
  easternName,
  plainName,
  withoutOthers,
  wordsOf,
} from './names.ts'
import type { RisLine } from './ris-file.ts'

/** A person whose given names are initials, as some programs write one without a comma: `J. van Doe`. */
const INITIALS = /^(?:\p{Lu}\.[\s-]*)+(?:\p{Ll}+\s+)*[\p{L}'’-]+$/u

/** A name of RIS: family, given name and suffix; a comma at its end says that it stays whole. */
const namesOf = (written: string): Name[] => {
  const text = plainText(written)
  if (/[,，]$/.test(text)) return [{ literal: text.slice(0, -1).trim() }]
  const parts = text.split(/\s*[,，]\s*/)
  if (parts.length > 1) {
    // RIS writes a suffix last.
    const [family = '', given = '', suffix] = parts
    const ordered = suffix === undefined || parts.length > 3 ? parts : [family, suffix, given]
    return easternList(parts) ?? [commaName(ordered)]
  }
  const isPerson = INITIALS.test(text)
  return [easternName(text) ?? (isPerson ? plainName(wordsOf(text)) : { literal: text })]
}

/** RIS has a line for each name; some programs write several persons in one. */
const namesIn = (value: string): string[] => {
  const names = value.split(new RegExp(BETWEEN_NAMES, ''))
  return names.every((name) => /[,，]/.test(name)) ? names : [value]
}

/** The authors of a record, and the words that say that others follow. */
export const authorsFound = (lines: readonly RisLine[]): Found[] => {
  const read = lines.flatMap(({ value }) => namesIn(value)).map(withoutOthers)
  const names = read.flatMap(({ text }) => (text === '' ? [] : namesOf(text)))
  return [
    {
      name: 'AU',
      written: lines.map(({ value }) => value).join('; '),
      field: 'author',
      value: names.length === 0 ? undefined : names,
    },
    ...read.flatMap(({ others }) =>
      others === undefined || names.length === 0 ? [] : [{ name: 'AU', written: others }],
    ),
  ]
}
