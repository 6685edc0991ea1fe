import { isDeepStrictEqual } from 'node:util'
import { articleAddress, passageOf } from '../../citations/article-address.ts'
import type { SourceData } from '../../schemas/source.ts'

/** How two entries stand to each other: one work, two, or two of which nothing but the title agrees. */
export type Sameness = 'same' | 'other' | 'title'

const DOI_ADDRESS = /^https?:\/\/(?:dx\.|www\.)?doi\.org\/(10\.\d{4,9}\/\S+)$/i

const doiOf = ({ DOI, URL: address }: SourceData): string | undefined =>
  (DOI ?? DOI_ADDRESS.exec(address ?? '')?.[1])?.toLowerCase()

/** An address with the passage that it leads to. */
const addressOf = ({ URL: address }: SourceData): string | undefined =>
  address === undefined ? undefined : articleAddress(address) + passageOf(address)

/** The digits of an ISBN that name the book; its form and check digit don't. */
const isbnOf = ({ ISBN }: SourceData): string | undefined =>
  ISBN?.replace(/[^\dX]/gi, '')
    .replace(/^97[89](?=\d{10}$)/, '')
    .slice(0, 9)

const plain = (words: string | undefined): string | undefined =>
  words?.normalize('NFKC').toLowerCase().replace(/\s+/g, ' ').trim()

/** The letters of all names: 「見本 花子」 as one name or as two parts is one person. */
const authorsOf = ({ author }: SourceData): string | undefined =>
  author
    ?.map((name) =>
      [...(plain(Object.values(name).join('')) ?? '')]
        .filter((letter) => /[\p{L}\p{N}]/u.test(letter))
        .sort()
        .join(''),
    )
    .join(' ')

const yearOf = ({ issued }: SourceData): string | undefined => issued?.slice(0, 4)

/** What tells two works of one title apart. */
const MARKS: ((source: SourceData) => string | undefined)[] = [
  isbnOf,
  authorsOf,
  yearOf,
  ...(
    ['publisher', 'volume', 'issue', 'edition', 'number', 'page', 'container-title'] as const
  ).map((field) => (source: SourceData) => plain(source[field])),
]

type Read = (source: SourceData) => string | undefined

const agree = (one: SourceData, other: SourceData, read: Read): boolean | undefined => {
  const [left, right] = [read(one), read(other)]
  return left === undefined || right === undefined ? undefined : left === right
}

const equal = (one: SourceData, other: SourceData, read: Read): boolean => read(one) === read(other)

const titleOf: Read = ({ title }) => plain(title)

/**
 * Whether two entries are one work. DOI, address and ISBN tell; where an entry lacks them, the title
 * together with author or publisher, year and volume. A title alone tells nothing.
 */
export const samenessOf = (one: SourceData, other: SourceData): Sameness => {
  const doi = agree(one, other, doiOf)
  if (doi !== undefined) return doi ? 'same' : 'other'
  const isConflict = MARKS.some((read) => agree(one, other, read) === false)
  const isTitled = agree(one, other, titleOf) === true
  const address = agree(one, other, addressOf)
  if (address === true)
    return agree(one, other, ({ volume }) => plain(volume)) === false ? 'other' : 'same'
  if (agree(one, other, isbnOf) === true && isTitled) return 'same'
  if (address === false || !isTitled || isConflict) return 'other'
  const isByOne =
    agree(one, other, authorsOf) === true ||
    agree(one, other, ({ publisher }) => plain(publisher)) === true
  const isOfOneYear = equal(one, other, yearOf) && equal(one, other, ({ volume }) => plain(volume))
  return isByOne && isOfOneYear ? 'same' : 'title'
}

/** Whether two entries say the very same. */
export const isSameRecord = (one: SourceData, other: SourceData): boolean =>
  isDeepStrictEqual({ ...one }, { ...other })

/** What an entry can be found by: entries that share none of these are two works. */
export const traitsOf = (source: SourceData): string[] =>
  Object.entries({
    doi: doiOf(source),
    address: addressOf(source),
    isbn: isbnOf(source),
    title: titleOf(source),
  }).flatMap(([name, value]) => (value === undefined ? [] : [`${name}:${value}`]))
