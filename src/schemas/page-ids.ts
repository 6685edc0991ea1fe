// The ids that a report's page itself uses: made and read here alone.

/** Parts of the page around the text. */
export const partIds = {
  main: 'main',
  sources: 'sources',
  corrections: 'corrections',
  colophon: 'colophon',
} as const

/** The heading of the notes, whose id remark-rehype gives. */
export const NOTES_ID = 'footnote-label'

/** The letters and digits in the ids of paragraphs. */
const PARAGRAPH_SIGNS = '0123456789abcdefghjkmnpqrstvwxyz'

/** The id of a use of a source in the text: `cite-4-a`. */
export const markId = (number: number, letter: string): string => `cite-${number}-${letter}`

/** The number of the source that a mark is of. */
export const numberOfMark = (id: string): number => Number(/^cite-(\d+)-/.exec(id)?.[1])

/** The id of a source's entry in the list: `source-4`. */
export const entryId = (number: number): string => `source-${number}`

/** The id of the way back from an entry to one of its uses: `source-4-a`. */
export const backId = (number: number, letter: string): string => `${entryId(number)}-${letter}`

/** The number of a source whose entry an address leads to: 4 of `…#source-4`. */
export const numberOfEntry = (address: string): number =>
  Number(/#source-(\d+)$/.exec(address)?.[1])

/** An address of the page alone, `#source-4-a`, that leads to the entry itself: `#source-4`. */
export const toEntry = (address: string): string => address.replace(/^#(source-\d+)-[a-z]+$/, '#$1')

/** The id of a correction in the record, and of its seal in the text. */
export const correctionId = (number: number): string => `correction-${number}`
export const sealId = (number: number): string => `corrected-${number}`

/** The id of a term's explanation. */
export const termId = (number: number): string => `term-${number}`

/** The id of a paragraph: `p-` and five signs or more, made of bytes. */
export const paragraphId = (bytes: Uint8Array): string =>
  `p-${[...bytes].map((byte) => PARAGRAPH_SIGNS[byte % 32]).join('')}`

const PARAGRAPH = new RegExp(`^p-[${PARAGRAPH_SIGNS}]{5,}$`)
const OTHERS =
  /^(?:source|cite|note|noteref|term|correction|corrected)-|^(?:sources|main|contents|evidence|corrections|colophon|footnote-label)$/

/** Whether an id is in the form of a paragraph's. */
export const isParagraphId = (id: string): boolean => PARAGRAPH.test(id)

/** Whether an anchor is one of the page's own ids, which no heading may have. */
export const isReservedAnchor = (id: string): boolean => OTHERS.test(id) || isParagraphId(id)
