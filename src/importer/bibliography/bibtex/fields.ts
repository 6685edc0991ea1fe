import type { SourceData } from '../../../schemas/source.ts'
import { asWritten, type Found, plainText, type Told } from '../entry.ts'
import type { BibtexField } from './reader.ts'
import { texText } from './tex.ts'

const SUBTITLES: Record<string, string> = {
  title: 'subtitle',
  booktitle: 'booksubtitle',
  journaltitle: 'journalsubtitle',
  maintitle: 'mainsubtitle',
}

/** An entry's fields as they are used up; what nobody takes has no place in the registry. */
export class BibtexFields {
  readonly found: Found[] = []
  readonly told: Told[] = []
  readonly #left: BibtexField[]

  constructor(fields: readonly BibtexField[]) {
    this.#left = [...fields]
  }

  peek(name: string): BibtexField | undefined {
    return this.#left.find((field) => field.name === name)
  }

  /** Takes the first field of a name; a further one of this name stays. */
  take(name: string): BibtexField | undefined {
    const at = this.#left.findIndex((field) => field.name === name)
    return at === -1 ? undefined : this.#left.splice(at, 1)[0]
  }

  /** A field's value as text; commands that can't be read are told. */
  text({ name, value }: BibtexField): string {
    const { text, unread } = texText(value)
    if (unread.length > 0)
      this.told.push({
        kind: 'latex',
        what: `${name}: ${unread.join(', ')} can't be read, so the text stays as typed`,
      })
    return plainText(text)
  }

  /** Takes down what a field says; without a field of the registry's it is told. */
  add(given: BibtexField, field?: keyof SourceData, value?: unknown, isPart = false): void {
    this.found.push({ name: given.name, written: asWritten(given.value), field, value, isPart })
  }

  /** The text of a date or year, where a tilde says `about`. */
  dateText(given: BibtexField): string {
    return given.value.includes('~') ? asWritten(given.value) : this.text(given)
  }

  /** Takes a text, with its subtitle where it has one. An abbreviation that is not defined is no text. */
  addText(field: keyof SourceData, name: string): void {
    const given = this.take(name)
    if (given === undefined) return
    if (given.unknown.length > 0) {
      const written = `${asWritten(given.value)} (the file does not define ${given.unknown.join(', ')})`
      this.found.push({ name, written })
      return
    }
    const title = this.text(given)
    const subtitle = this.take(SUBTITLES[name] ?? '')
    const joint = /[?!？！]$/.test(title) ? ' ' : ': '
    const text = subtitle === undefined ? title : `${title}${joint}${this.text(subtitle)}`
    const written = asWritten(
      `${given.value}${subtitle === undefined ? '' : `: ${subtitle.value}`}`,
    )
    this.found.push({ name, written, field, value: text })
  }

  /** Takes down everything that nobody took. */
  addRest(): void {
    for (const field of this.#left.splice(0)) this.add(field)
  }
}
