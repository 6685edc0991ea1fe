const JAPANESE = /[\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Han}]/u

/** The `lang` for a text inside a Japanese page: none where it is Japanese, or where its language is unknown. */
export const langOf = (text: string, language: string | null): string | undefined =>
  language === null || language.startsWith('ja') || JAPANESE.test(text) ? undefined : language
