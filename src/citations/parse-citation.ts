/** One source cited inside a pair of brackets. */
export interface CitedKey {
  key: string
  /** Words before the key, `参照` in `[参照 @key]`. */
  prefix: string
  /** What follows the key's comma, as written. */
  locator: string
}

/** A citation in brackets, `[@a; @b, p. 3]`. */
export interface CitationCluster {
  /** Place in the text, in UTF-16 units. */
  start: number
  end: number
  /** The brackets with all that they hold. */
  raw: string
  items: CitedKey[]
  /** What is wrong with its form, with the piece of it that is; the form that was expected. */
  faults: { found: string; expected: string }[]
}

const CLUSTER = /\[([^[\]]*@[^[\]]*)\]/g
const OPENS_WITH_KEY = /(?:^|[\s;；-])@/
const ITEM =
  /^(?:(?<prefix>[^@]*?)\s+)?@(?<key>[A-Za-z0-9][\w-]*)(?:\s*[,、，]\s*(?<locator>.+))?$/su

const parseItem = (part: string): CitedKey | { found: string; expected: string } => {
  const groups = ITEM.exec(part)?.groups
  if (groups?.key === undefined)
    return { found: part, expected: '`@key`, or `@key, locator` such as `@key, p. 3`' }
  return { key: groups.key, prefix: groups.prefix ?? '', locator: groups.locator?.trim() ?? '' }
}

/**
 * Finds the citations in a piece of text: Pandoc's bracket syntax with Japanese commas and
 * semicolons allowed. A bracket whose @ stands inside a word (a mail address) is no citation.
 */
export const citationsIn = (text: string): CitationCluster[] =>
  [...text.matchAll(CLUSTER)].flatMap((match): CitationCluster[] => {
    const [raw, inside = ''] = match
    if (!OPENS_WITH_KEY.test(inside)) return []
    const parsed = inside.split(/[;；]/).map((part) => parseItem(part.trim()))
    return [
      {
        start: match.index,
        end: match.index + raw.length,
        raw,
        items: parsed.filter((item) => 'key' in item),
        faults: parsed.filter((item) => 'found' in item),
      },
    ]
  })

/** The letters that name the uses of one source: 0 → a, 25 → z, 26 → aa. */
export const useLetter = (index: number): string =>
  (index >= 26 ? useLetter(Math.floor(index / 26) - 1) : '') +
  String.fromCharCode(97 + (index % 26))
