/** Something to share: its words and its address. */
export interface Shared {
  title: string
  /** What stands before the address where both are copied. */
  text: string
  url: string
}

/** A service that takes an address and words by a link; no script of its own is loaded. */
export const targetsOf = ({ text, url }: Shared): { name: string; href: string }[] => {
  const link = (base: string, fields: Record<string, string>): string =>
    `${base}?${new URLSearchParams(fields)}`
  return [
    { name: 'LINE', href: link('https://social-plugins.line.me/lineit/share', { url, text }) },
    { name: 'X', href: link('https://x.com/intent/post', { text, url }) },
    {
      name: 'はてなブックマーク',
      href: link('https://b.hatena.ne.jp/add', { mode: 'confirm', url, title: text }),
    },
    {
      name: 'メール',
      // A mail program takes a plus sign for itself, so that spaces are written in full.
      href: `mailto:?subject=${encodeURIComponent(text)}&body=${encodeURIComponent(`${text}\n${url}`)}`,
    },
  ]
}

/** A quotation as Markdown, with the report that it is from. */
export const markdownQuote = (quote: string, title: string, url: string): string =>
  `${quote
    .trim()
    .split('\n')
    .map((line) => `> ${line}`.trimEnd())
    .join('\n')}\n>\n> — [${title.replace(/[[\]\\]/g, '\\$&')}](<${url}>)`
