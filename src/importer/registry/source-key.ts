import { createHash } from 'node:crypto'
import { articleAddress } from '../../citations/article-address.ts'
import { citationKey } from '../../schemas/fields.ts'
import { decoded, tellingPart } from '../sources/title-from-address.ts'
import { asciiWords, joinWords } from './romanise.ts'

const LIMIT = 56

/** Second-level domains that are no names: example.co.jp is example's. */
const SECOND_LEVEL = /^(?:co|or|ne|ac|go|gr|ed|lg|com|org|net|edu|gov)$/

/** Words that tell nothing of an article. */
const STOP = new Set(
  'a an the of and or to in on for with by from at is are was be as it its this that how what why'.split(
    ' ',
  ),
)

const siteName = (address: string): string => {
  const { hostname } = new URL(address)
  const labels = hostname.replace(/^(?:www\d?|m|mobile|amp)\.(?=[^.]+\.[^.]+)/, '').split('.')
  if (/^\d+$/.test(labels.at(-1) ?? '')) return `site-${labels.join('-')}`
  const names = labels.slice(0, -1)
  if (names.length > 1 && SECOND_LEVEL.test(names.at(-1) ?? '')) names.pop()
  const name = names
    .reverse()
    .join('-')
    .toLowerCase()
    .replace(/[^a-z0-9-]+/g, '')
  return name === '' ? labels.join('-') : name
}

const shortHash = (text: string): string =>
  createHash('sha256').update(text).digest('hex').slice(0, 6)

/** What names an article where words don't: the number at the path's end, else a query's value. */
const idOf = (address: string): string[] => {
  const { pathname, searchParams } = new URL(address)
  const path = decoded(pathname)
  const last = path
    .split('/')
    .filter((part) => /\d/.test(part))
    .at(-1)
  if (last !== undefined) return asciiWords(last.replace(/\.\w{2,5}$/, '')).slice(-2)
  const value = [...searchParams].find(
    ([name, text]) => !/^(?:source|ref|from|lang|hl)$/.test(name) && /^[\w-]{1,24}$/.test(text),
  )
  return value === undefined ? [] : asciiWords(value[1])
}

const wordsOf = (address: string): string[] => {
  const telling = asciiWords(tellingPart(address).telling.join(' ')).filter(
    (word) => !STOP.has(word),
  )
  return telling.length >= 3
    ? telling
    : [...telling, ...idOf(address).filter((word) => !telling.includes(word))]
}

/** A name as a citation key. */
export const asKey = (name: string): string => {
  const clean = name
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
  const key = /^[a-z]/.test(clean) ? clean : `site-${clean}`.replace(/-$/, '')
  return citationKey.safeParse(key).success ? key : `source-${shortHash(name)}`
}

/** The key that an address is known by: its site's name and the words of its path. */
const wishedKey = (address: string): string => {
  const site = siteName(address)
  const words = wordsOf(address)
  return asKey(words.length === 0 ? site : joinWords([site, ...words], LIMIT))
}

/**
 * A free key for an address. Where another article has the key already, a mark made from the address
 * itself is added, so that the key doesn't hang on the order of imports.
 */
export const keyForAddress = (address: string, isTaken: (key: string) => boolean): string => {
  const wish = wishedKey(address)
  if (!isTaken(wish)) return wish
  const marked = `${wish}-${shortHash(articleAddress(address))}`
  if (!isTaken(marked)) return marked
  return freeKey(`${wish}-${shortHash(address)}`, isTaken)
}

/** A free key for a source without address. */
export const keyForTitle = (title: string, isTaken: (key: string) => boolean): string =>
  freeKey(asKey(joinWords(asciiWords(title), LIMIT)), isTaken)

/** The first of `wish`, `wish-2`, `wish-3` … that is free. */
export const freeKey = (wish: string, isTaken: (key: string) => boolean): string => {
  let key = wish
  for (let count = 2; isTaken(key); count++) key = `${wish}-${count}`
  return key
}
