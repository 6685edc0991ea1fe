/** One to three digits, half or full width. */
export const DIGITS = '[0-9０-９]{1,3}'
export const RANGE = '[-﹣‐‑–—−－ーｰ~～〜]'
export const COMMA = '[,、，､;；・]'

/** Numbers as a mark carries them: `1`, `1, 2`, `1-3`, `1、3`, `1～3`, `1, 3-5`. */
export const NUMBERS = String.raw`${DIGITS}(?:\s*(?:${COMMA}|${RANGE})\s*${DIGITS})*`

const range = (from: number, to: number): number[] =>
  to > from ? Array.from({ length: to - from + 1 }, (_, index) => from + index) : [from, to]

/** The numbers that such a text means, in its order. */
export const numbersIn = (text: string): number[] =>
  text
    .normalize('NFKC')
    .split(new RegExp(COMMA.normalize('NFKC')))
    .flatMap((part) => {
      const [from = '', to] = part.trim().split(new RegExp(String.raw`\s*${RANGE}\s*`))
      return to === undefined ? [Number(from)] : range(Number(from), Number(to))
    })

const SUPERSCRIPTS = '⁰¹²³⁴⁵⁶⁷⁸⁹'

export const SUPERSCRIPT = `[${SUPERSCRIPTS}]{1,3}`

/** Superscript digits as plain ones. */
export const plainDigits = (text: string): string =>
  text.replace(/[⁰¹²³⁴-⁹]/g, (digit) => String(SUPERSCRIPTS.indexOf(digit)))
