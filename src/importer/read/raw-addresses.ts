import { decodeString } from 'micromark-util-decode-string'
import type { RawReport } from './raw-report.ts'

/** Letters that nobody sees, which may stand within an address. */
const UNSEEN = /[\p{Cf}\uFEFF]/gu

/** The raw file's own letters of a stretch, with references and backslashes read once. */
const readOnce = (text: string): string =>
  decodeString(text.replace(UNSEEN, '')).normalize('NFC').replaceAll('\\', '')

/** What may stand behind an address: closing signs, then something that no address holds. */
const END =
  /^(?:%22)?[.,;:!?*_~'"”’)]*(?:$|[\s<>"\x60|\]}{「」『』（）［］【】、。，；！？…\u3041-\u3096]|\[(?!\w*\]=)|[^\p{ASCII}\p{L}])/u
const BEFORE = /(?:(?<!%2)2|[A-Za-z013-9/=%-])$/

/** Whether an address lost a `%22` or a `'` at its end that no quote before it explains. */
const lostQuote = (before: string, behind: string): boolean =>
  (/^%22/.test(behind) && !/(?:["“”]|%22)$/.test(before)) ||
  (/^'\)/.test(behind) && !before.endsWith("'"))

const count = (text: string, sign: string): number => text.split(sign).length - 1

const standsWhole = (text: string, url: string): boolean => {
  for (let at = text.indexOf(url); at !== -1; at = text.indexOf(url, at + 1)) {
    const behind = text.slice(at + url.length)
    const before = text.slice(0, at)
    if (lostQuote(before, behind)) continue
    const isHost = /^https?:\/\/[^/?#]+$/i.test(url) && /^\P{ASCII}/u.test(behind)
    const isOpen = behind.startsWith(')') && count(url, '(') > count(url, ')')
    if (!isOpen && (isHost || END.test(behind)) && !BEFORE.test(before)) return true
  }
  return false
}

/**
 * Parameters that say how a reader came, by the look of their names. This list stands beside the one
 * that takes them out, so that a mistake there is seen here.
 */
const TRACKER =
  /^_?(?:utm|mc|at|mkt|wt|oly|soc|guce?|hs\w*|rb|li_fat|ck|vero)_|^guccounter$|^_(?:ga|gl|hsenc|hsmi)$|clid$|^(?:gclsrc|[gw]braid|igsh(?:id)?|s_cid|ncid|cmpid|spm|srsltid)$|^__twitter/i

const siteOf = ({ host }: URL): string =>
  host.replace(/^(?:(?:www\d?|m|mobile|amp)\.)+(?=[^.]+\.)/, '').replace(/\.$/, '')
const pathOf = ({ pathname }: URL): string => {
  try {
    return decodeURIComponent(pathname).replace(/\/+$/, '')
  } catch {
    return pathname.replace(/\/+$/, '')
  }
}

/** Whether two addresses differ in form only: host's forms, a slash, an anchor, parameters that name nothing. */
const isOtherForm = (raw: string, url: string): boolean => {
  if (!URL.canParse(raw)) return false
  const [one, other] = [new URL(raw), new URL(url)]
  if (/:\/\//.test(raw.slice(8)) || siteOf(one) !== siteOf(other) || pathOf(one) !== pathOf(other))
    return false
  const parameters = (address: URL) =>
    [...address.searchParams]
      .filter(([name]) => !TRACKER.test(name))
      .map((pair) => pair.join('='))
      .sort()
      .join('&')
  const anchor = ({ hash }: URL) => (/^#[!/]|:~:/.test(hash) ? hash : '')
  return parameters(one) === parameters(other) && anchor(one) === anchor(other)
}

const RAW_ADDRESS = /https?:\/\/[^\s<>"\x60|「」『』（）［］【】、。]+/giu

/** An address in a text may be followed by closing signs of the text's. */
const trimmed = (raw: string): string => {
  const [address = ''] = raw.split(/(?<!\[\w*)\]|\)(?=[^(]*$)/, 1)
  return count(address, '(') > count(address, ')') ? raw.replace(/[\].,;:*_~]+$/, '') : address
}

const isIn = (text: string, url: string): boolean =>
  standsWhole(text, url.normalize('NFC')) ||
  (text.match(RAW_ADDRESS) ?? []).some((raw) => isOtherForm(trimmed(raw), url))

/** The raw letters from an offset of the worked text to another. */
const stretch = (report: RawReport, start: number, end: number): string[] => {
  const raw = readOnce(report.raw.slice(report.originOf(start), report.originOf(end)))
  // Letters that were read in a wrong encoding are no address's before they are mended.
  const isRepaired = report.changes.some(({ kind }) => kind === 'repaired')
  return [raw, ...(isRepaired ? [readOnce(report.text.slice(start, end))] : [])]
}

/**
 * Whether an address stands whole in the raw file's own letters, where a source begins. It knows
 * nothing of how addresses were read; an address that holds another must stand letter by letter.
 */
export const standsInRaw = (report: RawReport, offset: number, url: string): boolean => {
  const next = [...report.sources.byNumber.values()]
    .map((item) => item.offset)
    .filter((at) => at > offset)
  const near = stretch(report, offset, Math.min(report.text.length, ...next))
  const texts = near.some((text) => /https?:\/\//i.test(text))
    ? near
    : stretch(report, 0, report.text.length)
  return texts.some((text) => isIn(text, encoded(text, url)) || isIn(text, url))
}

/** Spaces and quotes that the registry writes in code stand plain in the raw file. */
const encoded = (text: string, url: string): string => {
  const plain = url.replace(/%(?:20|22|3C|3E|60)/gi, (code) => decodeURIComponent(code))
  return text.includes(plain) ? plain : url
}
