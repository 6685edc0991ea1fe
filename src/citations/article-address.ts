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

const textFragmentStart = (address: string): number => address.indexOf('#:~:')

/**
 * The address as a registry keeps it: tracking parameters and text fragments are gone, everything
 * else stays as it was written, letter by letter.
 */
export const withoutTracking = (address: string): string => {
  const fragment = textFragmentStart(address)
  const plain = fragment === -1 ? address : address.slice(0, fragment)
  const match = /^([^?#]*)(\?[^#]*)?(#.*)?$/s.exec(plain)
  if (!match) return plain
  const [, path = '', search = '', hash = ''] = match
  const pieces = search.replace(/^\?/, '').split('&')
  const kept = significant(search)
  if (kept.length === pieces.length) return plain
  return path + (kept.length === 0 ? '' : `?${kept.join('&')}`) + hash
}

const decodedPath = (path: string): string => {
  try {
    return encodeURI(decodeURI(path)).replace(/%[0-9a-f]{2}/gi, (code) => code.toUpperCase())
  } catch {
    return path
  }
}

/**
 * What two addresses of one article have in common: equal results mean the same article. http and
 * https, www., m., mobile. and amp. hosts, a slash at the end, an anchor, tracking parameters and
 * the order of the others make no difference; a different query is a different article. An address
 * that can't be read is compared as it stands.
 */
export const articleAddress = (address: string): string => {
  const trimmed = address.trim()
  if (!/^https?:\/\//i.test(trimmed) || !URL.canParse(trimmed)) return trimmed
  const { host, pathname, search, hash } = new URL(withoutTracking(trimmed))
  const site = host
    .replace(/:(?:80|443)$/, '')
    .replace(SAME_SITE, '')
    .replace(/\.$/, '')
  const path = decodedPath(pathname).replace(/\/+$/, '')
  const query = significant(search).sort()
  const route = isPageAnchor(hash) ? '' : hash
  return `${site}${path}${query.length === 0 ? '' : `?${query.join('&')}`}${route}`
}
