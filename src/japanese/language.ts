/** The language of the site's own words: headings, labels, lists. */
export const OWN = 'ja'

/** Scripts that a language is written in, where a locale names them together. */
const MIXED: Record<string, readonly string[]> = {
  Jpan: ['Hani', 'Hira', 'Kana'],
  Kore: ['Hang', 'Hani'],
  Hans: ['Hani'],
  Hant: ['Hani', 'Bopo'],
}

/** The letters of scripts. Throws where a script has none of its own. */
const lettersOf = (scripts: readonly string[]): RegExp =>
  new RegExp(`(?=\\p{L})[${scripts.map((script) => `\\p{scx=${script}}`).join('')}]`, 'gu')

const LATIN = lettersOf(['Latn'])
const LETTER = /\p{L}/gu

interface Language {
  /** What two tags of one language have in common: also its script, and for Chinese its region. */
  name: string
  /** The letters that it is written in. */
  letters: RegExp
}

const readTag = (tag: string): Language => {
  const { language, script = '', region = '' } = new Intl.Locale(tag).maximize()
  const regional = script === 'Hans' || script === 'Hant' ? region : ''
  const name = [language, script, regional].join('-')
  try {
    return { name, letters: lettersOf(MIXED[script] ?? [script]) }
  } catch {
    return { name, letters: LETTER }
  }
}

const known = new Map<string, Language>()

const languageOf = (tag: string): Language => {
  const before = known.get(tag)
  if (before) return before
  const read = readTag(tag)
  known.set(tag, read)
  return read
}

const count = (text: string, letters: RegExp): number => text.match(letters)?.length ?? 0

/** Whether two tags name one language, so that a text of the one needs no mark within the other. */
export const isSameLanguage = (one: string, other: string): boolean =>
  languageOf(one).name === languageOf(other).name

/**
 * The language that letters alone leave no doubt of: Japanese where kana, Korean where Hangul stand
 * among them, and most letters are of its script. Latin letters and Han alone may be of any language.
 */
const languageOfLetters = (text: string): string | null => {
  const [kana, hangul] = [/[\p{sc=Hira}\p{sc=Kana}]/u.test(text), /\p{sc=Hang}/u.test(text)]
  if (kana === hangul) return null
  const language = kana ? 'ja' : 'ko'
  return 2 * count(text, languageOf(language).letters) > count(text, LETTER) ? language : null
}

/** Whether a text has letters, and none that stand in texts of a language; Latin names stand in all. */
const isForeign = (text: string, language: string): boolean =>
  count(text, LETTER) > 0 && count(text, languageOf(language).letters) + count(text, LATIN) === 0

/**
 * The `lang` of a text that stands among words of another language: the text's own tag as it was
 * written, so that Chinese and Korean keep their glyphs. Undefined where both are one language, and
 * where nobody knows the text's; empty, HTML's sign for an unknown language, where nobody knows it
 * and its letters are not those around it.
 *
 * @param language the text's own, null where nobody knows; one whose letters it can't have says nothing
 * @param around the language of the words around it
 */
export const langOf = (
  text: string,
  language: string | null | undefined,
  around = OWN,
): string | undefined => {
  const own = language && !isForeign(text, language) ? language : languageOfLetters(text)
  if (own === null) return isForeign(text, around) ? '' : undefined
  return isSameLanguage(own, around) ? undefined : own
}

/** Whether a name may be of a language: it has letters of it and, beside Latin ones, no others. */
const mayBe = (name: string, language: string): boolean => {
  const others = name.replaceAll(languageOf(language).letters, '')
  return others !== name && count(others.replaceAll(LATIN, ''), LETTER) === 0
}

/**
 * The language of a name that no entry tags (a medium, a publisher, an author, a quotation that may be
 * a translation): that of the entries that carry it where its letters agree, and where those are of
 * one language. Null where nobody knows.
 */
export const languageOfName = (
  name: string,
  languages: readonly (string | null | undefined)[],
): string | null => {
  const likely = [...new Set(languages)].filter(
    (language) => typeof language === 'string' && mayBe(name, language),
  )
  const [first] = likely
  return first && likely.every((language) => language && isSameLanguage(language, first))
    ? first
    : languageOfLetters(name)
}

/** The `lang` of a name in an entry of a language, among words of another. */
export const langOfName = (
  name: string,
  language: string | null | undefined,
  around = OWN,
): string | undefined => langOf(name, languageOfName(name, [language]), around)

const names = new Intl.DisplayNames(OWN, { type: 'language' })

/** What Japanese readers call a language: 英語 for en. */
export const languageName = (tag: string): string | undefined => names.of(tag)
