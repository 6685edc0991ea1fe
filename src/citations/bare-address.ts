/**
 * Where a bare address may reach in prose: signs of ASCII that Markdown has no use for, and letters
 * and digits of any script but full-width forms. `?a[]=1` and `?a[b]=1` hold brackets; a mark such as
 * `[4]` is no part of an address.
 */
const RUN = String.raw`https?:\/\/(?:[[!-~]--[<>"\x60\\\[\]\{\}\|]]|[[\p{L}\p{M}\p{Nd}〇]--[\p{ASCII}\uFF00-\uFF65]]|\[[\w\-]*\](?=[=\[])|\[\](?=&))+`

/** Finds runs that begin as bare addresses; `bareAddress` tells where each ends. */
export const ADDRESS_RUN: RegExp = new RegExp(RUN, 'giv')

/** Hiragana end an address behind a word, `/`, `)` or `-`: they go on with the sentence. */
const KANA = /(?<=[A-Za-z0-9/)-])[\u3041-\u3096]/
const OTHER_LETTER_IN_HOST = /(?<=^https?:\/\/[A-Za-z0-9.-]+\.[A-Za-z]{2,}(?::\d+)?)[^\p{ASCII}]/iu
const JAPANESE = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}ー]+/u

const withoutTail = (address: string): string => {
  const plain = address.replace(/[?!.,:;*_~']+$/, '')
  const closing = (plain.match(/\)/g) ?? []).length
  const opening = (plain.match(/\(/g) ?? []).length
  return closing > opening && plain.endsWith(')') ? withoutTail(plain.slice(0, -1)) : plain
}

const firstOf = (run: string, ends: readonly RegExp[]): number =>
  Math.min(...ends.map((end) => run.search(end)).map((at) => (at === -1 ? run.length : at)))

/** A bare address, and the Japanese letters behind it that may or may not be part of it. */
export interface BareAddress {
  address: string
  doubt: string | undefined
}

/** The address at the beginning of such a run. */
export const bareAddress = (run: string): BareAddress => {
  const end = firstOf(run, [KANA, OTHER_LETTER_IN_HOST])
  const address = withoutTail(run.slice(0, end))
  const path = address.replace(/^https?:\/\/[^/?#]*/i, '')
  const cut = /[/-]$/.test(path) ? run.slice(address.length) : ''
  return { address, doubt: JAPANESE.exec(path)?.[0] ?? JAPANESE.exec(cut)?.[0] }
}

/** What is said of letters that may be part of an address. */
export const doubtOf = (address: string, doubt: string): string =>
  address.includes(doubt)
    ? `Unexpected Japanese letters 「${doubt}」 in the bare address \`${address}\`, expected a space where it ends, or \`[題](address)\` where they are part of it`
    : `Unexpected kana 「${doubt}」 behind the bare address \`${address}\`, expected a space there, or \`[題](address)\` where they are part of it`
