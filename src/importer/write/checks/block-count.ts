import type { SourceData } from '../../../schemas/source.ts'
import { Refusal } from '../../read/refusal.ts'
import { ADDRESS, lettersOf, shareIn } from '../../text/letters.ts'
import type { Change } from '../account.ts'

/** What a raw file became: the written report and the entries that it lists. */
export interface Written {
  mdx: string
  entries: readonly SourceData[]
  /** What the account tells already. */
  told: readonly Change[]
}

const MOSTLY = 0.6

const decoded = (bytes: Uint8Array): string => {
  const [first, second] = bytes
  const charset =
    first === 0xff && second === 0xfe
      ? 'utf-16le'
      : first === 0xfe && second === 0xff
        ? 'utf-16be'
        : 'utf-8'
  return new TextDecoder(charset).decode(bytes)
}

const bareAddress = (address: string): string =>
  address.replace(/^https?:\/\/(?:www\.)?/i, '').split(/[?#]/, 1)[0] ?? ''

/** The letters of an entry's own fields, but its note. */
const fieldLetters = ({ note: _, ...fields }: SourceData): string =>
  lettersOf(JSON.stringify(fields))

/** Kinds of changes that say nothing of what a line lost. */
const SAYS_LITTLE = new Set(['title', 'date', 'escaped', 'source-title', 'address', 'bare-marks'])

interface Line {
  text: string
  number: number
  letters: string
}

type Fate = 'page' | 'source' | 'note' | 'lost'

/** Says of each line of a raw file where its letters are now. */
class Fates {
  readonly #page: string
  readonly #front: string
  readonly #fields: string
  readonly #notes: string
  readonly #addresses: string[]
  readonly #told: ReadonlySet<number>

  constructor({ mdx, entries, told }: Written) {
    const end = mdx.indexOf('\n---\n', 4)
    this.#front = lettersOf(mdx.slice(0, end))
    this.#page = lettersOf(mdx.slice(end))
    this.#fields = entries.map(fieldLetters).join('|')
    this.#notes = entries.map(({ note = '' }) => lettersOf(note)).join('|')
    const listed = entries.flatMap(({ URL: address }) => (address === undefined ? [] : [address]))
    const named = mdx.slice(0, end).match(ADDRESS) ?? []
    this.#addresses = [...listed, ...named].map(bareAddress)
    this.#told = new Set(told.filter(({ kind }) => !SAYS_LITTLE.has(kind)).map(({ line }) => line))
  }

  of({ text, letters, number }: Line): Fate {
    if (letters.length < 2 && text.search(ADDRESS) === -1) return 'page'
    if (letters.length >= 2 && shareIn(letters, this.#page) >= MOSTLY) return 'page'
    if (letters.length >= 2 && shareIn(letters, this.#front) >= MOSTLY) return 'source'
    const addresses = (text.match(ADDRESS) ?? []).map(bareAddress)
    const isListed = addresses.some((own) =>
      this.#addresses.some((known) => known.startsWith(own) || own.startsWith(known)),
    )
    if (letters.length < 2) return isListed ? 'source' : 'page'
    if (shareIn(letters, this.#fields) >= MOSTLY) return 'source'
    if (shareIn(letters, this.#fields + this.#notes) >= MOSTLY) return 'note'
    return isListed || this.#told.has(number) ? 'source' : 'lost'
  }
}

/** A picture's own data, which are no words. */
const PICTURE_DATA = /data:image\/[a-z+.-]{1,20};base64,[A-Za-z0-9+/=]*/gi

const linesOf = (raw: string): Line[] => {
  const lines = raw.replace(PICTURE_DATA, '').split(/\r\n?|\n/)
  const closes = /^---\s*$/.test(lines[0] ?? '')
    ? lines.findIndex((line, at) => at > 0 && /^(?:---|\.\.\.)\s*$/.test(line))
    : -1
  return lines.flatMap((text, at) =>
    at <= closes || text.trim() === '' ? [] : [{ text, number: at + 1, letters: lettersOf(text) }],
  )
}

/** Whether a line is the name of what went to the registry: short, and sources follow it. */
const namesList = (line: Line, next: Fate | undefined): boolean =>
  line.letters.length <= 24 && (next === 'source' || next === 'note')

const lettersIn = (lines: readonly Line[]): number =>
  lines.reduce((sum, { letters }) => sum + letters.length, 0)

const firstWords = (text: string): string => text.trim().replace(/\s+/g, ' ').slice(0, 40)

/**
 * Counts each line of a raw file from its own bytes, without the eyes of the conversion: it stands in
 * the page, in a source, or is told as left out. Throws a Refusal where more is lost than a few words.
 */
export const accountForBlocks = (bytes: Uint8Array, written: Written): Change[] => {
  const fates = new Fates(written)
  const lines = linesOf(decoded(bytes))
  const found = lines.map((line) => fates.of(line))
  const lost = lines.filter((line, at) => found[at] === 'lost' && !namesList(line, found[at + 1]))
  const [first] = lost
  if (first && lettersIn(lost) > 80 && lettersIn(lost) > lettersIn(lines) / 20)
    throw new Refusal(
      `${lost.length} lines of the file would stand nowhere in the report, from line ${first.number} on: ${firstWords(first.text)}; write them as paragraphs of their own above the list of sources, without HTML`,
    )
  const moved = lettersIn(lines.filter((_, at) => found[at] === 'note'))
  if (moved > 1000 && moved > lettersIn(lines.filter((_, at) => found[at] === 'page')))
    throw new Refusal(
      `Most of the text would stand in the notes of its sources and no more in the report, from line ${lines[found.indexOf('note')]?.number} on; part the list from the text by a heading such as 参考文献`,
    )
  return lines.flatMap((line, at): Change[] => {
    if (lost.includes(line))
      return [{ line: line.number, kind: 'not-shown', what: firstWords(line.text) }]
    return found[at] === 'note'
      ? [
          {
            line: line.number,
            kind: 'in-source',
            what: `stands in a source's note and no more in the text: ${firstWords(line.text)}`,
          },
        ]
      : []
  })
}
