/** A field as its file has it. */
export interface BibtexField {
  name: string
  value: string
  /** Abbreviations in it that the file does not define. */
  unknown: string[]
}

/** What was not expected. */
export class Fault extends Error {}

type LineOf = (at: number) => number

/** A file as it is read: its text, and the abbreviations that it has defined so far. */
export interface BibtexSource {
  text: string
  strings: Map<string, string>
  lineOf: LineOf
}

const MONTHS = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ')

/** A place in a file, moved on by what is read. */
export class BibtexReader {
  readonly #text: string
  readonly #strings: Map<string, string>
  readonly #lineOf: LineOf
  /** Whether a brace behind a backslash counts, as it does for BibTeX and not for other readers. */
  readonly #isStrict: boolean
  at: number

  constructor({ text, strings, lineOf }: BibtexSource, at: number, isStrict: boolean) {
    this.#text = text
    this.at = at
    this.#strings = strings
    this.#lineOf = lineOf
    this.#isStrict = isStrict
  }

  take(pattern: RegExp): string | undefined {
    const sticky = new RegExp(pattern.source, `${pattern.flags}y`)
    sticky.lastIndex = this.at
    const match = sticky.exec(this.#text)
    if (match === null) return undefined
    this.at += match[0].length
    return match[0]
  }

  space(): void {
    this.take(/(?:\s|%[^\n]*)*/)
  }

  /** Stops at what was not expected. */
  fault(expected: string): never {
    const found = this.#text.slice(this.at, this.at + 20).split('\n')[0]
    throw new Fault(
      `unexpected ${found === '' ? 'end' : `\`${found}\``}, expected ${expected} (line ${this.#lineOf(this.at)})`,
    )
  }

  /** What stands up to the sign that closes; the reader is behind the sign that opens. */
  #upTo(close: '}' | '"'): string {
    const start = this.at
    let depth = 0
    for (; this.at < this.#text.length; this.at++) {
      const sign = this.#text[this.at]
      if (sign === close && depth === 0) {
        const value = this.#text.slice(start, this.at++)
        if (/\n\s*@[a-z]+\s*[{(][^=,{}()\s]*,/i.test(value)) break
        return value
      }
      if (sign === '\\' && !this.#isStrict) this.at += 1
      else if (sign === '{') depth += 1
      else if (sign === '}') depth -= 1
    }
    this.at = start
    return this.fault(`a \`${close}\` that closes the value before the next entry`)
  }

  braced(): string {
    this.at += 1
    return this.#upTo('}')
  }

  #piece(unknown: string[]): string {
    this.space()
    if (this.#text[this.at] === '{') return this.braced()
    if (this.take(/"/) !== undefined) return this.#upTo('"')
    const bare = this.take(/[^\s,#{}()="%]+/) ?? this.fault('a value')
    const known = this.#strings.get(bare.toLowerCase())
    if (known !== undefined) return known
    const month = MONTHS.indexOf(bare.slice(0, 3).toLowerCase())
    if (/^[a-z]{3,9}$/i.test(bare) && month !== -1) return String(month + 1)
    if (!/^\d/.test(bare)) unknown.push(bare)
    return bare
  }

  field(): BibtexField {
    const name = this.take(/[^\s={}(),"#%@]+/) ?? this.fault('`name = value`')
    this.space()
    if (this.take(/=/) === undefined) this.fault(`\`=\` behind \`${name}\``)
    const unknown: string[] = []
    let value = this.#piece(unknown)
    this.space()
    while (this.take(/#/) !== undefined) {
      value += this.#piece(unknown)
      this.space()
    }
    return { name: name.toLowerCase(), value, unknown }
  }

  fields(close: string): BibtexField[] {
    const fields: BibtexField[] = []
    for (;;) {
      this.take(/(?:\s|,|%[^\n]*)*/)
      if (this.#text[this.at] === close) {
        this.at += 1
        return fields
      }
      fields.push(this.field())
    }
  }

  /** A key; none where the first field follows at once. */
  key(): string {
    const start = this.at
    const key = this.take(/[^,={}"]*/)?.trim() ?? ''
    if (this.#text[this.at] === '=') {
      this.at = start
      this.space()
      return ''
    }
    // Some libraries write keys with spaces.
    if (key.includes('\n')) {
      this.at = start
      this.fault('a key with `,` behind it')
    }
    return key.replace(/\s+/g, ' ')
  }
}
