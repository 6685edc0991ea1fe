const JAPANESE = /[\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Han}]/u

/** The `lang` for a text inside a Japanese page: none where it is Japanese, or where its language is unknown. */
export const langOf = (text: string, language: string | null): string | undefined =>
  language === null || language.startsWith('ja') || JAPANESE.test(text) ? undefined : language

const names = new Intl.DisplayNames('ja', { type: 'language' })

/** What Japanese readers call a language: 英語 for en. */
export const languageName = (tag: string): string | undefined => names.of(tag)
