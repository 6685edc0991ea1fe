import type { BibtexEntry } from './file.ts'
import type { BibtexField } from './reader.ts'

/** Entries that stand in another work, whose title is their `booktitle`. */
const IN_A_BOOK = /^(?:in[a-z]+|conference|suppbook|suppcollection|bookinbook)$/

/** What a work in another one takes from it, by the name that it has there. */
const SHARED = new Set(
  `editor publisher organization institution address location series volume edition year month date isbn
  issn journal journaltitle journalsubtitle booktitle booksubtitle language langid`.split(/\s+/),
)

const nameInChild = (child: BibtexEntry, name: string): string | undefined => {
  if (/^(?:sub)?title$/.test(name)) {
    if (IN_A_BOOK.test(child.type)) return `book${name}`
    return child.type === 'article' ? `journal${name}` : undefined
  }
  return SHARED.has(name) ? name : undefined
}

const DATES = new Set(['date', 'year', 'month'])

/** An entry with those fields of another one that it lacks. */
const withFields = (entry: BibtexEntry, others: readonly BibtexField[]): BibtexEntry => {
  const own = new Set(entry.fields.map(({ name }) => name))
  const isDated = own.has('date') || own.has('year')
  const isMissing = ({ name }: BibtexField) => !own.has(name) && !(isDated && DATES.has(name))
  return { ...entry, fields: [...entry.fields, ...others.filter(isMissing)] }
}

const without = (entry: BibtexEntry, name: string): BibtexEntry => ({
  ...entry,
  fields: entry.fields.filter((field) => field.name !== name),
})

/**
 * Entries with what `crossref` and `xdata` give them, without those that only give. A reference that
 * leads nowhere stays among the fields.
 */
export const withInherited = (entries: readonly BibtexEntry[]): BibtexEntry[] => {
  // Of two entries with one key the first is meant.
  const byKey = new Map(entries.toReversed().map((entry) => [entry.key.toLowerCase(), entry]))
  byKey.delete('')
  const target = (key: string) => byKey.get(key.trim().toLowerCase())
  const whole = (entry: BibtexEntry, depth: number): BibtexEntry => {
    const value = (name: string) => entry.fields.find((field) => field.name === name)?.value
    let result = entry
    const given = value('xdata')?.split(',').map(target)
    if (depth > 0 && given?.every((parent) => parent !== undefined))
      for (const parent of given)
        result = withFields(without(result, 'xdata'), whole(parent, depth - 1).fields)
    const parent = target(value('crossref') ?? '')
    if (depth === 0 || parent === undefined) return result
    const shared = whole(parent, depth - 1).fields.flatMap((field) => {
      const name = nameInChild(entry, field.name)
      return name === undefined ? [] : [{ ...field, name }]
    })
    return withFields(without(result, 'crossref'), shared)
  }
  return entries.filter(({ type }) => type !== 'xdata').map((entry) => whole(entry, 4))
}
