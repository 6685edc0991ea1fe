import { DIGITS, numbersIn, plainDigits, SUPERSCRIPT } from '../marks/numbers.ts'
import { cleanWords } from '../registry/words.ts'
import {
  asTyped,
  findBareAddress,
  isLinkable,
  readDestination,
  shownAddress,
  typedAddress,
} from './addresses.ts'
import { takeAccessDate } from './dates/access-date.ts'
import { titleFault } from './placeholders.ts'
import { readQuotedWork, readRemark } from './quoted-work.ts'

/** An item of a raw list of sources, as far as it can be read. */
export interface SourceItem {
  /** The number that the item carries; its place counts only where it carries none. */
  label?: number
  /** The number that every item of its list shows, where `label` is only its place. */
  shown?: number
  address?: string
  /** The address as it was typed. */
  typed?: string
  /** Japanese letters of which nobody can tell whether they are part of the address. */
  doubt?: string
  /** What stands where an address should, and can't be one. */
  badAddress?: string
  /** Further addresses of the same item. */
  otherAddresses: string[]
  title?: string
  /** A title that may not be published, and why. */
  badTitle?: { text: string; fault: string }
  accessed?: string
  /** A day of access that only stands for none. */
  badDay?: string
  /** Who wrote or published it, where the item parts that from the title. */
  author?: string
  /** The medium that the item names behind its title. */
  medium?: string
  /** Its year, month or day. */
  issued?: string
  /** What else the item says. */
  note?: string
  /** Where it begins in the text. */
  offset: number
}

const LABELS = [
  String.raw`\\?\[\s*\^?(${DIGITS})\^?\s*\\?\](?!\(|\[(?!(?:\\.|[^[\]\\])*\]\())`,
  `［(${DIGITS})］`,
  `【(${DIGITS})】`,
  String.raw`\(\s*(${DIGITS})\s*\)`,
  String.raw`（\s*(${DIGITS})\s*）`,
  String.raw`<sup>\[?(${DIGITS})\]?</sup>`,
  `(${SUPERSCRIPT})`,
  String.raw`(?:注|※|\*)\s?(${DIGITS})[)）]?`,
  '([①-⑳])',
  String.raw`(${DIGITS})(?:[．）、]|\\?[.):：]\s)`,
]
const LEADING_LABEL = new RegExp(
  String.raw`^(?:\*\*|__)?(?:${LABELS.join('|')})(?:\*\*|__)?\s*[:：.．、]?\s*(?:\*\*|__)?\s*`,
)
/** `title address [1]`. */
const TRAILING_LABEL = new RegExp(
  String.raw`\s*(?:\\?\[\^?(${DIGITS})\\?\]|［(${DIGITS})］|【(${DIGITS})】)\s*$`,
)
/** `[[1]:address](address)` and `[1:address]("address)`. */
const LABEL_IN_LINK = new RegExp(
  String.raw`^\[\s*(?:\\?\[)?\s*(${DIGITS})\s*(?:\\?\])?\s*[:：]\s*([^\]]*?)\s*\]\(`,
)
/** `[1](address)` and `[[1]](address)`. */
const LABEL_AS_LINK = new RegExp(String.raw`^\[\s*(?:\\?\[)?\s*\^?(${DIGITS})\s*(?:\\?\])?\s*\]\(`)

const LINK = /!?\[((?:\\.|[^[\]\\]|\[(?:\\.|[^[\]\\])*\])*)\]\(/
const AUTOLINK = /<(https?:\/\/[^>\s]+)>/i

const isAddressLike = (text: string): boolean =>
  /^\W*(?:https?:\/\/|www\.)\S+\W*$/i.test(text.trim()) ||
  /^[\w-]+(?:\.[\w-]+)+\/\S*$/.test(text.trim())

/** What is left of quotes once the linked title is taken out of them. */
const EMPTY_QUOTES = /「\s*」|『\s*』|“\s*”|"\s*"|（\s*）|\(\s*\)/g

interface FoundLink {
  start: number
  end: number
  text: string
  destination: string
  doubt?: string | undefined
}

const nextLink = (text: string, from: number): FoundLink | undefined => {
  const rest = text.slice(from)
  const found: FoundLink[] = []
  const link = LINK.exec(rest)
  if (link) {
    const open = link.index + link[0].length
    const { destination, length } = readDestination(rest.slice(open))
    found.push({ start: link.index, end: open + length, text: link[1] ?? '', destination })
  }
  const auto = AUTOLINK.exec(rest)
  if (auto)
    found.push({
      start: auto.index,
      end: auto.index + auto[0].length,
      text: '',
      destination: auto[1] ?? '',
    })
  const bare = findBareAddress(rest)
  if (bare)
    found.push({
      start: bare.start,
      end: bare.end,
      text: '',
      destination: rest.slice(bare.start, bare.end),
      doubt: bare.doubt,
    })
  const first = found.sort((a, b) => a.start - b.start)[0]
  return first && { ...first, start: first.start + from, end: first.end + from }
}

const linksIn = (text: string): FoundLink[] => {
  const links: FoundLink[] = []
  for (let link = nextLink(text, 0); link && links.length < 50; link = nextLink(text, link.end))
    links.push(link)
  return links
}

const withTitle = (item: SourceItem, title: string, note: string): SourceItem => {
  const fault = title === '' ? undefined : titleFault(title)
  return {
    ...item,
    ...(title !== '' && fault === undefined ? { title } : {}),
    ...(fault === undefined ? {} : { badTitle: { text: title, fault } }),
    ...(/[\p{L}\p{N}]/u.test(note) ? { note } : {}),
  }
}

const addressFields = ({ destination, doubt }: Pick<FoundLink, 'destination' | 'doubt'>) => ({
  address: typedAddress(destination),
  typed: shownAddress(destination),
  ...(doubt === undefined ? {} : { doubt }),
})

const readRest = (rest: string, item: SourceItem): SourceItem => {
  const { rest: undated, accessed, badDay } = takeAccessDate(rest)
  const links = linksIn(undated)
  const good = links.filter(({ destination }) => isLinkable(typedAddress(destination)))
  const main = good[0] ?? links[0]
  const titled = links.find(({ text }) => {
    const words = cleanWords(text)
    return words !== '' && !isAddressLike(words) && !/^\d+$/.test(words)
  })
  let outside = ''
  let from = 0
  for (const link of links) {
    outside += `${undated.slice(from, link.start)} `
    if (link !== titled && link.text !== '' && !isAddressLike(cleanWords(link.text)))
      outside += `${link.text} `
    from = link.end
  }
  outside = cleanWords((outside + undated.slice(from)).replace(EMPTY_QUOTES, ' '))
  const [found] = good
  const address = found && typedAddress(found.destination)
  const read: SourceItem = {
    ...item,
    ...(accessed === undefined ? {} : { accessed }),
    ...(badDay === undefined ? {} : { badDay }),
    ...(found === undefined ? {} : addressFields(found)),
    ...(address === undefined && main ? { badAddress: main.destination } : {}),
    otherAddresses: [
      ...new Set(
        good
          .map(({ destination }) => typedAddress(destination))
          .filter((other) => other !== address),
      ),
    ],
  }
  if (titled) {
    const remark = readRemark(outside)
    return withTitle({ ...read, ...remark }, cleanWords(titled.text), remark ? '' : outside)
  }
  const work = readQuotedWork(outside)
  // A title in quotes beside its author was written by somebody, be it `Untitled`.
  return work && titleFault(work.title) === 'no title'
    ? { ...read, ...work }
    : withTitle({ ...read, ...work }, work?.title ?? outside, '')
}

const readLabelInLink = (text: string, match: RegExpExecArray, item: SourceItem): SourceItem => {
  const shown = match[2] ?? ''
  const { destination, length } = readDestination(text.slice(match[0].length))
  const after = text.slice(match[0].length + length)
  const candidates = [destination, shown].filter((each) => isLinkable(typedAddress(each)))
  const [found] = candidates
  const read: SourceItem = {
    ...item,
    ...(found === undefined ? { badAddress: destination } : addressFields({ destination: found })),
    otherAddresses: [...new Set(candidates.map(typedAddress))].slice(1),
  }
  const title = isAddressLike(shown) ? '' : cleanWords(shown)
  return title === ''
    ? withTitle(read, cleanWords(after), '')
    : withTitle(read, title, cleanWords(after))
}

/** The number in the one group of a match that took part. */
const labelIn = (match: RegExpExecArray): number =>
  Number(plainDigits(match.slice(1).find((group) => group !== undefined) ?? '').normalize('NFKC'))

/**
 * Reads one item of a raw list.
 * @param raw the item without its bullet; lines are joined
 * @param marker the number of its bullet, where it has one
 */
export const readSourceItem = (raw: string, offset: number, marker?: number): SourceItem => {
  const text = raw.replace(/\s*\n\s*/g, ' ').trim()
  const item: SourceItem = {
    offset,
    otherAddresses: [],
    ...(marker === undefined ? {} : { label: marker }),
  }
  const inLink = LABEL_IN_LINK.exec(text)
  if (inLink)
    return readLabelInLink(text, inLink, { ...item, label: numbersIn(inLink[1] ?? '')[0] ?? 0 })
  const asLink = LABEL_AS_LINK.exec(text)
  if (asLink) {
    const labelled = { ...item, label: numbersIn(asLink[1] ?? '')[0] ?? 0 }
    const open = asLink[0].length
    const { destination, length } = readDestination(text.slice(open))
    const after = text.slice(open + length)
    const address = typedAddress(destination)
    return isLinkable(address)
      ? {
          ...readRest(`<${asTyped(address)}> ${after}`, labelled),
          typed: shownAddress(destination),
        }
      : { ...readRest(after, labelled), badAddress: destination }
  }
  const leading = LEADING_LABEL.exec(text)
  if (leading && (marker === undefined || /^(?:\*\*)?[[\\［【]/.test(text)))
    return readRest(text.slice(leading[0].length), { ...item, label: labelIn(leading) })
  const trailing = marker === undefined ? TRAILING_LABEL.exec(text) : null
  return trailing
    ? readRest(text.slice(0, trailing.index), { ...item, label: labelIn(trailing) })
    : readRest(text, item)
}
