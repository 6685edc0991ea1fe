import { parse } from '@retorquere/bibtex-parser'

/** A value of BibTeX as text; commands that nobody can read, where there are any: then it stays as typed. */
export interface TexText {
  text: string
  unread: string[]
}

const GROUP = String.raw`\{((?:[^{}]|\{(?:[^{}]|\{[^{}]*\})*\})*)\}`

/** Commands whose argument, the first or the second of two, is all that a reader sees. */
const TRANSPARENT = new RegExp(
  String.raw`\\(?:(?:textcolor|foreignlanguage|bibinfo|bibfield|texorpdfstring)\s*\{[^{}]*\}|(?:underline|uppercase|lowercase|MakeUppercase|MakeLowercase|textsf|textmd|textnormal|text|mathbb|mathcal|mathsf|mathbf|mathit|mathtt|operatorname|bibnamefont|bibfnamefont|nobreakdash|nohyphens|ensuremath)(?![A-Za-z]))\s*${GROUP}`,
  'g',
)
const RUBY = new RegExp(String.raw`\\(?:ruby|kana)\s*${GROUP}\s*${GROUP}`, 'g')
const LINK = new RegExp(String.raw`\\href\s*${GROUP}\s*${GROUP}`, 'g')
const ADDRESS = new RegExp(String.raw`\\(?:url|path|nolinkurl)\s*${GROUP}`, 'g')

/** Commands that the reader below leaves out without a word. */
const LOST =
  /\\(?:raise|accent|def|setbox|dimen|advance|hskip|newcommand|ifdefined|ifmmode|hss|makeatletter|else|fi)(?![A-Za-z])/g

/** Letters that stand for what the reader below must not touch; no text has them. */
const FIRST_STAND_IN = 0xe100

/** Dollars that open and close maths, by Pandoc's rule: no space inside, no digit behind. */
const MATHS = /(?<!\\)\$(?=\S)((?:[^$\\]|\\[^$])*?(?:[^\s$\\]|\\[^$\s]))\$(?!\d)/g

const withoutDollars = (tex: string): string => {
  let at = 0
  let safe = ''
  for (const match of tex.matchAll(MATHS)) {
    safe += tex.slice(at, match.index).replace(/(?<!\\)\$/g, '\\$') + match[0]
    at = match.index + match[0].length
  }
  return safe + tex.slice(at).replace(/(?<!\\)\$/g, '\\$')
}

const oneLine = (text: string): string => text.replace(/[\p{Cc}\s]+/gu, ' ').trim()

const unwrapped = (tex: string): string => {
  const once = tex.replace(TRANSPARENT, (_, inside: string) => `{${inside}}`)
  return once === tex ? tex : unwrapped(once)
}

/** Commands that change the face of type, and others that no reader sees. */
const UNSEEN =
  /\\(?:bf|rm|sf|sl|sc|it|em|tt|bfseries|mdseries|itshape|slshape|scshape|upshape|normalfont|rmfamily|sffamily|ttfamily|tiny|small|normalsize|large|Large|protect|relax|sloppy|noindent|displaystyle|textstyle|limits|nolimits)(?![A-Za-z])\s*/g

/** Spaces and breaks. */
const SPACE = /\\(?:newline|linebreak|break|newblock)(?![A-Za-z])\s*|\\\s/g

/** Functions of mathematics, which are words. */
const FUNCTIONS =
  /\\(max|min|log|ln|lg|exp|sin|cos|tan|lim|sup|inf|arg|det|dim|gcd|ker|deg|Pr)(?![A-Za-z])/g

const SIGNS: [RegExp, string][] = [
  [/\\textless(?![A-Za-z])\s?(?:\{\})?/g, '<'],
  [/\\textgreater(?![A-Za-z])\s?(?:\{\})?/g, '>'],
  [/\\textquotesingle(?![A-Za-z])\s?(?:\{\})?/g, "'"],
  [/\\textasciigrave(?![A-Za-z])\s?(?:\{\})?/g, '`'],
  [/\\~\s*\{\s*\}/g, '{\\textasciitilde}'],
  [/\\\^\s*\{\s*\}/g, '{\\textasciicircum}'],
  [/(?<!\\)\\[()[\]]/g, '$$'],
]

const withSigns = (tex: string): string =>
  SIGNS.reduce((text, [pattern, sign]) => text.replace(pattern, sign), tex)
    // Letters by their numbers, as Japanese packages write what their fonts lack.
    .replace(/\\UTF\s*\{([\dA-F]{4,5})\}/gi, (_, code: string) =>
      String.fromCodePoint(Number.parseInt(code, 16)),
    )

const prepared = (tex: string): string =>
  withoutDollars(
    unwrapped(
      tex
        .replace(/\\([A-Za-z]+)\*(?=\s*\{)/g, '\\$1')
        .replace(RUBY, '$1（$2）')
        .replace(/\\(La|Bib|Xe)?TeX(?![A-Za-z])\s?(?:\{\})?/g, '$1TeX')
        .replace(UNSEEN, '')
        .replace(SPACE, ' ')
        .replace(FUNCTIONS, '{$1}'),
    ).replace(/(?<!\\)%/g, '\\%'),
  )

const options = (unread: string[]): Parameters<typeof parse>[1] => ({
  sentenceCase: false,
  english: false,
  caseProtection: false,
  applyCrossRef: false,
  unsupported: (_node, tex) => {
    unread.push(tex)
    return ''
  },
})

/**
 * The text that a value of BibTeX stands for: accents, quotes, maths and signs in letters, braces and
 * faces of type gone. Where a command can't be read, the value stays as it is typed.
 */
export const texText = (value: string): TexText => {
  const asTyped = oneLine(value)
  if (!/[\\{}$%~^_&#<>`'"]|--/.test(value)) return { text: asTyped, unread: [] }
  const lost = value.match(LOST)
  if (lost) return { text: asTyped, unread: [...new Set(lost)] }
  const kept: string[] = []
  const keep = (text: string): string => String.fromCharCode(FIRST_STAND_IN + kept.push(text) - 1)
  const tex = prepared(
    withSigns(value)
      .replace(LINK, (_, address: string, words: string) =>
        words.trim() === address.trim() ? keep(address) : `${words} (${keep(address)})`,
      )
      .replace(ADDRESS, (_, address: string) => keep(address))
      .replace(/[<>]/g, keep),
  )
  const unread: string[] = []
  const { entries, errors } = parse(`@misc{k,\nx = {${tex}}\n}`, options(unread))
  const read = entries[0]?.fields.x
  if (unread.length > 0 || errors.length > 0 || typeof read !== 'string')
    return { text: asTyped, unread: unread.length > 0 ? [...new Set(unread)] : ['its form'] }
  const text = read
    .replace(/<\/?(?:p|br|li)>/g, ' ')
    .replace(/<\/?(?:a|i|b|sub|sup|span|code|ul|blockquote|h\d)\b[^<>]*>/g, '')
    .replace(/[\u00AD\u200B]/g, '')
    // A letter with an accent has lost its dot already.
    .replace(/[ıȷ](?=\p{M})/gu, (letter) => (letter === 'ı' ? 'i' : 'j'))
    .normalize('NFC')
    .replace(/[\uE100-\uF8FF]/g, (sign) => kept[sign.charCodeAt(0) - FIRST_STAND_IN] ?? sign)
  return { text: oneLine(text), unread: [] }
}
