/**
 * Parameters that say by which way a reader came, never which article is meant. Words that some
 * sites use for the article itself (`id`, `p`, `source`, `ref`) are not among them.
 */
const TRACKING =
  /^(?:utm_[a-z_]+|[a-z]{1,2}clid|gclsrc|gbraid|wbraid|msclkid|igshid|igsh|li_fat_id|mc_cid|mc_eid|mkt_tok|vero_id|_hsenc|_hsmi|_ga|_gl|oly_anon_id|oly_enc_id|rb_clickid|s_cid|ncid|cmpid|wt_mc|ck_subscriber_id|guccounter|guce_referrer|guce_referrer_sig|soc_src|soc_trk|spm|srsltid|at_medium|at_campaign|__twitter_impression)$/i

/** Hosts of one site under another name: the desktop, mobile and AMP forms of the same pages. */
const SAME_SITE = /^(?:(?:www\d?|m|mobile|amp)\.)+(?=[^.]+\.[^.]+)/

/** The pieces of a query, without those that only track. */
const significant = (search: string): string[] =>
  search
    .replace(/^\?/, '')
    .split('&')
    .filter((piece) => piece !== '' && !TRACKING.test(piece.split('=', 1)[0] ?? ''))

const isPageAnchor = (hash: string): boolean => !/^#(?:!|\/)/.test(hash)

/** Endings of files, which a segment of a path may have without being a host. */
const FILE = /\.(?:php|s?html?|aspx?|jsp|cgi|do|cfm|nsf|dll|exe|pl|py)$/i

/** Another address in plain letters, in a path or as a query's value. */
const PLAIN_INSIDE = /(?:https?|ftp):\/|(?:=\/|^|\/)\/[a-z0-9-]+\.[a-z]|\bcache:/i
const ENCODED_INSIDE = /(?:https?|ftp)%3a/i

const isHost = (segment: string): boolean =>
  /^(?:[a-z0-9-]+\.)+[a-z]{2,}$/i.test(segment) && !FILE.test(segment)

/**
 * Whether an address holds another one, as an archive's, a translator's or a redirect's does: behind
 * its scheme, or as a host within the path. Which of the two a parameter belongs to, nobody can tell.
 * One that stands encoded in the query is closed in itself.
 */
const holdsAddress = (address: string): boolean => {
  const [own = ''] = address.replace(/^https?:\/\/[^/?#]*/i, '').split(':~:', 1)
  const [path = ''] = own.split(/[?#]/, 1)
  return (
    PLAIN_INSIDE.test(own.slice(1)) ||
    ENCODED_INSIDE.test(path) ||
    path.split('/').slice(1, -1).some(isHost)
  )
}

/**
 * The address as a registry keeps it: tracking parameters are gone, everything else stays as it was
 * written, letter by letter. An address that holds another one stays whole, and a text fragment, which
 * is the passage that somebody cites, stays with any.
 */
export const withoutTracking = (address: string): string => {
  if (holdsAddress(address)) return address
  const match = /^([^?#]*)(\?[^#]*)?(#.*)?$/s.exec(address)
  if (!match) return address
  const [, path = '', search = '', hash = ''] = match
  const pieces = search.replace(/^\?/, '').split('&')
  const kept = significant(search)
  if (kept.length === pieces.filter((piece) => piece !== '').length) return address
  return path + (kept.length === 0 ? '' : `?${kept.join('&')}`) + hash
}

const decodedPath = (path: string): string => {
  try {
    return encodeURI(decodeURI(path)).replace(/%[0-9a-f]{2}/gi, (code) => code.toUpperCase())
  } catch {
    return path
  }
}

const withoutPassage = (hash: string): string => hash.replace(/#?:~:.*$/s, '')

/** The passage that an address leads to: its text fragment; empty where it has none. */
export const passageOf = (address: string): string => /:~:.*$/s.exec(address)?.[0] ?? ''

/**
 * What two addresses of one article have in common: equal results mean the same article. http and
 * https, www., m., mobile. and amp. hosts, a slash at the end, an anchor, tracking parameters and
 * the order of the others make no difference; a different query is a different article. Of an address
 * that holds another one only the host's forms make none. An address that can't be read is compared as
 * it stands.
 */
export const articleAddress = (address: string): string => {
  const trimmed = address.trim()
  if (!/^https?:\/\//i.test(trimmed) || !URL.canParse(trimmed)) return trimmed
  const { host, pathname, search, hash } = new URL(trimmed)
  const site = host
    .replace(/:(?:80|443)$/, '')
    .replace(SAME_SITE, '')
    .replace(/\.$/, '')
  const path = decodedPath(pathname).replace(/\/+$/, '')
  if (holdsAddress(trimmed)) return `${site}${pathname}${search}${withoutPassage(hash)}`
  const query = significant(search).sort()
  const route = isPageAnchor(hash) ? '' : withoutPassage(hash)
  return `${site}${path}${query.length === 0 ? '' : `?${query.join('&')}`}${route}`
}
