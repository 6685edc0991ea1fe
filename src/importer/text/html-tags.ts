/** `<br>` in any spelling. */
export const isBreakTag = (html: string): boolean => /^<br\s*\/?>$/i.test(html)

export const isComment = (html: string): boolean => /^<!--[\s\S]*-->$/.test(html)

/** `<sup …>` or `</sup>`. */
export const isSupOpening = (html: string): boolean => /^<sup(?:\s[^>]*)?>$/i.test(html)
export const isSupClosing = (html: string): boolean => /^<\/sup\s*>$/i.test(html)

/** A tag that holds an address, which would become a link where the tag is shown as plain text. */
export const isAddressTag = (html: string): boolean =>
  /^<[^`]*(?:https?:\/\/|www\.)[^`]*>$/i.test(html) && !isComment(html)
